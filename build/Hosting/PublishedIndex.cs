using Kayfabe.Report;
using Kayfabe.Store.Files;
using Kayfabe.Study;

namespace Kayfabe.Build.Hosting;

/// <summary><c>reports/index.html</c>: all published studies, from the <c>metrics.json</c> of each.</summary>
public static class PublishedIndex
{
    /// <summary>Whether the list is there.</summary>
    public static bool Exists(string reports) => File.Exists(PathIn(reports));

    /// <summary>Writes the list; the same reports give the same bytes.</summary>
    public static void Write(string reports)
    {
        var studies = Directory.GetDirectories(reports)
            .Select(folder => Path.Combine(folder, "metrics.json"))
            .Where(File.Exists)
            .Order(StringComparer.Ordinal)
            .Select(Read)
            .OfType<PublishedStudy>();
        AtomicFile.Write(PathIn(reports), IndexPage.Render([.. studies]).Content.ToArray());
    }

    // A report of an earlier version of the build comes back into the list when its study is built again.
    private static PublishedStudy? Read(string path)
    {
        try
        {
            return NumbersFile.ReadPublished(path);
        }
        catch (InputException)
        {
            return null;
        }
    }

    private static string PathIn(string reports) => Path.Combine(reports, "index.html");
}
