using System.Runtime.CompilerServices;
using System.Text;
using Kayfabe.Build.CommandLine;
using Kayfabe.Report;
using Kayfabe.Settings;
using Kayfabe.Store.Files;
using Kayfabe.Store.Index;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Publishing;

/// <summary><c>reports/index.html</c>: all published studies, from the <c>metrics.json</c> of each.</summary>
/// <param name="published">
/// The folder of a study's report, beside those of all others. Unfinished files are there: who publishes a study removes
/// what a killed build left in it.
/// </param>
/// <param name="cacheFolder">The store.</param>
/// <param name="index">Digests of files.</param>
/// <param name="program">The digest of the program that renders the list.</param>
public sealed class PublishedIndex(string published, string cacheFolder, FileIndex index, string program)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "index.html";

    private readonly string _reports = Path.GetDirectoryName(published)!;

    private string FilePath => Path.Combine(_reports, FileName);

    /// <summary>
    /// Writes the list where it is not up to date. Rendering it takes longer than a whole no-op: what was rendered from
    /// the same numbers is remembered by its digest.
    /// </summary>
    public void Publish()
    {
        var studies = StudiesIn(_reports);
        var kept = new SideFile(cacheFolder, $"code/{program}/index-{DigestOf(studies).Hex}");
        if (Digest.TryParse(kept.Read(), out var known) && index.TryDigestOf(FilePath) == known)
            return;
        var page = Render(studies);
        AtomicFile.Write(FilePath, page, published, _reports);
        kept.Write(Digest.Of(page).ToString());
    }

    /// <summary>The list as it should be.</summary>
    /// <param name="reports">The folder of all reports.</param>
    public static byte[] Render(string reports) => Render(StudiesIn(reports));

    private static string[] StudiesIn(string reports) =>
        [.. Directory.GetDirectories(reports).Order(StringComparer.Ordinal)];

    // A method of its own, so that a no-op does not load what renders pages.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte[] Render(string[] studies) =>
        IndexPage.Render([.. studies.Select(Read).OfType<PublishedStudy>()]).Content.ToArray();

    private Digest DigestOf(string[] studies)
    {
        var text = new StringBuilder();
        foreach (var study in studies)
            text.Append(Path.GetFileName(study)).Append(' ').Append(index.TryDigestOf(MetricsOf(study)))
                .Append('\n');
        return Digest.Of(Encoding.UTF8.GetBytes(text.ToString()));
    }

    // A report of an earlier version of the build comes back into the list when its study is built again.
    private static PublishedStudy? Read(string study)
    {
        if (FileStat.Of(MetricsOf(study)) is null)
            return null;
        try
        {
            return MetricsDocument.ReadPublished(MetricsOf(study));
        }
        catch (Exception e) when (e is InputException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(
                $"Warning: reports/{Path.GetFileName(study)}/{MetricsDocument.FileName} cannot be read: the study is not "
                + $"listed in reports/index.html. Build it again: {Help.Script} --study={Path.GetFileName(study)}");
            return null;
        }
    }

    private static string MetricsOf(string study) => Path.Combine(study, MetricsDocument.FileName);
}
