using Kayfabe.Aws.Serving;
using Kayfabe.Settings;
using Kayfabe.Store.Keys;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Build.Serving;

/// <summary>The rows that a target predicts, and where the predictions go.</summary>
[OutsideFingerprint("No stage predicts what it did not make.")]
internal static class InputRows
{
    /// <summary>Where the predictions go.</summary>
    /// <exception cref="InputException">The option is missing.</exception>
    public static string OutputOf(BuildContext context) => context.Options.Output ?? throw new InputException(
        new Fault("--output is missing: the CSV file of the predictions", "Write --output=<file>.csv."));

    /// <summary>Reads --input as rows of a model.</summary>
    /// <exception cref="InputException">It is missing, or cannot be used.</exception>
    public static FeatureMatrix Read(BuildContext context, FeatureList list)
    {
        var path = context.Options.Input ?? throw new InputException(new Fault(
            "--input is missing: what to predict", "Write --input=<csv file, picture, or folder of pictures>."));
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            throw new InputException(new Fault(
                "there is no such file or folder", "Fix --input.", context.Paths.Display(path)));
        }
        return PictureInput.Is(path)
            ? new PictureInput(context).Read(PictureInput.Find(path, context.Paths), list.Features)
            : PredictionInput.Read(path, context.Paths.Display(path), list);
    }

    /// <summary>Writes the predictions, and says how many are in kayfabe.</summary>
    public static void Write(BuildContext context, IReadOnlyList<PredictedRow> rows, string engine)
    {
        var output = OutputOf(context);
        var cut = context.Settings.Evaluate.Cut;
        PredictedRows.Write(output, rows, cut);
        Console.Out.Write(FormattableString.Invariant(
            $"""
            {context.Paths.Display(output)}: {rows.Count} rows by {engine}, {rows.Count(
                row => row.Probability >= cut)} in kayfabe (a probability of {cut} or more).

            """));
    }
}
