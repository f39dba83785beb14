using System.Runtime.InteropServices;

namespace Kayfabe.Study.Detections;

/// <summary>
/// Puts together what several threads have read: of the recordings of one digest and kind the last by time, on a tie
/// the one with the greater content. Nothing depends on the order of lines, files or threads.
/// </summary>
internal sealed class DetectionMerge
{
    private const long None = -1;
    private readonly IReadOnlyList<RecordingBatch> _batches;

    /// <summary>By digest and kind: the number of the batch (upper half) and of the recording in it, or None.</summary>
    private readonly long[] _used;

    /// <summary>By batch and kind: the place in <see cref="Names"/> of each of the batch's names.</summary>
    private readonly int[][][] _places;
    private readonly List<(int Name, double Confidence)> _row = [];

    /// <summary>By digest and kind: whether another answer of the same time differs.</summary>
    private readonly bool[] _isContradicted;

    public DetectionMerge(IReadOnlyList<RecordingBatch> batches, int digests)
    {
        _batches = batches;
        _used = new long[digests * DetectionKinds.All.Count];
        _isContradicted = new bool[_used.Length];
        Names = [.. batches.SelectMany(NamesOf).Distinct(DetectedName.SameContent).Order()];
        _places = PlacesOf(batches, Names);
        Choose();
        DropUnused();
    }

    /// <summary>The names that occur in the recordings that are used, in order.</summary>
    public IReadOnlyList<DetectedName> Names { get; private set; }

    /// <summary>The number of recordings that count.</summary>
    public int Used { get; private set; }

    /// <summary>The number of recordings that a later one has replaced.</summary>
    public int Replaced { get; private set; }

    /// <summary>The number of recordings that count though another of the same time says something else.</summary>
    public int Contradicted => _isContradicted.Count(isContradicted => isContradicted);

    public bool IsContradicted(int digest, DetectionKind kind) => _isContradicted[Slot(digest, kind)];

    /// <summary>
    /// The confidence below which it is not known whether a label was seen, since the list has MaxLabels labels;
    /// null for a list that is shorter.
    /// </summary>
    public double? LowestOfFullList(int digest, int mostLabels)
    {
        if (Find(_used[Slot(digest, DetectionKind.Label)]) is not var (batch, recording)
            || recording.Count < mostLabels)
            return null;
        var lowest = double.PositiveInfinity;
        foreach (var confidence in CollectionsMarshal.AsSpan(batch.Confidences).Slice(recording.Start, recording.Count))
            lowest = double.Min(lowest, confidence);
        return lowest;
    }

    public bool IsRecorded(int digest, DetectionKind kind) => _used[Slot(digest, kind)] != None;

    /// <summary>The model version of the recording that is used; empty where it has none.</summary>
    public string Model(int digest, DetectionKind kind) =>
        Find(_used[Slot(digest, kind)]) is var (batch, recording) ? batch.Model(recording) : "";

    /// <summary>
    /// The detections of a digest by their place in <see cref="Names"/>, ascending, each once with its highest
    /// confidence (one person may have several faces in a picture). Valid until the next call.
    /// </summary>
    public ReadOnlySpan<(int Name, double Confidence)> Detections(int digest)
    {
        _row.Clear();
        foreach (var kind in DetectionKinds.All)
        {
            if (_used[Slot(digest, kind)] is var used and not None)
                Append(used, _row);
        }
        return Canonical(_row);
    }

    private static IEnumerable<DetectedName> NamesOf(RecordingBatch batch) => DetectionKinds.All.SelectMany(kind =>
        Enumerable.Range(0, batch.Parser.Response.NameTables[(int)kind].Count).Select(path => batch.Name(kind, path)));

    private static int[][][] PlacesOf(IReadOnlyList<RecordingBatch> batches, IReadOnlyList<DetectedName> names)
    {
        var place = names.Select((name, i) => (name, i))
            .ToDictionary(pair => pair.name, pair => pair.i, DetectedName.SameContent);
        return [.. batches.Select(batch => DetectionKinds.All
            .Select(kind => Enumerable.Range(0, batch.Parser.Response.NameTables[(int)kind].Count)
                .Select(path => place[batch.Name(kind, path)]).ToArray())
            .ToArray())];
    }

    private static int Slot(int digest, DetectionKind kind) => (digest * DetectionKinds.All.Count) + (int)kind;

    private (RecordingBatch Batch, Recording Recording)? Find(long used) => used == None
        ? null
        : (_batches[(int)(used >> 32)], _batches[(int)(used >> 32)].Recordings[(int)used]);

    private void Choose()
    {
        Array.Fill(_used, None);
        for (var batch = 0; batch < _batches.Count; batch++)
        {
            for (var i = 0; i < _batches[batch].Recordings.Count; i++)
            {
                var recording = _batches[batch].Recordings[i];
                ref var used = ref _used[Slot(recording.Digest, recording.Kind)];
                var candidate = ((long)batch << 32) | (uint)i;
                if (used == None)
                    Used++;
                else
                    Replaced++;
                var (order, isSameTime) = used == None ? (1, false) : Compare(candidate, used);
                ref var isContradicted = ref _isContradicted[Slot(recording.Digest, recording.Kind)];
                isContradicted = (isSameTime && order != 0) || (isContradicted && (isSameTime || order < 0));
                if (order > 0)
                    used = candidate;
            }
        }
    }

    private (int Order, bool IsSameTime) Compare(long left, long right)
    {
        var (leftBatch, leftRecording) = Find(left)!.Value;
        var (rightBatch, rightRecording) = Find(right)!.Value;
        var order = leftRecording.RecordedAt.CompareTo(rightRecording.RecordedAt);
        if (order != 0)
            return (order, false);
        order = string.CompareOrdinal(leftBatch.Model(leftRecording), rightBatch.Model(rightRecording));
        return (order == 0 ? Content(left).SequenceCompareTo(Content(right)) : order, true);
    }

    private ReadOnlySpan<(int Name, double Confidence)> Content(long used)
    {
        var row = new List<(int, double)>();
        Append(used, row);
        return Canonical(row);
    }

    private void Append(long used, List<(int Name, double Confidence)> row)
    {
        var (batch, recording) = Find(used)!.Value;
        var places = _places[(int)(used >> 32)][(int)recording.Kind];
        for (var i = recording.Start; i < recording.Start + recording.Count; i++)
            row.Add((places[batch.Names[i]], batch.Confidences[i]));
    }

    /// <summary>Sorts in place and keeps the last, that is the highest, of each name.</summary>
    private static Span<(int Name, double Confidence)> Canonical(List<(int Name, double Confidence)> row)
    {
        var span = CollectionsMarshal.AsSpan(row);
        span.Sort(static (left, right) =>
            left.Name != right.Name ? left.Name.CompareTo(right.Name) : left.Confidence.CompareTo(right.Confidence));
        var kept = 0;
        for (var i = 0; i < span.Length; i++)
        {
            if (i + 1 == span.Length || span[i].Name != span[i + 1].Name)
                span[kept++] = span[i];
        }
        return span[..kept];
    }

    /// <summary>Leaves out the names that only recordings have that are not used.</summary>
    private void DropUnused()
    {
        var isUsed = new bool[Names.Count];
        foreach (var used in _used)
        {
            if (Find(used) is not var (batch, recording))
                continue;
            var places = _places[(int)(used >> 32)][(int)recording.Kind];
            for (var i = recording.Start; i < recording.Start + recording.Count; i++)
                isUsed[places[batch.Names[i]]] = true;
        }
        var newPlace = new int[Names.Count];
        for (int old = 0, next = 0; old < newPlace.Length; old++)
            newPlace[old] = isUsed[old] ? next++ : -1;
        foreach (var places in _places.SelectMany(byKind => byKind))
        {
            for (var i = 0; i < places.Length; i++)
                places[i] = newPlace[places[i]];
        }
        Names = [.. Names.Where((_, i) => isUsed[i])];
    }
}
