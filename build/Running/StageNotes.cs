using System.Text;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Running;

/// <summary>
/// The notes of a stage on its result, a line each: stored with the result, so that a hit has them too. No stage reads
/// them.
/// </summary>
[OutsideFingerprint("It stores lines that a stage made.")]
internal static class StageNotes
{
    /// <summary>The file of the notes; not written where there are none.</summary>
    public const string FileName = "notes.txt";

    /// <summary>Writes the file where there is a note.</summary>
    public static void Write(string folder, List<string> notes)
    {
        if (notes.Count > 0)
            File.WriteAllText(Path.Combine(folder, FileName), string.Join('\n', notes) + "\n", new UTF8Encoding(false));
    }

    /// <summary>Reads the notes of a result.</summary>
    public static void Read(string folder, ActionRecord record, List<string> notes)
    {
        foreach (var output in record.Outputs)
        {
            if (output.Path == FileName)
                notes.AddRange(File.ReadAllLines(Path.Combine(folder, FileName)));
        }
    }
}
