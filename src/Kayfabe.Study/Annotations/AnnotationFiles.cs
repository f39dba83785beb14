using System.Security.Cryptography;
using System.Text;
using Kayfabe.Settings;
using Kayfabe.Study.Files;
using Kayfabe.Study.Posts;
using Kayfabe.Study.Tables;
using Kayfabe.Study.Withdrawals;

namespace Kayfabe.Study.Annotations;

/// <summary>
/// Reads annotators' files: <c>picture,annotator,value,annotatedAt</c>, of which the second and last may be missing.
/// No outcome depends on the last, a time as <see cref="TimeText"/> reads it: one that it cannot read is not known.
/// </summary>
public static class AnnotationFiles
{
    /// <summary>Finds the files that the settings name, in their order.</summary>
    /// <param name="folder">The study's folder.</param>
    /// <param name="name">What faults call the folder, such as <c>data/sample</c>.</param>
    /// <param name="settings">Names them.</param>
    /// <exception cref="InputException">A pattern matches no file, or one outside of the folder.</exception>
    public static (IReadOnlyList<StudyFile> Annotators, StudyFile? Adjudicator) Find(
        string folder, string name, AnnotateSettings settings)
    {
        var faults = new FaultList();
        var annotators = StudyFiles.Find(folder, name, settings.Annotators, faults);
        StudyFile? adjudicator = null;
        // The settings have an adjudicator where they need one: see AnnotateSettings.Validate.
        if (settings is { Resolution: Resolution.Adjudicated, Adjudicator: { } path })
        {
            var found = StudyFiles.Find(folder, name, [path], faults);
            adjudicator = found.Count > 0 ? found[0] : null;
            annotators = [.. annotators.Where(annotator => annotator.Relative != adjudicator?.Relative)];
        }
        faults.ThrowIfAny();
        return (annotators, adjudicator);
    }

    /// <summary>
    /// Reads one file an annotator. An annotator is called like the file, without folder and extension, and where the
    /// column annotator is filled it must say the same.
    /// </summary>
    /// <param name="annotators">Their files, in the order of the settings.</param>
    /// <param name="adjudicator">The adjudicator's file, or null.</param>
    /// <param name="pictures">The ids of all pictures of the study.</param>
    /// <param name="withdrawn">The pictures whose annotations are left out; null for none.</param>
    /// <exception cref="InputException">
    /// All faults of all files: a picture that the study does not have, a value that is neither yes nor no, a picture
    /// twice in one file, two annotators in one file, one annotator in two files, a file without annotations.
    /// </exception>
    public static Codings Read(
        IReadOnlyList<StudyFile> annotators, StudyFile? adjudicator, IReadOnlyList<string> pictures,
        WithdrawnPictures? withdrawn = null)
    {
        var faults = new FaultList();
        var ids = new Utf8Column();
        foreach (var picture in pictures)
            ids.Add(Encoding.UTF8.GetBytes(picture));
        var index = new Utf8Index(ids);
        IReadOnlyList<StudyFile> files = adjudicator is null ? annotators : [.. annotators, adjudicator];
        var names = new string[files.Count];
        var times = new DateTime?[files.Count][];
        var values = files.Select((file, i) => Read(file, index, withdrawn ?? WithdrawnPictures.None, faults, out names[i], out times[i])).ToList();
        AnnotatorNames.Check(files, names, faults);
        faults.ThrowIfAny();
        var decided = adjudicator is null ? null : values[^1];
        values = values[..annotators.Count];

        var annotated = Enumerable.Range(0, pictures.Count)
            .Where(i => values.Exists(coding => coding[i] != Coding.None) || decided?[i] is Coding.Yes or Coding.No)
            .ToArray();
        var order = RowOrder.By(
            Array.ConvertAll(annotated, i => RowOrder.Prefix(pictures[i])), i => pictures[annotated[i]]);
        annotated = Array.ConvertAll(order, i => annotated[i]);
        return new Codings(
            Array.ConvertAll(annotated, i => pictures[i]),
            [.. annotators.Select(AnnotatorNames.OfFile)],
            values.ConvertAll(Select),
            decided is null ? null : Select(decided),
            [.. times.Take(annotators.Count).Select(Select)]);

        T[] Select<T>(T[] all) => Array.ConvertAll(annotated, i => all[i]);
    }

    /// <summary>
    /// Says which annotators' files have the very same bytes: two people who agree in everything, or a file that was
    /// copied under another name. Null where none have.
    /// </summary>
    public static string? SameContentLine(IReadOnlyList<StudyFile> annotators)
    {
        var same = annotators.GroupBy(file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file.Path))))
            .FirstOrDefault(files => files.Count() > 1);
        if (same is null)
            return null;
        var names = string.Join(" and ", same.Select(file => file.Relative));
        return $"{names} are identical: is one a copy of the other?";
    }

    private static Coding[] Read(
        StudyFile file, Utf8Index index, WithdrawnPictures withdrawn, FaultList faults, out string name,
        out DateTime?[] times)
    {
        var codings = new Coding[index.Count];
        times = new DateTime?[index.Count];
        var lines = new int[index.Count];
        var known = faults.Count;
        using var csv = CsvTable.Open(file.Path, file.Name, faults);
        var (picture, value, annotator) = (csv.Column("picture"), csv.Column("value"), csv.Find("annotator"));
        var time = csv.Find("annotatedAt");
        name = "";
        var rows = 0;
        while (csv.Read())
        {
            rows++;
            var who = annotator < 0 ? "" : CellText.Trim(csv.Text(annotator));
            name = name.Length == 0 ? who : name;
            if (who.Length > 0 && !AnnotatorNames.AreSame(who, name))
            {
                csv.AddFault(
                    annotator,
                    $"the file has annotations by '{Quotation.Shorten(name)}' and by '{Quotation.Shorten(who)}'",
                    "Give every annotator a file");
            }
            var i = index.Find(CellText.Trim(csv[picture]));
            if (i < 0 && withdrawn.HasId(CellText.Trim(csv.Text(picture))))
                continue;
            if (i < 0)
            {
                csv.AddFault(
                    picture,
                    $"the study has no picture '{Quotation.Shorten(csv.Text(picture))}'",
                    "Fix the id, or check whether Ingest left the picture out (leftOut.csv)");
                continue;
            }
            if (lines[i] > 0)
            {
                var id = Quotation.Shorten(CellText.Trim(csv.Text(picture)));
                csv.AddFault(picture, $"'{id}' is already annotated on line {lines[i]}", "Keep one");
            }
            lines[i] = csv.Line;
            codings[i] = ToCoding(csv, value);
            times[i] = time < 0 ? null : TimeText.Read(CellText.Trim(csv.Text(time)));
        }
        if (rows == 0 && faults.Count == known)
            faults.Add(new Fault("the file has no annotations", "Annotate pictures in it, or remove it", file.Name, 1));
        return codings;
    }

    private static Coding ToCoding(CsvTable csv, int column)
    {
        var text = CellText.Trim(csv.Text(column));
        if (BooleanText.Read(text) is { } yes)
            return yes ? Coding.Yes : Coding.No;
        if (text.Length == 0)
            csv.AddFault(column, "the value is empty", "Write YES or NO, or remove the row where nothing is annotated");
        else
            csv.AddFault(column, $"'{Quotation.Shorten(text)}' is neither yes nor no", "Write YES or NO");
        return Coding.None;
    }
}
