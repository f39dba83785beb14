namespace Kayfabe.Study.Leakage;

/// <summary>Test rows should be drawn as the rows that the result is to hold for.</summary>
internal static class ClassBalance
{
    public static Suspicion Check(LeakageEvidence evidence)
    {
        const string Id = "classBalance", Name = "test rows of another balance than training rows", Code = "L3.3";
        var isTest = new bool[evidence.Matrix.Rows.Count];
        foreach (var row in evidence.Sets.Test)
            isTest[row] = true;
        var used = evidence.Sets.Train.Concat(evidence.Sets.Test).Order().ToArray();
        var shuffles = used.Length == isTest.Length
            ? evidence.Shuffles
            : new PostShuffles(used.Select(row => evidence.Matrix.Rows[row].Post), evidence.Seed);
        var test = ShareTest.Of(
            shuffles,
            [.. used.Select(row => evidence.Matrix.Rows[row].InKayfabe ? 1.0 : 0.0)],
            [new RowPattern("the row is for the test", [.. used.Select(row => isTest[row])])]);
        if (test is null)
        {
            return new Suspicion(Id, Name, Code, $"There are fewer than {ShareTest.FewestRows} rows to compare.")
            {
                Applies = false,
            };
        }
        return new Suspicion(
            Id, Name, Code,
            $"{LeakageEvidence.Percent(test.ShareWith)} of the test rows are in kayfabe, "
            + $"{LeakageEvidence.Percent(test.ShareWithout)} of the training rows.")
        {
            IsFound = true,
            Chance = test.Chance,
            Rows = evidence.Sets.Test.Count,
            Effect = () => evidence.WithBalance(test.ShareWithout),
            Advice = "Look at how the rows are divided, or set another split.seed.",
        };
    }
}
