using Kayfabe.Study.Matrix;
namespace Kayfabe.Study.Leakage;

/// <summary>Whether a value, or a picture, is missing should not predict the outcome.</summary>
internal static class Missingness
{
    private const string Code = "L2";

    public static Suspicion CheckDetections(LeakageEvidence evidence)
    {
        const string Id = "blankDetections", Name = "blank detections that predict the outcome";
        if (!Blanks.AreDistinguished(evidence.Matrix))
        {
            return new Suspicion(
                Id, Name, Code, "What was not detected is 0 in this matrix: no detection is blank.")
            { Applies = false };
        }
        var test = ShareTest.Of(
            evidence.Shuffles, evidence.Outcomes, [new("detections are blank", Blanks.RowsOf(evidence.Matrix))]);
        return Suspect(Id, Name, test, "rows") with
        {
            Effect = () => evidence.WithMatrix(Blanks.AsZeros(evidence.Matrix)),
            Advice = "Find out why detections are blank; process all pictures alike, or take blanks for zeros.",
        };
    }

    public static Suspicion CheckMetadata(LeakageEvidence evidence)
    {
        const string Id = "missingMetadata", Name = "missing metadata that predict the outcome";
        if (evidence.Matrix.Features.All(Blanks.IsDetection))
            return new Suspicion(Id, Name, Code, "No feature is metadata.") { Applies = false };
        var test = ShareTest.Of(evidence.Shuffles, evidence.Outcomes, MetadataPatterns(evidence.Matrix));
        var found = test?.Found.ToHashSet(StringComparer.Ordinal) ?? [];
        return Suspect(Id, Name, test, "rows") with
        {
            Effect = () => evidence.WithoutFeatures(feature =>
                !Blanks.IsDetection(feature) && found.Contains(PatternOf(feature))),
            Advice = "Find out why the values are missing, and leave the feature out where that is no property of the "
                + "picture.",
        };
    }

    public static Suspicion CheckPictures(LeakageEvidence evidence)
    {
        const string Id = "missingPictures", Name = "pictures or recordings that are missing by outcome";
        if (evidence.Missing is not { } missing)
        {
            return new Suspicion(
                Id, Name, "L3.3", "The published matrix does not tell which pictures were left out.")
            { Applies = false };
        }
        if (missing.Count < ShareTest.FewestRows)
        {
            return new Suspicion(
                Id, Name, "L3.3", $"{missing.Count} annotated pictures lack a file or a recording: too few to matter.")
            {
                Rows = missing.Count,
            };
        }
        MatrixRow[] all = [.. evidence.Matrix.Rows, .. missing];
        double[] outcomes = [.. all.Select(row => row.InKayfabe ? 1.0 : 0.0)];
        var test = ShareTest.Of(
            new PostShuffles(all.Select(row => row.Post), evidence.Seed),
            outcomes,
            [new("the file or a recording is missing", [.. all.Select((_, i) => i >= evidence.Matrix.Rows.Count)])]);
        return Suspect(Id, Name, test, "annotated pictures") with
        {
            Code = "L3.3",
            Effect = () => evidence.WithBalance(outcomes.Average()),
            Advice = "Find out why they are missing, and record them.",
        };
    }

    private static Suspicion Suspect(string id, string name, ShareTest? test, string rows) => test is null
        ? new Suspicion(id, name, Code, $"No value is missing in {ShareTest.FewestRows} {rows} and known in as many.")
        : new Suspicion(
            id, name, Code,
            $"Where {test.Worst.Pattern.Name}, in {test.Worst.With.Length} {rows}, "
            + $"{LeakageEvidence.Percent(test.ShareWith)} are in kayfabe, elsewhere "
            + $"{LeakageEvidence.Percent(test.ShareWithout)}.")
        {
            IsFound = true,
            Chance = test.Chance,
            Rows = test.Worst.With.Length,
        };

    private static IEnumerable<RowPattern> MetadataPatterns(FeatureMatrix matrix)
    {
        var columns = new FeatureColumns(matrix);
        for (var column = 0; column < matrix.Features.Count; column++)
        {
            if (Blanks.IsDetection(matrix.Features[column]))
                continue;
            var missing = Enumerable.Repeat(true, matrix.Rows.Count).ToArray();
            foreach (var row in columns.RowsOf(column))
                missing[row] = false;
            yield return new RowPattern(PatternOf(matrix.Features[column]), missing);
        }
    }

    private static string PatternOf(Feature feature) => $"{feature.Name} is missing";
}
