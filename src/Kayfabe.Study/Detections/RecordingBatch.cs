using Kayfabe.Study.Pictures;

namespace Kayfabe.Study.Detections;

/// <summary>
/// A recording that is used. Its digest is a number, its time ticks of UTC, its model the number in the batch or
/// <see cref="ResponseParser.NoModel"/>; its detections are at [Start, Start + Count) of the batch's columns.
/// </summary>
internal readonly record struct Recording(
    int Digest, DetectionKind Kind, long RecordedAt, int Model, int Start, int Count);

/// <summary>
/// What recordings that are not used have in common; no line number, so that their order does not matter.
/// </summary>
internal readonly record struct NotUsed(
    PictureDigest Digest, DetectionKind Kind, string Request, NotUsedReason Reason);

/// <summary>What one thread has read, in columns, with its own numbering of names.</summary>
internal sealed class RecordingBatch
{
    private ModerationRenaming? _renaming;

    public RecordingParser Parser { get; } = new();

    public List<Recording> Recordings { get; } = [];

    public List<int> Names { get; } = [];

    public List<double> Confidences { get; } = [];

    public Dictionary<NotUsed, int> NotUsed { get; } = [];

    /// <summary>Moderation labels that have no name in the version that they are renamed to, by name.</summary>
    public Dictionary<string, int> NotRenamed => _renaming?.NotRenamed ?? [];

    public DetectedName Name(DetectionKind kind, int number) => Parser.Response.NameTables[(int)kind].Read(number);

    public string Model(Recording recording) =>
        recording.Model == ResponseParser.NoModel ? "" : Parser.Response.Models[recording.Model];

    /// <summary>
    /// Keeps the recording that the parser has just read; says so where it is one of another request.
    /// </summary>
    public bool Add(IReadOnlyDictionary<PictureDigest, int> digests, DetectSettings settings)
    {
        NotUsedReason? reason = null;
        if (!digests.TryGetValue(Parser.Picture, out var digest))
            reason = NotUsedReason.NoPicture;
        else if (!settings.Kinds.Contains(Parser.Kind))
            reason = NotUsedReason.OtherKind;
        else if (!Parser.Request.Is(Parser.Kind, settings))
            reason = NotUsedReason.OtherRequest;
        if (reason is { } why)
        {
            var key = new NotUsed(Parser.Picture, Parser.Kind, Parser.Request.Text, why);
            NotUsed[key] = NotUsed.GetValueOrDefault(key) + 1;
            return why != NotUsedReason.OtherRequest;
        }
        var response = Parser.Response;
        var start = Names.Count;
        if (IsRenamed(settings))
        {
            _renaming ??= new ModerationRenaming(response.NameTables[(int)DetectionKind.Moderation]);
            _renaming.AddTo(Names, Confidences, response);
        }
        else
        {
            Names.AddRange(response.Names);
            Confidences.AddRange(response.Confidences);
        }
        Recordings.Add(new Recording(
            digest, Parser.Kind, Parser.RecordedAt, response.Model, start, Names.Count - start));
        return true;
    }

    private bool IsRenamed(DetectSettings settings) =>
        settings.ModerationNames == ModerationNames.Version7 && Parser.Kind == DetectionKind.Moderation
        && Parser.Response.Model is var model and not ResponseParser.NoModel
        && AcceptedModels.MainVersion(Parser.Response.Models[model]) == "6";
}
