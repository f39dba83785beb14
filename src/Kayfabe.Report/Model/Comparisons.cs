namespace Kayfabe.Report;

/// <summary>The model beside simpler ones, on the same question.</summary>
/// <param name="Rows">The models, in the order in which they are to be shown.</param>
/// <param name="Differences">Differences of accuracy on the same test rows.</param>
/// <param name="Method">How the intervals were made, a sentence.</param>
public sealed record Comparisons(
    IReadOnlyList<Comparison> Rows, IReadOnlyList<PairedDifference> Differences, string Method);

/// <summary>A model and how it did.</summary>
/// <param name="Name">What it is, a phrase: <c>detections only</c>.</param>
/// <param name="Features">Which features it saw, a phrase.</param>
/// <param name="Blanks">What a blank detection was taken for: <c>missing</c>, <c>zero</c>.</param>
/// <param name="Split">How the test rows were drawn.</param>
/// <param name="Rows">The number of test rows.</param>
/// <param name="Accuracy">The share of them predicted right.</param>
/// <param name="IsReported">Whether it is the model that the report is about.</param>
public sealed record Comparison(
    string Name, string Features, string Blanks, string Split, int Rows, Estimate Accuracy, bool IsReported = false);

/// <summary>How much more accurate one model is than another on the same rows.</summary>
/// <param name="First">A model's name.</param>
/// <param name="Second">The model that it is compared with.</param>
/// <param name="Difference">Accuracy of the first less that of the second; shares of 1.</param>
public sealed record PairedDifference(string First, string Second, Estimate Difference);
