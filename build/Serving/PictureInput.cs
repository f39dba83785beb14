using Kayfabe.Build.Running;
using Kayfabe.Settings;
using Kayfabe.Store.Keys;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Pictures;

namespace Kayfabe.Build.Serving;

/// <summary>Pictures that are predicted: what the image service said of them, as a model's features.</summary>
/// <param name="context">The run.</param>
[OutsideFingerprint("No stage predicts what it did not make.")]
internal sealed class PictureInput(BuildContext context)
{
    private static readonly string[] s_extensions = [".jpg", ".jpeg", ".png"];

    /// <summary>Whether a path is a picture by its name, or a folder.</summary>
    public static bool Is(string path) => Directory.Exists(path) || IsPicture(path);

    /// <summary>The pictures, ordinal by id, which is the name of the file without its extension.</summary>
    /// <exception cref="InputException">There are none, two have one id, or one is no picture.</exception>
    public static IReadOnlyList<(PictureFile File, PictureHeader Header)> Find(string path, ProjectPaths paths)
    {
        var files = Directory.Exists(path)
            ? Directory.EnumerateFiles(path).Where(IsPicture).Order(StringComparer.Ordinal).ToList() : [path];
        if (files.Count == 0)
        {
            throw new InputException(new Fault(
                "there are no pictures (.jpg, .jpeg, .png)", "Give a folder of pictures.", paths.Display(path)));
        }
        var (faults, found) = (new FaultList(), new List<(PictureFile, PictureHeader)>());
        foreach (var file in files)
        {
            try
            {
                found.Add((
                    new PictureFile(
                        Path.GetFileNameWithoutExtension(file), Path.GetFullPath(file), Digest.OfFile(file).ToString()),
                    PictureHeader.Read(file, paths.Display(file))));
            }
            catch (InputException e)
            {
                faults.Add(e.Faults[0]);
            }
        }
        foreach (var same in found.GroupBy(one => one.Item1.Picture).Where(group => group.Count() > 1))
        {
            faults.Add(new Fault(
                $"{same.Count()} pictures are called {Quotation.Of(same.Key)}", "Give each a name of its own.",
                paths.Display(same.First().Item1.File)));
        }
        faults.ThrowIfAny();
        return [.. found.OrderBy(one => one.Item1.Picture, StringComparer.Ordinal)];
    }

    /// <summary>
    /// The pictures as rows: what has no recording is asked for first. Those that the service refused are warned of.
    /// </summary>
    /// <exception cref="InputException">None has a recording, or the study records nothing.</exception>
    public FeatureMatrix Read(
        IReadOnlyList<(PictureFile File, PictureHeader Header)> pictures, IReadOnlyList<Feature> features)
    {
        if (context.Settings.Detect is not { } detect || context.Settings.Featurize is not { } featurize)
        {
            throw new InputException(new Fault(
                $"the study {context.Paths.Study} has no detections: its features cannot be had from a picture",
                "Give a CSV file with all features, in place of pictures."));
        }
        RefuseWithdrawn(pictures);
        using var folder = new TemporaryFolder();
        PictureFiles.Write(folder.File(PictureFiles.Name), pictures);
        var recordings = new PictureAnswers(context, detect).Complete(folder.File(PictureFiles.Name));
        Directory.CreateDirectory(folder.File("detected"));
        RecordingReplay.Run(
            folder.File(PictureFiles.Name), recordings, detect, folder.File("detected"), Environment.ProcessorCount);
        var (matrix, notRecorded) = PictureFeatures.Read(folder.File("detected"), featurize, features);
        if (matrix.Rows.Count == 0)
        {
            throw new InputException(new Fault(
                $"the image service has no answer about {Names(notRecorded)}",
                "It refused them: give JPEG or PNG pictures that it takes, or a CSV file with all features."));
        }
        if (notRecorded.Count > 0)
        {
            Console.Error.WriteLine(
                $"Warning: {notRecorded.Count} of {pictures.Count} pictures are not predicted, since the image service "
                + $"refused them: {Names(notRecorded)}.");
        }
        return matrix;
    }

    // Of a picture that was withdrawn nothing is kept, and nothing is asked.
    private void RefuseWithdrawn(IReadOnlyList<(PictureFile File, PictureHeader Header)> pictures)
    {
        var withdrawn = context.Paths.Withdrawn();
        var faults = new FaultList();
        foreach (var (file, _) in pictures)
        {
            if (withdrawn.HasBytes(file.Digest) || withdrawn.HasId(file.Picture))
            {
                faults.Add(new Fault(
                    "this picture was withdrawn from the study", "Leave it out.", context.Paths.Display(file.File)));
            }
        }
        faults.ThrowIfAny();
    }

    private static string Names(IReadOnlyList<string> ids) =>
        Quotation.OfAll([.. ids.Take(20)]) + (ids.Count > 20 ? $" and {ids.Count - 20} more" : "");

    private static bool IsPicture(string path) =>
        s_extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
