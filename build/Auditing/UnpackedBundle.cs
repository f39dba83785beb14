using Kayfabe.Build.Running;
using Kayfabe.Bundle.Contents;
using Kayfabe.Bundle.Reading;
using Kayfabe.Report.Auditing;
using Kayfabe.Settings;
using Kayfabe.Store.Content;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Auditing;

/// <summary>
/// A bundle in a temporary folder, where it is like a checkout. Everything in it is read and compared with the metadata
/// first; names and sizes were checked when it was opened.
/// </summary>
internal sealed class UnpackedBundle : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private UnpackedBundle(BuildContext context, BundleReader bundle, string file)
    {
        AuditCheck[] problems =
        [
            .. bundle.Check((done, total) => context.Progress.Show("reading the bundle, bytes", done, total))
                .Select(problem => new AuditCheck(
                    problem.Path,
                    problem.Kind == BundleProblemKind.Missing ? AuditState.Missing : AuditState.Wrong,
                    BundleProblem.Text(problem.Kind))),
        ];
        Records = problems.Length > 0
            ? problems
            : [new AuditCheck(bundle.Name, AuditState.Verified, $"{bundle.Paths.Count} files are as its metadata say")];
        foreach (var path in bundle.Paths.Where(IsNeeded))
        {
            var copy = Path.Combine(_folder.File("bundle"), path);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            using var source = bundle.OpenRead(path);
            using var target = File.Create(copy);
            source.CopyTo(target);
        }
        context.Progress.Clear();
        var paths = new ProjectPaths(_folder.File("bundle"), StudyOf(bundle), _folder.File("store"));
        Place = new AuditPlace(
            paths, new ContentStore(paths.Cache), Path.Combine(paths.Root, BundlePaths.Sources), IsBundle: true)
        {
            BundleStem = Path.ChangeExtension(file, null),
        };
        Runs = new RunStore(paths.Cache, paths.Study);
    }

    /// <summary>Where it is unpacked.</summary>
    public AuditPlace Place { get; }

    /// <summary>It has no runs but the published one.</summary>
    public RunStore Runs { get; }

    /// <summary>The checks of its files against its metadata.</summary>
    public IReadOnlyList<AuditCheck> Records { get; }

    /// <summary>Reads and unpacks a bundle.</summary>
    /// <exception cref="InputException">It is no bundle.</exception>
    public static UnpackedBundle Open(BuildContext context, string file)
    {
        using var bundle = BundleReader.Open(file, context.Paths.Display(Path.GetFullPath(file)));
        return new UnpackedBundle(context, bundle, Path.GetFullPath(file));
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    // The code is not: an audit runs nothing that is in a bundle.
    private static bool IsNeeded(string path) =>
        ((string[])["data/", "reports/", "artifacts/", BundlePaths.Sources + "/"])
            .Any(folder => path.StartsWith(folder, StringComparison.Ordinal));

    private static string StudyOf(BundleReader bundle)
    {
        string[] studies =
        [
            .. bundle.Paths.Select(path => path.Split('/')).Where(parts => parts is ["reports", _, "lock.json"])
                .Select(parts => parts[1]).Distinct(),
        ];
        return studies is [var study] ? study : throw new InputException(new Fault(
            studies.Length == 0 ? "it has no lock (reports/<study>/lock.json)" : "it has the locks of several studies",
            "Get the bundle again from who made it.", bundle.Name));
    }
}
