using System.Text;
using Kayfabe.Study.Csv;
using Kayfabe.Study.Detections;

namespace Kayfabe.Study.Annotations;

/// <summary>
/// Reads annotators' files: <c>picture,annotator,value,annotatedAt</c>, of which the second and last may be missing.
/// </summary>
public static class AnnotationFiles
{
    /// <summary>Finds the files that the settings name, in their order.</summary>
    /// <param name="folder">The study's folder.</param>
    /// <param name="name">What faults call the folder, such as <c>data/sample</c>.</param>
    /// <param name="settings">Names them.</param>
    /// <exception cref="InputException">
    /// A pattern names no file, or one outside of the folder; an adjudicator is needed and not named.
    /// </exception>
    public static (IReadOnlyList<StudyFile> Annotators, StudyFile? Adjudicator) Find(
        string folder, string name, AnnotateSettings settings)
    {
        var faults = new FaultList();
        var annotators = StudyFiles.Find(folder, name, settings.Annotators, faults);
        StudyFile? adjudicator = null;
        if (settings.Resolution == Resolution.Adjudicated)
        {
            if (settings.Adjudicator is null)
            {
                faults.Add(new Fault(
                    "annotate.resolution is 'adjudicated' without an adjudicator",
                    "Name the adjudicator's file in annotate.adjudicator",
                    $"{name}/study.json"));
            }
            else
            {
                var found = StudyFiles.Find(folder, name, [settings.Adjudicator], faults);
                adjudicator = found.Count > 0 ? found[0] : null;
                annotators = [.. annotators.Where(annotator => annotator.Relative != adjudicator?.Relative)];
            }
        }
        faults.ThrowIfAny();
        return (annotators, adjudicator);
    }

    /// <summary>
    /// Reads one file an annotator. An annotator is called like the file, without folder and extension.
    /// </summary>
    /// <param name="annotators">Their files, in the order of the settings.</param>
    /// <param name="adjudicator">The adjudicator's file, or null.</param>
    /// <param name="pictures">The ids of all pictures of the study.</param>
    /// <exception cref="InputException">
    /// All faults of all files: a picture that the study has not, a value that is neither yes nor no, a picture twice
    /// in one file, two annotators in one file, a file without annotations.
    /// </exception>
    public static Codings Read(
        IReadOnlyList<StudyFile> annotators, StudyFile? adjudicator, IReadOnlyList<string> pictures)
    {
        var faults = new FaultList();
        var ids = new Utf8Column();
        foreach (var picture in pictures)
            ids.Add(Encoding.UTF8.GetBytes(picture));
        var index = new Utf8Index(ids);
        var values = annotators.Select(file => Read(file, index, faults)).ToList();
        var decided = adjudicator is null ? null : Read(adjudicator, index, faults);
        faults.ThrowIfAny();

        var annotated = Enumerable.Range(0, pictures.Count)
            .Where(i => values.Exists(coding => coding[i] != Coding.None) || decided?[i] is Coding.Yes or Coding.No)
            .ToArray();
        var order = RowOrder.By(
            Array.ConvertAll(annotated, i => RowOrder.Prefix(pictures[i])), i => pictures[annotated[i]]);
        annotated = Array.ConvertAll(order, i => annotated[i]);
        var unique = annotators.DistinctBy(file => file.Stem).Count() == annotators.Count;
        return new Codings(
            Array.ConvertAll(annotated, i => pictures[i]),
            [.. annotators.Select(file => unique ? file.Stem : file.Relative)],
            values.ConvertAll(Select),
            decided is null ? null : Select(decided));

        Coding[] Select(Coding[] codings) => Array.ConvertAll(annotated, i => codings[i]);
    }

    private static Coding[] Read(StudyFile file, Utf8Index index, FaultList faults)
    {
        var codings = new Coding[index.Count];
        var lines = new int[index.Count];
        var known = faults.Count;
        using var csv = CsvTable.Open(file.Path, file.Name, faults);
        var (picture, value, annotator) = (csv.Column("picture"), csv.Column("value"), csv.Find("annotator"));
        var first = "";
        var rows = 0;
        while (csv.Read())
        {
            var who = annotator < 0 ? "" : csv.Text(annotator);
            first = rows++ == 0 ? who : first;
            if (who != first)
            {
                csv.AddFault(
                    annotator,
                    $"the file has annotations by '{CsvText.Shorten(first)}' and by '{CsvText.Shorten(who)}'",
                    "Give every annotator a file");
            }
            var i = index.Find(csv[picture]);
            if (i < 0)
            {
                csv.AddFault(
                    picture,
                    $"the study has no picture '{CsvText.Shorten(csv.Text(picture))}'",
                    "Mend the id, or look whether Ingest left the picture out (leftOut.csv)");
                continue;
            }
            if (lines[i] > 0)
                csv.AddFault(picture, $"'{csv.Text(picture)}' is annotated on line {lines[i]} already", "Keep one");
            lines[i] = csv.Line;
            codings[i] = ToCoding(csv[value]);
            if (codings[i] == Coding.None)
                csv.AddFault(value, $"'{CsvText.Shorten(csv.Text(value))}' is neither yes nor no", "Write YES or NO");
        }
        if (rows == 0 && faults.Count == known)
            faults.Add(new Fault("the file has no annotations", "Annotate pictures in it, or remove it", file.Name, 1));
        return codings;
    }

    private static Coding ToCoding(ReadOnlySpan<byte> text)
    {
        text = text.Trim(" \t"u8);
        if (Ascii.EqualsIgnoreCase(text, "yes"u8))
            return Coding.Yes;
        return Ascii.EqualsIgnoreCase(text, "no"u8) ? Coding.No : Coding.None;
    }
}
