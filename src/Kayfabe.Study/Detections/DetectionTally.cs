namespace Kayfabe.Study.Detections;

/// <summary>Counts what is written: recordings, detections and model versions.</summary>
internal sealed class DetectionTally
{
    private readonly int[] _recorded = new int[DetectionKinds.All.Count];
    private readonly long[] _detections = new long[DetectionKinds.All.Count];
    private readonly Dictionary<(DetectionKind Kind, string Version), int> _models = [];

    /// <summary>The pictures by the model version that saw them; recordings of celebrities have none.</summary>
    public IReadOnlyList<ServiceModel> Models =>
    [
        .. _models.Select(pair => new ServiceModel(pair.Key.Kind, pair.Key.Version, pair.Value))
            .OrderBy(model => model.Kind)
            .ThenBy(model => model.Version, StringComparer.Ordinal),
    ];

    /// <summary>The pictures with a recording, and their detections, of the kinds that the study uses.</summary>
    public IReadOnlyList<(DetectionKind Kind, int Recorded, long Detections)> Kinds(IEnumerable<DetectionKind> kinds) =>
        [.. kinds.Distinct().Order().Select(kind => (kind, _recorded[(int)kind], _detections[(int)kind]))];

    public void Add(DetectionMerge merge, int digest, ReadOnlySpan<(int Name, double Confidence)> detections)
    {
        foreach (var kind in DetectionKinds.All)
        {
            if (!merge.IsRecorded(digest, kind))
                continue;
            _recorded[(int)kind]++;
            if (kind == DetectionKind.Celebrity)
                continue;
            var model = (kind, merge.Model(digest, kind));
            _models[model] = _models.GetValueOrDefault(model) + 1;
        }
        foreach (var (name, _) in detections)
            _detections[(int)merge.Names[name].Kind]++;
    }
}
