namespace Kayfabe.Study.Annotators;

/// <summary>What the errors of annotators do to agreement, and to an accuracy that is measured against them.</summary>
/// <remarks>
/// Two assumptions stand behind all of it. Every annotator is right with the same probability, for both outcomes.
/// Errors are independent: of each other, and of those of the model. With two outcomes, two who are both wrong agree.
/// </remarks>
public static class AnnotatorErrors
{
    /// <summary>The share of pictures on which two annotators agree: q^2 + (1 - q)^2.</summary>
    /// <param name="accuracy">The probability q that an annotator is right, 0 to 1.</param>
    public static double Agreement(double accuracy) => (accuracy * accuracy) + ((1 - accuracy) * (1 - accuracy));

    /// <summary>The accuracy of annotators who agree so often: (1 + sqrt(2 P - 1)) / 2.</summary>
    /// <param name="agreement">The share P of pairs of annotations that agree, 0 to 1.</param>
    /// <returns>1/2 to 1; null below 1/2, which annotators with independent errors do not reach.</returns>
    public static double? Accuracy(double agreement) =>
        agreement < 0.5 ? null : (1 + Math.Sqrt((2 * agreement) - 1)) / 2;

    /// <summary>The probability that an outcome is right, whatever the share of either outcome.</summary>
    /// <param name="accuracy">The probability that an annotator is right, 0 to 1, without the ends.</param>
    /// <param name="margin">The annotators who say the outcome, minus those who say the other.</param>
    /// <remarks>Bayes: the odds are (q / (1 - q)) to the power of the margin.</remarks>
    public static double OutcomeAccuracy(double accuracy, int margin) =>
        1 / (1 + Math.Pow((1 - accuracy) / accuracy, margin));

    /// <summary>What a model's accuracy is measured as.</summary>
    /// <param name="accuracy">Its true accuracy a.</param>
    /// <param name="outcomes">The probability r that an outcome is right: a r + (1 - a) (1 - r).</param>
    public static double Measured(double accuracy, double outcomes) =>
        (accuracy * outcomes) + ((1 - accuracy) * (1 - outcomes));

    /// <summary>The true accuracy of a model that is measured so; it may be outside of 0 to 1.</summary>
    /// <param name="measured">The measured accuracy.</param>
    /// <param name="outcomes">The probability that an outcome is right, above 1/2.</param>
    public static double True(double measured, double outcomes) => (measured - 1 + outcomes) / ((2 * outcomes) - 1);
}
