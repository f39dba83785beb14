using System.Text;
using Kayfabe.Store.Code;
using Kayfabe.Store.Content;

namespace Kayfabe.Build.Running;

/// <summary>
/// What a stage says of its result, a line each: kept beside the result, so that a hit says it too. No stage reads it.
/// </summary>
[OutsideFingerprint("It keeps lines that a stage made.")]
internal static class StageNotes
{
    /// <summary>The file of the lines; there only where a stage said something.</summary>
    public const string FileName = "notes.txt";

    /// <summary>Writes the file where there is a line.</summary>
    public static void Write(string folder, List<string> notes)
    {
        if (notes.Count > 0)
            File.WriteAllText(Path.Combine(folder, FileName), string.Join('\n', notes) + "\n", new UTF8Encoding(false));
    }

    /// <summary>The lines of a result in place.</summary>
    public static void Read(string folder, ActionRecord record, List<string> notes)
    {
        foreach (var output in record.Outputs)
        {
            if (output.Path == FileName)
                notes.AddRange(File.ReadAllLines(Path.Combine(folder, FileName)));
        }
    }
}
