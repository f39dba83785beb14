using System.Globalization;
using Cake.Frosting;
using Kayfabe.Build.Bundling;
using Kayfabe.Build.Running;
using Kayfabe.Bundle;
using Kayfabe.Bundle.Contents;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Tasks;

/// <summary>Packs what is published of a study, and what it was made from, into one zip; runs nothing.</summary>
[TaskName("Bundle"), Uses("study", "mirror", "cache-dir", "with-data", "output")]
[TaskDescription("Pack the published report, model, lock and code, and with --with-data the data, into one zip.")]
public sealed class PackBundle : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        MissingParts.Ask(context);
        var run = BundledRun.Read(context);
        var contents = new BundleCollector(context, run).Collect(context.Options.WithData);
        var path = BundleOutput.PathOf(context, run);
        var total = BundleWriter.SizeOf(contents);
        Console.Out.Write($"{contents.Files.Count:N0} files, {Megabytes(total)}: {Parts(contents)}.\n");
        BundleWriter.Write(
            path, contents, done => context.Progress.Show("writing the bundle, bytes", done, total));
        context.Progress.Clear();
        Console.Out.Write($"""
            {context.Paths.Display(path)}: {Megabytes(new FileInfo(path).Length)}, {Digest.OfFile(path)}

            """.ReplaceLineEndings("\n"));
        foreach (var copy in BundleOutput.CopyStatements(context, path))
            Console.Out.Write($"{context.Paths.Display(copy)}\n");
    }

    // Report 1.2 MB, code 3.4 MB.
    private static string Parts(BundleContents contents) => string.Join(", ",
        from file in contents.Files
        group file by file.Part into part
        orderby part.Key
        select $"{NameOf(part.Key)} {Megabytes(part.Sum(file => file.Size))}");

    private static string NameOf(BundlePart part) => part switch
    {
        BundlePart.Code => "code",
        BundlePart.Settings => "settings",
        BundlePart.Report => "report",
        BundlePart.Model => "model",
        BundlePart.Lock => "lock",
        BundlePart.Data => "data",
        BundlePart.Artifact => "artifacts of stages",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    private static string Megabytes(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Max(bytes / 1e6, 0.1):N1} MB");
}
