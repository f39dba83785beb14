namespace Kayfabe.Study.Leakage;

/// <summary>A picture on both sides of the split has been seen in training.</summary>
internal static class SharedPictures
{
    private const string Identical = "identical pictures across the split";
    private const string Similar = "near-identical pictures across the split";
    private const string Advice = "Keep one of them, or see that all are of one post and divide whole posts.";

    public static Suspicion CheckIdentical(LeakageEvidence evidence)
    {
        if (evidence.Pictures is not { } pictures)
            return NotApplicable("identicalPictures", Identical);
        var trained = evidence.Sets.Train.Where(row => Of(row) is not null).ToLookup(row => Of(row)!.Digest);
        return SharedRows.Of(
            evidence, "identicalPictures", Identical, "L1.4",
            test => Of(test) is { } picture ? [.. trained[picture.Digest]] : [],
            "have the very same picture among the training rows", Advice);

        PictureFingerprint? Of(int row) => pictures.GetValueOrDefault(evidence.Matrix.Rows[row].Id);
    }

    public static Suspicion CheckSimilar(LeakageEvidence evidence)
    {
        if (evidence.Pictures is not { } pictures)
            return NotApplicable("similarPictures", Similar);
        var (train, test) = (With(evidence.Sets.Train), With(evidence.Sets.Test));
        var trained = train.Select(row => row.Picture.Digest).ToHashSet(StringComparer.Ordinal);
        // What is there as it is counts as identical.
        test = [.. test.Where(row => !trained.Contains(row.Picture.Digest))];
        var views = new PictureView[train.Length + test.Length][];
        Parallel.For(0, views.Length, i =>
            views[i] = PictureView.Of((i < train.Length ? train[i] : test[i - train.Length]).Picture.Thumbnail!));
        var found = SimilarPictures.Find(views[train.Length..], views[..train.Length]);
        var like = test.Zip(found).ToDictionary(
            pair => pair.First.Row, IReadOnlyList<int> (pair) => [.. pair.Second.Select(i => train[i].Row)]);
        return SharedRows.Of(
            evidence, "similarPictures", Similar, "L1.4", row => like.GetValueOrDefault(row, []),
            "have nearly the same picture among the training rows", Advice, isFailure: false);

        (int Row, PictureFingerprint Picture)[] With(IEnumerable<int> rows) =>
        [
            .. rows.Select(row => (row, Picture: pictures.GetValueOrDefault(evidence.Matrix.Rows[row].Id)!))
                .Where(row => row.Picture?.Thumbnail is not null),
        ];
    }

    private static Suspicion NotApplicable(string id, string name) =>
        new(id, name, "L1.4", "The study has no pictures to compare.") { Applies = false };
}
