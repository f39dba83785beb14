using CsvHelper;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Matrix;

/// <summary>Writes <c>rows.csv</c> row by row.</summary>
internal sealed class RowsWriter(string path) : IDisposable
{
    /// <summary>The form of the day on which a post was published.</summary>
    public const string Day = "yyyy-MM-dd";

    /// <summary>The columns.</summary>
    public static string[] Header { get; } = ["row", "post", "outcome", "published"];

    private readonly CsvWriter _csv = CsvFile.Create(path, Header);

    /// <summary>Writes a row.</summary>
    public void Write(MatrixRow row)
    {
        _csv.WriteField(row.Id);
        _csv.WriteField(row.Post);
        End(row.InKayfabe, row.Published);
    }

    /// <summary>Writes a row whose texts are UTF-8.</summary>
    public void Write(ReadOnlySpan<byte> id, ReadOnlySpan<byte> post, bool inKayfabe, DateOnly? published)
    {
        _csv.WriteField(id);
        _csv.WriteField(post);
        End(inKayfabe, published);
    }

    /// <inheritdoc/>
    public void Dispose() => _csv.Dispose();

    private void End(bool inKayfabe, DateOnly? published)
    {
        _csv.WriteField(inKayfabe ? "1"u8 : "0"u8);
        if (published is { } day)
            _csv.WriteField(day, Day);
        else
            _csv.WriteField(""u8);
        _csv.EndRecord();
    }
}
