using Kayfabe.Build.Publishing;
using Kayfabe.Build.Signing;
using Kayfabe.Settings;
using Kayfabe.Store.Files;

namespace Kayfabe.Build.Bundling;

/// <summary>Where a bundle is written, and what lies beside it.</summary>
internal static class BundleOutput
{
    private const string Extension = ".zip";

    /// <summary>The zip: what <c>--output</c> says, or a name with the study and the run.</summary>
    /// <exception cref="InputException">It would not be a zip, or is a folder.</exception>
    public static string PathOf(BuildContext context, BundledRun run)
    {
        if (context.Options.Output is not { } output)
        {
            return Path.Combine(
                context.Paths.Artifacts, "Bundle", $"{context.Paths.Study}-{run.Lock.Id}{Extension}");
        }
        // Nothing else is overwritten by mistake.
        return output.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) && !Directory.Exists(output)
            ? output
            : throw new InputException(new Fault(
                $"--output={output}: not the name of a zip", "Give a file whose name ends in .zip."));
    }

    /// <summary>
    /// Copies statements and signatures beside the zip. They are not in it: they may name it by its digest, and they
    /// have the time and the machine, which would change its bytes.
    /// </summary>
    /// <returns>The copies.</returns>
    public static IReadOnlyList<string> CopyStatements(BuildContext context, string zip)
    {
        var stem = zip[..^Extension.Length];
        var copies = new List<string>();
        foreach (var file in Statements(Path.Combine(context.Paths.Published, PublishedStatement.Folder))
            .Append(Path.Combine(context.Paths.Published, PublishedModel.SignatureFile)))
        {
            if (StoredFile.Read(file) is not { } content)
                continue;
            copies.Add($"{stem}.{Path.GetFileName(file)}");
            AtomicFile.Write(copies[^1], content);
        }
        return copies;
    }

    private static IEnumerable<string> Statements(string folder) => Directory.Exists(folder)
        ? FolderFiles.Below(folder).Where(path => !path.Contains('/', StringComparison.Ordinal))
            .Select(path => Path.Combine(folder, path))
        : [];
}
