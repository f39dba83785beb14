using System.Text;
using Kayfabe.Report.Csv;
using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;
using Kayfabe.Report.Html;
using Kayfabe.Report.Markdown;
using Kayfabe.Report.Sections;

namespace Kayfabe.Report;

/// <summary>The report of a study as files.</summary>
public static class ReportPages
{
    /// <summary>The sections in the order of the page. One that gives null has nothing to say.</summary>
    private static readonly Func<ReportModel, Section?>[] Sections =
    [
        ConfusionSection.Of,
        ReproductionSection.Of,
        SeedsSection.Of,
        ComparisonsSection.Of,
        LeakageSection.Of,
        ThresholdSection.Of,
        CurvesSection.Of,
        CalibrationSection.Of,
        FeaturesSection.Of,
        GallerySection.Of,
        ReliabilitySection.Of,
        InputsSection.Of,
        FlowSection.Of,
        CardSections.Model,
        CardSections.Data,
        ProvenanceSection.Of,
    ];

    /// <summary>
    /// Renders <c>report.html</c> (self-contained), <c>report.md</c>, <c>figures/*.svg</c> and <c>tables/*.csv</c>.
    /// The same model gives the same bytes.
    /// </summary>
    public static IReadOnlyList<ReportFile> Render(ReportModel model)
    {
        var document = Compose(model);
        var synthetic = model.Study.Synthetic;
        return
        [
            Utf8("report.html", HtmlPage.Write(document)),
            Utf8("report.md", MarkdownPage.Write(document)),
            .. document.Figures.Select(figure =>
                Utf8($"figures/{figure.Name}.svg", SvgFile.Standalone(figure, synthetic))),
            .. document.Tables.Where(table => table.HasFile).Select(table =>
                Utf8($"tables/{table.Name}.csv", CsvFile.Write(table, synthetic))),
        ];
    }

    internal static ReportDocument Compose(ReportModel model) => new(
        model.Study, Summary.Headline(model), Summary.Facts(model),
        [.. Sections.Select(section => section(model)).OfType<Section>()]);

    internal static ReportFile Utf8(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
