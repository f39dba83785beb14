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
/// <param name="cacheFolder">The store.</param>
/// <param name="other">Another store, which is only read, for earlier code; null for none.</param>
/// <param name="index">Digests of files.</param>
/// <param name="keeps">Whether fingerprints are kept in the store.</param>
public sealed class CodeFingerprints(string cacheFolder, string? other, FileIndex index, bool keeps)
{
    private const int Named = 3;

    // What the fingerprints of this run are made of, where they are not kept.
    private readonly Dictionary<Digest, CodeParts> _unkept = [];

    private static readonly string[] s_runners = ["Cake.Frosting", "Cake.Core", "Cake.Common"];

    private readonly Lazy<string> _program = new(() => ProgramDigest(index));

    /// <summary>The fingerprint of a stage's code.</summary>
    public Fingerprint Of(Type stage)
    {
        var kept = new SideFile(cacheFolder, $"code/{_program.Value}/{stage.Name}");
        if (kept.Read() is { } text && Parse(text) is { } known)
            return known;
        using var reader = Open();
        var fingerprint = reader.FingerprintOf(stage.Assembly.GetName().Name!, stage.FullName!, out var parts);
        if (!keeps)
        {
            _unkept[fingerprint.Code] = parts;
            return fingerprint;
        }
        PartsIn(cacheFolder, fingerprint.Code).Write(parts.ToText());
        kept.Write(Text(fingerprint));
        return fingerprint;
    }

    /// <summary>
    /// Says which types of a stage's code changed: <c>code of Featurize changed: FeatureMatrix</c>; null where the
    /// store no longer has those of before.
    /// </summary>
    public string? Describe(string stage, Digest before, Digest now)
    {
        if (Parts(before) is not { } old || Parts(now) is not { } current
            || old.ChangesTo(current) is not [_, ..] names)
        {
            return null;
        }
        var more = names.Count > Named ? $" and {names.Count - Named} more" : "";
        return $"code of {stage} changed: {string.Join(", ", names.Take(Named))}{more}";
    }

    private CodeParts? Parts(Digest code) =>
        _unkept.GetValueOrDefault(code)
        ?? (PartsIn(cacheFolder, code).Read() is { } text ? CodeParts.Parse(text) : null)
        ?? (other is not null && PartsIn(other, code).Read() is { } elsewhere ? CodeParts.Parse(elsewhere) : null);

    private static SideFile PartsIn(string store, Digest code) => new(store, $"code/parts-{code.Hex}");

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
