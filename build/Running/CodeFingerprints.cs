using System.Text;
using Kayfabe.Settings;
using Kayfabe.Store.Code;
using Kayfabe.Store.Files;
using Kayfabe.Store.Index;
using Kayfabe.Store.Keys;
using Kayfabe.Study;

namespace Kayfabe.Build.Running;

/// <summary>
/// The fingerprints of the stages' code. Reading IL takes a while: a fingerprint is computed once for each build of the
/// host, and kept in the store under the digest of the whole program.
/// </summary>
public sealed class CodeFingerprints(string cacheFolder, FileIndex index)
{
    private static readonly string[] s_runners = ["Cake.Frosting", "Cake.Core", "Cake.Common"];

    private readonly Lazy<string> _program = new(() => ProgramDigest(index));

    /// <summary>The fingerprint of a stage's code.</summary>
    public Fingerprint Of(Type stage)
    {
        var kept = new SideFile(cacheFolder, $"code/{_program.Value}/{stage.Name}");
        if (kept.Read() is { } text && Parse(text) is { } known)
            return known;
        using var reader = Open();
        var fingerprint = reader.FingerprintOf(stage.Assembly.GetName().Name!, stage.FullName!);
        kept.Write(Text(fingerprint));
        return fingerprint;
    }

    /// <summary>Opens the code of this program.</summary>
    public static CodeReader Open() => new(
        AppContext.BaseDirectory,
        Directory.GetFiles(AppContext.BaseDirectory, "Kayfabe.*.dll").Append(typeof(CodeFingerprints).Assembly.Location)
            .Select(file => Path.GetFileNameWithoutExtension(file)).Distinct(),
        s_runners,
        SettingSections.TypesOf(typeof(StudySettings)).Select(type => type.FullName!));

    /// <summary>The digest of the whole program.</summary>
    public string Program => _program.Value;

    private static string ProgramDigest(FileIndex index)
    {
        var files = Directory.GetFiles(AppContext.BaseDirectory, "*.dll");
        Array.Sort(files, string.CompareOrdinal);
        var text = new StringBuilder("fingerprints 1\n");
        foreach (var file in files)
            text.Append(Path.GetFileName(file)).Append(' ').Append(index.DigestOf(file)).Append('\n');
        return Digest.Of(Encoding.UTF8.GetBytes(text.ToString())).Hex;
    }

    private static string Text(Fingerprint fingerprint) =>
        string.Join('\n', fingerprint.Packages.Select(p => $"{p.Name}\t{p.Version}")
            .Prepend(fingerprint.Code.ToString())) + "\n";

    private static Fingerprint? Parse(string text)
    {
        using var lines = new StringReader(text);
        if (!Digest.TryParse(lines.ReadLine(), out var code))
            return null;
        var packages = new List<PackageVersion>();
        while (lines.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab < 0)
                return null;
            packages.Add(new PackageVersion(line[..tab], line[(tab + 1)..]));
        }
        return new Fingerprint(code, packages);
    }
}
