using Kayfabe.Report.Document;
using Kayfabe.Report.Html;
using Kayfabe.Report.Inputs;
using Kayfabe.Report.Markdown;
using Kayfabe.Report.Sections;

namespace Kayfabe.Report;

/// <summary>The report of a study as files.</summary>
public static class ReportPages
{
    /// <summary>The sections in the order of the page. One that gives null has nothing to say.</summary>
    private static readonly Func<ReportInputs, Section?>[] Sections =
    [
        ResultSection.Of,
        ReproductionSection.Of,
        LadderSection.Of,
        SeedsSection.Of,
        ComparisonsSection.Of,
        PermutationsSection.Of,
        LeakageSection.Of,
        ThresholdSection.Of,
        CurvesSection.Of,
        CalibrationSection.Of,
        BaseRatesSection.Of,
        FeaturesSection.Of,
        GallerySection.Of,
        ReliabilitySection.Of,
        AnnotatorsSection.Of,
        InputsSection.Of,
        FlowSection.Of,
        LeftOutSection.Of,
        CardSections.ModelCard,
        CardSections.Datasheet,
        ProvenanceSection.Of,
    ];

    /// <summary>
    /// Renders <c>report.html</c> (self-contained), <c>report.md</c>, <c>figures/*.svg</c> and <c>tables/*.csv</c>.
    /// The same inputs give the same bytes.
    /// </summary>
    public static IReadOnlyList<ReportFile> Render(ReportInputs inputs)
    {
        var document = new ReportDocument(
            inputs.Header, Summary.Headline(inputs), Summary.KeyResults(inputs),
            [.. Sections.Select(section => section(inputs)).OfType<Section>()]);
        var synthetic = document.Study.Synthetic;
        return
        [
            ReportFile.Utf8("report.html", HtmlPage.Write(document)),
            ReportFile.Utf8("report.md", MarkdownPage.Write(document)),
            .. document.Figures.Select(figure =>
                ReportFile.Utf8($"figures/{figure.Name}.svg", SvgFigure.Standalone(figure, synthetic))),
            .. document.Tables.Where(table => table.HasFile).Select(table =>
                ReportFile.Utf8($"tables/{table.Name}.csv", TableCsv.Write(table, synthetic))),
        ];
    }
}
