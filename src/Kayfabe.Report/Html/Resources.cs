namespace Kayfabe.Report.Html;

/// <summary>The style sheets that are compiled in.</summary>
internal static class Resources
{
    /// <summary>Colours and the classes of figures; the page and each SVG file hold it.</summary>
    public static string FigureStyle => Read("figure.css");

    /// <summary>The page's own type and layout.</summary>
    public static string PageStyle => Read("page.css");

    private static string Read(string name)
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
