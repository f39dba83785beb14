using System.Text.RegularExpressions;
using Kayfabe.Settings;
using Kayfabe.Study.Files;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Annotations;

/// <summary>Distinguishes annotators by their names, whatever their files are called and wherever they are.</summary>
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

    /// <summary>
    /// Adds a fault for each file of an annotator who has another file, or whose name is not the file's.
    /// </summary>
    /// <param name="files">The annotators' files.</param>
    /// <param name="named">The name in the rows of each file; empty where they have none.</param>
    /// <param name="faults">Where faults go.</param>
    public static void Check(IReadOnlyList<StudyFile> files, IReadOnlyList<string> named, FaultList faults)
    {
        for (var i = 0; i < files.Count; i++)
        {
            var name = NameOf(i);
            var other = Enumerable.Range(0, i).FirstOrDefault(earlier => AreSame(NameOf(earlier), name), -1);
            if (other >= 0)
            {
                faults.Add(new Fault(
                    $"the annotator '{Quotation.Shorten(name)}' is also in {files[other].Name}",
                    "Keep one file an annotator, with all of the annotator's rows",
                    files[i].Name));
            }
            else if (OfFile(files[i]) is var own && !AreSame(own, name))
            {
                faults.Add(new Fault(
                    $"the annotations are by '{Quotation.Shorten(name)}', "
                    + $"and the file is named after '{Quotation.Shorten(own)}'",
                    $"Rename the file {Quotation.Shorten(name)}.csv, or fix the column 'annotator'",
                    files[i].Name));
            }
        }

        string NameOf(int file) => named[file].Length > 0 ? named[file] : OfFile(files[file]);
    }

    // What browsers and file managers add to the name of a copy: "ada (1)", "ada - Copy (2)", "ada copy 2".
    [GeneratedRegex(
        @"(?:(?: -)? copy(?: \d+)?| - Kopie| ?\(\d+\))+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CopyMark();
}
