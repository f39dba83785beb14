namespace Kayfabe.Study.Tables;

/// <summary>Orders the rows of a table by a number and a text.</summary>
/// <remarks>Sorting numbers is several times as fast as sorting strings, and most rows differ in the number.</remarks>
internal static class RowOrder
{
    /// <summary>The indices of the rows by key, and ordinal by id where keys are the same.</summary>
    /// <param name="keys">One a row; sorted on return.</param>
    /// <param name="id">The row's id.</param>
    public static int[] By(ulong[] keys, Func<int, string> id)
    {
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(keys, order);
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && keys[end] == keys[start];)
                end++;
            if (end - start > 1)
                order.AsSpan(start, end - start).Sort((a, b) => string.CompareOrdinal(id(a), id(b)));
        }
        return order;
    }

    /// <summary>
    /// A key that orders ASCII ids as ordinal comparison does, as far as their first eight characters go.
    /// </summary>
    public static ulong Prefix(string id)
    {
        var key = 0UL;
        for (var i = 0; i < 8; i++)
            key = (key << 8) | (i < id.Length ? (byte)id[i] : 0UL);
        return key;
    }
}
