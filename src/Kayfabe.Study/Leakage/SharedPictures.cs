namespace Kayfabe.Study.Leakage;

/// <summary>A picture on both sides of the split has been seen in training.</summary>
internal static class SharedPictures
{
    private const string Identical = "identical pictures across the split";
    private const string Similar = "near-identical pictures across the split";
    private const string Advice = "Keep one of them, or see that all are of one post and divide whole posts.";

    public static LeakageFinding CheckIdentical(LeakageEvidence evidence)
    {
        if (evidence.Pictures is not { } pictures)
            return NotApplicable("identicalPictures", Identical);
        var trained = Of(evidence.Train.Select(row => row.Id), pictures)
            .Select(pair => pair.Picture.Digest).ToHashSet(StringComparer.Ordinal);
        var shared = Of(evidence.Test.Select(row => row.Id), pictures)
            .Where(pair => trained.Contains(pair.Picture.Digest)).Select(pair => pair.Id);
        return Finding(evidence, "identicalPictures", Identical, "the very same picture", shared);
    }

    public static LeakageFinding CheckSimilar(LeakageEvidence evidence)
    {
        if (evidence.Pictures is not { } pictures)
            return NotApplicable("similarPictures", Similar);
        var trained = Of(evidence.Train.Select(row => row.Id), pictures).ToArray();
        var same = trained.Select(pair => pair.Picture.Digest).ToHashSet(StringComparer.Ordinal);
        var similar = new SimilarHashes(
            trained.Select(pair => pair.Picture.Hash).OfType<ulong>(), evidence.Settings.SimilarBits);
        var shared = Of(evidence.Test.Select(row => row.Id), pictures)
            .Where(pair => !same.Contains(pair.Picture.Digest) && pair.Picture.Hash is { } hash && similar.Has(hash))
            .Select(pair => pair.Id);
        return Finding(evidence, "similarPictures", Similar, "nearly the same picture", shared);
    }

    private static LeakageFinding Finding(
        LeakageEvidence evidence, string id, string name, string what, IEnumerable<string> rows)
    {
        var shared = rows.ToHashSet(StringComparer.Ordinal);
        var limit = evidence.Settings.SharedPictures;
        return new LeakageFinding(
            id,
            name,
            "L1.4",
            evidence.OfShare(shared.Count, limit),
            shared.Count == 0
                ? $"No test row has {what} among the training rows."
                : $"{shared.Count} of {evidence.Sets.Test.Count} test rows have {what} among the training rows.",
            shared.Count,
            shared.Count == 0 ? null : evidence.AccuracyWith(shared),
            limit,
            shared.Count == 0 ? null : Advice);
    }

    private static LeakageFinding NotApplicable(string id, string name) =>
        new(id, name, "L1.4", LeakageVerdict.NotApplicable, "The study has no pictures to compare.");

    private static IEnumerable<(string Id, PictureFingerprint Picture)> Of(
        IEnumerable<string> ids, IReadOnlyDictionary<string, PictureFingerprint> pictures)
    {
        foreach (var id in ids)
        {
            if (pictures.TryGetValue(id, out var picture))
                yield return (id, picture);
        }
    }
}
