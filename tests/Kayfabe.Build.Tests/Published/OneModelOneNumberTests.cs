using System.Text.Json;

namespace Kayfabe.Build.Tests.Published;

/// <summary>What is told of the study's own model by several stages, in the reports that are published.</summary>
public class OneModelOneNumberTests
{
    [Theory]
    [InlineData("rondarousey")]
    [InlineData("sample")]
    public void The_study_s_own_model_has_one_interval_wherever_it_is_told(string study)
    {
        using var numbers = JsonDocument.Parse(File.ReadAllBytes(PathOf(study, "metrics.json")));
        var own = numbers.RootElement.GetProperty("models").EnumerateArray()
            .Single(row => row.GetProperty("isReported").GetBoolean());
        var validated = numbers.RootElement.GetProperty("crossValidation")[0];

        Assert.Equal(validated.GetProperty("accuracy").GetDouble(), own.GetProperty("accuracy").GetDouble());
        Assert.Equal(IntervalOf(validated), IntervalOf(own));
    }

    [Fact]
    public void At_the_study_s_own_threshold_the_curve_tells_the_study_s_own_result()
    {
        using var numbers = JsonDocument.Parse(File.ReadAllBytes(PathOf("sample", "metrics.json")));
        var interval = IntervalOf(numbers.RootElement.GetProperty("intervals").GetProperty("accuracy"));
        var atOwn = File.ReadLines(PathOf("sample", "tables/thresholds.csv"))
            .Single(line => line.StartsWith("95,", StringComparison.Ordinal));

        Assert.Contains(FormattableString.Invariant($",{interval.Low:R},{interval.High:R},"), atOwn,
            StringComparison.Ordinal);
    }

    private static (double Low, double High) IntervalOf(JsonElement element) =>
        (element.GetProperty("low").GetDouble(), element.GetProperty("high").GetDouble());

    private static string PathOf(string study, string file) => Path.Combine(Repository.Root, "reports", study, file);
}
