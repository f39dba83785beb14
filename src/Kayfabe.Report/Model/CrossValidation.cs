namespace Kayfabe.Report;

/// <summary>The accuracy over repeated folds, beside that of the single split.</summary>
/// <param name="Name">How folds were drawn, a phrase: <c>grouped by post</c>.</param>
/// <param name="Folds">Folds a repeat.</param>
/// <param name="Repeats">Repeats.</param>
/// <param name="Accuracy">The mean over all folds, with its interval.</param>
/// <param name="Lowest">The lowest accuracy of a fold.</param>
/// <param name="Highest">The highest accuracy of a fold.</param>
public sealed record CrossValidation(
    string Name, int Folds, int Repeats, Estimate Accuracy, double Lowest, double Highest);
