using System.Globalization;
using System.Net;
using System.Text;
using Kayfabe.Bundle.Contents;
using Kayfabe.Study.Evaluation;

namespace Kayfabe.Bundle.Crate;

/// <summary>The crate as one page that loads nothing: what it is, where to begin, the steps, all files.</summary>
internal static class PreviewPage
{
    // Of a folder: nobody reads more, and a page of a million rows opens in no browser.
    private const int MostFilesShown = 2000;

    /// <summary>The page, in UTF-8.</summary>
    public static byte[] Of(BundleContents contents)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
            .Append(Text(contents.Settings.Title)).Append("</title>\n<style>\n").Append(Style())
            .Append("</style>\n</head>\n<body>\n<h1>").Append(Text(contents.Settings.Title)).Append("</h1>\n");
        if (contents.Settings.Synthetic)
            html.Append("<p class=\"callout\">The data of this study are synthetic.</p>\n");
        html.Append("<p>").Append(Text(contents.Settings.Description ?? contents.Settings.Question)).Append("</p>\n");
        Facts(html, contents);
        Begin(html, contents);
        Steps(html, contents);
        Files(html, contents);
        return Encoding.UTF8.GetBytes(html.Append("</body>\n</html>\n").ToString());
    }

    private static void Facts(StringBuilder html, BundleContents contents)
    {
        var about = contents.Settings.About;
        html.Append("<table>\n");
        Row("By", string.Join(", ", about.Creators.Select(creator => Text(creator.Name))));
        Row("Published", Text(about.Date!));
        Row("Licence", Link(AboutLinks.OfLicense(about.License!), about.License!));
        Row("Page", Link(about.Address!, about.Address!));
        Row("Run", $"<code>{Text(contents.Lock.Id)}</code>");
        Row("Code", $"<code>{Text(contents.Code.Commit)}</code>"
            + (contents.Code.IsDirty ? ", edited since: the code in this bundle is that of no commit" : ""));
        if (contents.Metrics.EstimateOf(Metric.Accuracy) is { Value: { } accuracy } estimate)
        {
            Row("Accuracy", string.Create(CultureInfo.InvariantCulture, $"{100 * accuracy:F1} %")
                + (estimate.Interval is { } interval
                    ? string.Create(CultureInfo.InvariantCulture,
                        $" (95 % interval {100 * interval.Low:F1} to {100 * interval.High:F1})")
                    : "")
                + string.Create(CultureInfo.InvariantCulture,
                    $", on {contents.Metrics.Rows:N0} test rows of {contents.Metrics.Posts:N0} posts"));
        }
        Row("Data", contents.HasData ? "in this bundle" : "not in this bundle; named by digest in the lock");
        html.Append("</table>\n");

        void Row(string name, string value) =>
            html.Append("<tr><th scope=\"row\">").Append(name).Append("</th><td>").Append(value).Append("</td></tr>\n");
    }

    private static void Begin(StringBuilder html, BundleContents contents)
    {
        var reports = BundlePaths.Reports(contents.Study);
        html.Append("<h2>Where to begin</h2>\n<ul>\n");
        Item($"{reports}/report.html", "the report");
        Item(BundlePaths.Lock(contents.Study), "the lock: what every stage read and made, by digest");
        Item($"{reports}/model/model.ubj", "the model, in XGBoost's own format");
        Item(BundlePaths.Bom, "bill of materials of the model (CycloneDX)");
        Item(BundlePaths.Croissant, "metadata of the data set (Croissant)");
        Item(BundlePaths.Metadata, "this page for programs (RO-Crate)");
        Item("README.md", "how to build it again: this folder is a checkout of the code");
        html.Append("</ul>\n");

        void Item(string path, string what) =>
            html.Append("<li>").Append(FileLink(path)).Append(": ").Append(what).Append("</li>\n");
    }

    private static void Steps(StringBuilder html, BundleContents contents)
    {
        html.Append("<h2>Steps</h2>\n<table>\n<tr><th>Stage</th><th>What it does</th><th>Made</th></tr>\n");
        foreach (var stage in contents.Lock.Stages)
        {
            html.Append("<tr><td>").Append(Text(stage.Stage)).Append("</td><td>")
                .Append(Text(contents.StageDescriptions.GetValueOrDefault(stage.Stage) ?? ""))
                .Append("</td><td class=\"n\">").Append(stage.Outputs.Count.ToString(CultureInfo.InvariantCulture))
                .Append(stage.Outputs.Count == 1 ? " file" : " files").Append("</td></tr>\n");
        }
        html.Append("</table>\n");
    }

    private static void Files(StringBuilder html, BundleContents contents)
    {
        html.Append("<h2>Files</h2>\n");
        foreach (var folder in contents.Files.GroupBy(file => FolderOf(file.Path)))
        {
            html.Append("<details>\n<summary>").Append(Text(folder.Key)).Append(": ")
                .Append(folder.Count().ToString("N0", CultureInfo.InvariantCulture)).Append("</summary>\n<table>\n");
            foreach (var file in folder.Take(MostFilesShown))
            {
                html.Append("<tr><td>").Append(FileLink(file.Path)).Append("</td><td class=\"n\">")
                    .Append(file.Size.ToString("N0", CultureInfo.InvariantCulture)).Append("</td><td><code>")
                    .Append(file.Digest.Hex).Append("</code></td></tr>\n");
            }
            html.Append("</table>\n");
            if (folder.Count() > MostFilesShown)
                html.Append("<p>The others are in ").Append(FileLink(BundlePaths.Metadata)).Append(".</p>\n");
            html.Append("</details>\n");
        }
    }

    private static string Style()
    {
        using var css = new StreamReader(typeof(PreviewPage).Assembly.GetManifestResourceStream("preview.css")!);
        return css.ReadToEnd();
    }

    private static string FolderOf(string path)
    {
        var names = path.Split('/');
        return names.Length == 1 ? "at the top" : string.Join('/', names[..Math.Min(names.Length - 1, 3)]) + "/";
    }

    private static string FileLink(string path) => Link(CrateGraph.IdOf(path), path);

    // Addresses begin with http, as settings demand, or are relative with ':' escaped: no script is among them.
    private static string Link(string address, string text) => $"<a href=\"{Text(address)}\">{Text(text)}</a>";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
