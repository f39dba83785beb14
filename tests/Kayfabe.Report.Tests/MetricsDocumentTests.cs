using Kayfabe.Report.Sections;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Leakage;

namespace Kayfabe.Report.Tests;

/// <summary>The report's metrics.json.</summary>
public sealed class MetricsDocumentTests
{
    [Fact]
    public void The_list_of_studies_reads_back_what_a_report_wrote()
    {
        var published = WriteAndRead(Examples.Full);
        Assert.Equal(("sample", "A study with every part", true), (published.Id, published.Title, published.Synthetic));
        Assert.Equal(441, published.TestRows);
        Assert.Equal(Examples.Full.Metrics.EstimateOf(Metric.Accuracy), published.Accuracy);
        Assert.Equal(225 / 441.0, published.Majority);
        Assert.Equal(
            [LeakageVerdict.Fail, LeakageVerdict.NotApplicable, LeakageVerdict.Warn, LeakageVerdict.Pass], published.Leakage);
        Assert.Equal(new AnnotatorAgreement(3, 90, Examples.Estimated(0.784, 0.70, 0.86)), published.Agreement);
    }

    [Fact]
    public void What_is_not_known_reads_back_as_not_known()
    {
        var published = WriteAndRead(Examples.Least);
        Assert.Null(published.Leakage);
        Assert.Equal(new AnnotatorAgreement(null, null, new(null, null)), published.Agreement);
    }

    private static PublishedStudy WriteAndRead(Inputs.ReportInputs inputs)
    {
        var path = Path.GetTempFileName();
        try
        {
            MetricsDocument.Write(path, inputs);
            return MetricsDocument.ReadPublished(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
