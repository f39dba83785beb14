namespace Kayfabe.Report;

/// <summary>What became of the data on the way from the export to the test set.</summary>
public sealed record DataFlow
{
    /// <summary>The steps, in order.</summary>
    public required IReadOnlyList<FlowStep> Steps { get; init; }

    /// <summary>How many pictures have how many detections, by ascending number of detections.</summary>
    public IReadOnlyList<DetectionCount> Detections { get; init; } = [];

    /// <summary>Outcomes by time, in order.</summary>
    public IReadOnlyList<PeriodBalance> Balance { get; init; } = [];

    /// <summary>Which versions of the image service's models answered.</summary>
    public IReadOnlyList<ServiceModel> ServiceModels { get; init; } = [];

    /// <summary>Answers of the image service that were recorded and are not used, and why.</summary>
    public IReadOnlyList<LeftOutCount> RecordingsLeftOut { get; init; } = [];
}

/// <summary>How much is left after a step.</summary>
/// <param name="Name">The step, a phrase: <c>pictures with an annotation</c>.</param>
/// <param name="Count">How many are left.</param>
/// <param name="LeftOut">How many the step left out, and why.</param>
public sealed record FlowStep(string Name, int Count, IReadOnlyList<LeftOutCount> LeftOut);

/// <summary>How many were left out for a reason.</summary>
public sealed record LeftOutCount(string Reason, int Count);

/// <summary>The number of pictures with so many detections; <paramref name="Label"/> may name a range.</summary>
public sealed record DetectionCount(string Label, int Pictures);

/// <summary>The outcomes of a period, such as a year.</summary>
public sealed record PeriodBalance(string Period, int InKayfabe, int NotInKayfabe);

/// <summary>A version of a model of the image service, and how many pictures it answered for.</summary>
public sealed record ServiceModel(string Operation, string Version, int Pictures);
