using Kayfabe.Build.Fetching;
using Kayfabe.Build.Running;
using Kayfabe.Settings;
using Kayfabe.Study.Fetching;
using Kayfabe.Study.Files;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Posts;
using Kayfabe.Study.Withdrawals;

namespace Kayfabe.Build.PictureFetching;

/// <summary>Fetches the pictures of a study: counts, asks, puts in place, and says what was not to be had.</summary>
/// <param name="context">The run.</param>
/// <param name="rules">What is demanded of servers.</param>
internal sealed class StudyFetch(BuildContext context, FetchRules rules)
{
    /// <summary>The rules for pictures: addresses of exports are also those of http.</summary>
    public static FetchRules Rules { get; } = new() { Schemes = [Uri.UriSchemeHttp, Uri.UriSchemeHttps] };

    /// <summary>Fetches what is missing.</summary>
    /// <exception cref="InputException">The exports have faults, or a picture is not to be had.</exception>
    public void Run()
    {
        var ingest = context.Sections.Find<IngestSettings>() ?? throw Lacks("ingest");
        var pictures = (context.Sections.Find<PictureSettings>() ?? throw Lacks("detect")).Pictures;
        var withdrawn = context.Paths.Withdrawn();
        var addresses = PictureAddresses.Read(Exports(ingest), ingest, withdrawn, context.Clock.GetUtcNow());
        // One run at a time works on a study, Forget and the stages included.
        _ = context.Workspace;
        using var place = new PicturePlace(
            Confined(pictures), Confined(FetchRecord.FileName), Display(FetchRecord.FileName));
        var parallel = context.Options.Parallel();
        Console.Out.Write(FetchText.Plan(addresses, place, parallel));
        Console.Error.Write(FetchText.Edited(place.Edited()));
        Fetch(addresses, place, withdrawn, parallel);
    }

    private void Fetch(PictureAddresses addresses, PicturePlace place, WithdrawnPictures withdrawn, int parallel)
    {
        var (total, started) = (FetchText.ToFetch(addresses, place), context.Clock.GetTimestamp());
        var table = Path.Combine(context.Paths.Artifacts, "failedPictures.csv");
        using var failed = new FailedPictures(table);
        var fetch = new PictureFetch(place, withdrawn, rules, context.Clock)
        {
            Failed = failed.Add,
            Progress = done => context.Progress.Show(
                FetchPace.Text(done, total, context.Clock.GetElapsedTime(started)), done, total),
        };
        try
        {
            // Where all are here, the addresses need not be read again.
            if (!addresses.States().All(one => place.Has(one.Picture)))
                fetch.Run(addresses.All(), int.Min(parallel, int.Max(total, 1)));
        }
        finally
        {
            context.Progress.Clear();
            place.SortRecord();
        }
        if (total > 0)
            Console.Out.Write(FetchText.Done(fetch, context.Clock.GetElapsedTime(started)));
        if (failed.Count > 0)
            throw new InputException(Incomplete(fetch, failed, total, table));
    }

    private Fault Incomplete(PictureFetch fetch, FailedPictures failed, int total, string table)
    {
        Console.Error.Write(FetchText.Failures(failed));
        var all = $"All are in {context.Paths.Display(table)}";
        return fetch.GaveUp
            ? new Fault(
                FormattableString.Invariant(
                    $"stopped: no server was reached any more, or all were busy; ")
                + FormattableString.Invariant($"{total - fetch.Tried} pictures were not tried"),
                "Check the network, wait, and run the same command again, with a lower --parallel where servers were "
                + $"busy: it goes on from there. {all}")
            : new Fault(
                $"{Sharing.TransferText.Count(failed.Count, "picture")} could not be fetched",
                (failed.OnlyExportsHelp ? "Export the posts again, then run the same command. "
                    : "The same command tries them again, and nothing else. ")
                + $"{all}; docs/aws.md says what to do about each.");
    }

    private IReadOnlyList<StudyFile> Exports(IngestSettings settings)
    {
        var faults = new FaultList();
        var files = StudyFiles.Find(
            context.Paths.StudyFolder, context.Paths.Display(context.Paths.StudyFolder), settings.Exports, faults);
        faults.ThrowIfAny();
        return files;
    }

    // A study of a stranger must not make the build write elsewhere.
    private string Confined(string relative)
    {
        var path = Path.Combine(context.Paths.StudyFolder, relative);
        return !StudyFiles.LeadsOut(context.Paths.StudyFolder, path) ? path
            : throw new InputException(StudyFiles.LinkOut(Display(relative)));
    }

    private string Display(string relative) =>
        context.Paths.Display(Path.Combine(context.Paths.StudyFolder, relative));

    private InputException Lacks(string section) => new(new Fault(
        $"the study has no section '{section}'",
        "FetchPictures is for studies that are made from exports and pictures.",
        context.Paths.Display(context.Paths.StudyFile)));
}
