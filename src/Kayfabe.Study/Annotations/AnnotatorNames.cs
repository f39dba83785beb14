using System.Text.RegularExpressions;
using Kayfabe.Settings;
using Kayfabe.Study.Files;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Annotations;

/// <summary>Tells annotators apart by their names, whatever their files are called and wherever they are.</summary>
/// <remarks>
/// A file that is there twice (downloaded again, copied to another folder, its name in another case) would be two
/// people who agree in everything.
/// </remarks>
internal static partial class AnnotatorNames
{
    /// <summary>Whom a file is named after: <c>ada</c> of <c>ada.csv</c> and of <c>ada (1).csv</c>.</summary>
    public static string OfFile(StudyFile file) => CopyMark().Replace(CellText.Trim(file.Stem), "");

    /// <summary>Whether two names are of one person, whatever their case.</summary>
    public static bool AreSame(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    /// <summary>Adds a fault for each file of an annotator who has another, or whom its name does not tell.</summary>
    /// <param name="files">The annotators' files.</param>
    /// <param name="told">The name that the rows of each file tell; empty where they tell none.</param>
    /// <param name="faults">Where faults go.</param>
    public static void Check(IReadOnlyList<StudyFile> files, IReadOnlyList<string> told, FaultList faults)
    {
        for (var i = 0; i < files.Count; i++)
        {
            var name = NameOf(i);
            var other = Enumerable.Range(0, i).FirstOrDefault(earlier => AreSame(NameOf(earlier), name), -1);
            if (other >= 0)
            {
                faults.Add(new Fault(
                    $"the annotator '{CsvText.Shorten(name)}' is also in {files[other].Name}",
                    "Keep one file an annotator, with all of the annotator's rows",
                    files[i].Name));
            }
            else if (OfFile(files[i]) is var own && !AreSame(own, name))
            {
                faults.Add(new Fault(
                    $"the annotations are by '{CsvText.Shorten(name)}', "
                    + $"and the file is named after '{CsvText.Shorten(own)}'",
                    $"Rename the file {CsvText.Shorten(name)}.csv, or mend the column 'annotator'",
                    files[i].Name));
            }
        }

        string NameOf(int file) => told[file].Length > 0 ? told[file] : OfFile(files[file]);
    }

    // What browsers and file managers add to the name of a copy: "ada (1)", "ada - Copy (2)", "ada copy 2".
    [GeneratedRegex(
        @"(?:(?: -)? copy(?: \d+)?| - Kopie| ?\(\d+\))+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CopyMark();
}
