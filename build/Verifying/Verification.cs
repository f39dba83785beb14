using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Publishing;
using Kayfabe.Build.Running;
using Kayfabe.Settings;
using Kayfabe.Store.Content;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Verification;

namespace Kayfabe.Build.Verifying;

/// <summary>What came out of a verification.</summary>
/// <param name="Published">The lock that was verified.</param>
/// <param name="Made">The lock that its sources give here.</param>
/// <param name="Stages">A check for each stage.</param>
/// <param name="Files">The published files that are not as they should be.</param>
/// <param name="Compared">The published files that were compared, with their digests.</param>
internal sealed record Verification(
    PublishedLock Published, StudyLock Made, IReadOnlyList<VerifiedPart> Stages, IReadOnlyList<VerifiedPart> Files,
    IReadOnlyList<(string Name, Digest Digest)> Compared)
{
    /// <summary>The verdict on the whole result.</summary>
    public Match Match => Matches.Worst(Stages.Concat(Files).Select(check => check.Match));

    /// <summary>Makes everything again in a folder, and compares it with what is published.</summary>
    /// <param name="context">The checkout, of which nothing is written.</param>
    /// <param name="folder">An empty folder.</param>
    public static Verification Run(BuildContext context, string folder)
    {
        var published = PublishedLock.Read(context.Paths);
        using var again = context.Apart(folder);
        var stages = Targets.StagesOf(Options.DefaultTarget);
        for (var i = 0; i < stages.Count; i++)
        {
            context.Progress.Show($"making {stages[i].Name} again", i, stages.Count);
            again.Stages.Run((IStage)Activator.CreateInstance(stages[i])!);
        }
        var made = again.Stages.Lock!;
        again.Publisher.PublishModel(made, again.Workspace.FolderOf);
        again.Publisher.PublishLock(made.ToBytes());
        var comparison = new StageComparison(
            published.Lock, made, Metrics(context, again.Paths), again.Stages.Describe,
            (stage, expected, found) => Compare(context, again, stage, expected, found));
        var checks = comparison.Checks();
        var report = checks.Single(check => check.Name == Options.DefaultTarget).Match;
        var files = new FileComparison(context.Paths, again.Paths.Published, published, report);
        return new Verification(
            published, made, checks, [.. files.Checks(), .. List(context)], files.Compared);
    }

    // Of the published numbers, which are compared byte for byte where the environment is the same.
    private static (bool, string) Metrics(BuildContext context, ProjectPaths made)
    {
        try
        {
            static ModelMetrics Read(ProjectPaths paths) =>
                MetricsFile.Read(Path.Combine(paths.Published, MetricsFile.Name));
            var tolerance = context.Settings.Verify.Tolerance;
            var agreement = MetricAgreement.Of(Read(context.Paths), Read(made), tolerance);
            var (metric, before, now) = agreement.Furthest;
            var name = Study.Evaluation.Metrics.NameOf(metric);
            return (agreement.IsWithin, FormattableString.Invariant(
                $"of all metrics {name} differs most: expected {Number(now)}, found {Number(before)}, ")
                + FormattableString.Invariant($"tolerance {tolerance}"));
        }
        catch (Exception e) when (e is InputException or IOException or UnauthorizedAccessException)
        {
            return (false, $"{context.Paths.Display(context.Paths.Published)}/{MetricsFile.Name} cannot be read");
        }
    }

    private static string Number(double? value) =>
        value is { } number ? FormattableString.Invariant($"{number:0.####}") : "not defined";

    // What is published of a stage is in the lock by its digest alone: the bytes may be in the checkout's store.
    private static string? Compare(
        BuildContext context, BuildContext again, string stage, OutputFile expected, OutputFile found) =>
        context.Content.IsWhole(found.Digest)
        && StoredFile.Read(context.Content.PathOf(found.Digest)) is { } before
        && StoredFile.Read(again.PathOf(stage, expected.Path)) is { } now
        && Digest.Of(before) == found.Digest
            ? FirstDifference.Between(expected.Path, now, before)
            : null;

    // The list of all studies, from the published numbers of each.
    private static IEnumerable<VerifiedPart> List(BuildContext context)
    {
        var reports = Path.GetDirectoryName(context.Paths.Published)!;
        var path = Path.Combine(reports, PublishedIndex.FileName);
        var expected = PublishedIndex.Render(reports);
        var found = StoredFile.Read(path, out var problem);
        if (found is null || !found.AsSpan().SequenceEqual(expected))
        {
            yield return new VerifiedPart(
                context.Paths.Display(path), Match.Different,
                found is null ? problem ?? "is missing" : FirstDifference.Between(path, expected, found));
        }
    }
}
