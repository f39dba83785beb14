using System.Globalization;
using System.Text;
using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Fetching;
using Kayfabe.Build.Terminal;
using Kayfabe.Study.Fetching;

namespace Kayfabe.Build.PictureFetching;

/// <summary>What FetchPictures says before it asks anybody, and at its end.</summary>
internal static class FetchText
{
    private const int MostShown = 10;

    /// <summary>What there is to do, counted by what is known of the addresses.</summary>
    public static string Plan(PictureAddresses addresses, PicturePlace place, int parallel)
    {
        var there = 0;
        var missing = new int[Enum.GetValues<AddressState>().Length];
        foreach (var (picture, state) in addresses.States())
        {
            if (place.Has(picture))
                there++;
            else
                missing[(int)state]++;
        }
        var text = new StringBuilder();
        Line($"{addresses.Count:N0} pictures in the exports, {there:N0} of them are here");
        if (missing[(int)AddressState.Expired] is > 0 and var expired)
            Line($"{expired:N0} with an address that has expired, the last on {addresses.LastExpired:yyyy-MM-dd}");
        if (missing[(int)AddressState.Missing] is > 0 and var without)
            Line($"{without:N0} without an address (imgUrl)");
        if (missing[(int)AddressState.Unusable] is > 0 and var unusable)
            Line($"{unusable:N0} with an address that is not one of http or https");
        if (addresses.Withdrawn > 0)
            Line($"{addresses.Withdrawn:N0} rows of pictures that were withdrawn");
        Line($"{missing[(int)AddressState.Usable]:N0} to fetch, {parallel} at a time");
        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    /// <summary>The number of pictures to fetch.</summary>
    public static int ToFetch(PictureAddresses addresses, PicturePlace place) => addresses.States()
        .Count(one => one.State == AddressState.Usable && !place.Has(one.Picture));

    /// <summary>What was fetched, in one line.</summary>
    public static string Done(PictureFetch fetch, TimeSpan elapsed) => string.Create(
        CultureInfo.InvariantCulture,
        $"Fetched {fetch.Fetched:N0} pictures, {Quantity.Show(fetch.Bytes)}, in {FetchPace.Duration(elapsed)}: "
        + $"{FetchPace.Rate(fetch.Tried, elapsed)}.\n");

    /// <summary>Pictures whose file is not the one that was fetched.</summary>
    public static string? Edited(IReadOnlyList<string> pictures) => pictures.Count == 0 ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"Warning: {pictures.Count:N0} files are not as they were fetched, and were left alone: "
        + $"{string.Join(", ", pictures.Take(MostShown))}{(pictures.Count > MostShown ? " ..." : "")}\n");

    /// <summary>The failures: by reason, and the first of each, a line each.</summary>
    public static string Failures(FailedPictures failed)
    {
        var text = new StringBuilder();
        foreach (var (reason, count, first) in failed.ByReason())
        {
            text.Append(CultureInfo.InvariantCulture, $"{count:N0} {reason.Text()}\n");
            if (reason is FetchFailureReason.Expired or FetchFailureReason.Missing)
                continue;
            foreach (var failure in first)
                text.Append($"  {failure.Address.Picture}: {TerminalText.Sanitize(failure.Detail)}\n");
            if (count > first.Count)
                text.Append(CultureInfo.InvariantCulture, $"  ... and {count - first.Count:N0} more\n");
        }
        return text.ToString();
    }
}
