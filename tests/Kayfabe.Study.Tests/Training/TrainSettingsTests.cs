using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kayfabe.Study.Training;

namespace Kayfabe.Study.Tests.Training;

public class TrainSettingsTests
{
    private static readonly TrainSettings Full = new()
    {
        MaxDepth = 5,
        Eta = 0.2,
        Gamma = 4,
        MinChildWeight = 6,
        MaxDeltaStep = 1,
        Subsample = 0.8,
        ColsampleByTree = 0.9,
        ColsampleByLevel = 0.7,
        ColsampleByNode = 0.6,
        Lambda = 2,
        Alpha = 0.00001,
        GrowPolicy = "lossguide",
        MaxLeaves = 8,
        MaxBin = 64,
        ScalePosWeight = 1.5,
        BaseScore = 0.4,
        NumParallelTree = 2,
        EvalMetric = "auc",
        SampleType = "weighted",
        NormalizeType = "forest",
        RateDrop = 0.1,
        OneDrop = 1,
        SkipDrop = 0.5,
    };

    [Fact]
    public void By_default_only_what_is_not_left_to_the_library_is_passed_on() =>
        Assert.Equal(
            [
                new("booster", "gbtree"),
                new("objective", "binary:logistic"),
                new("tree_method", "exact"),
                new("seed", "0"),
            ],
            new TrainSettings().Parameters());

    [Fact]
    public void Every_setting_but_the_rounds_and_the_engine_is_passed_on_under_its_name_in_the_invariant_culture()
    {
        var expected =
            from property in typeof(TrainSettings).GetProperties()
            let name = property.GetCustomAttribute<JsonPropertyNameAttribute>()!.Name
            where name is not ("num_round" or "engine")
            select new KeyValuePair<string, string>(
                name, Convert.ToString(property.GetValue(Full), CultureInfo.InvariantCulture)!);
        Assert.Equal(expected, Full.Parameters());
        Assert.Contains(new("eta", "0.2"), Full.Parameters());
        Assert.Contains(new("alpha", "1E-05"), Full.Parameters());
    }

    [Fact]
    public void Every_setting_has_a_description_and_a_range_that_its_default_meets()
    {
        Assert.All(typeof(TrainSettings).GetProperties(), property =>
        {
            Assert.NotNull(property.GetCustomAttribute<DescriptionAttribute>());
            // An enum's values are its range.
            if (property.PropertyType.IsEnum)
                return;
            var range = Assert.Single(property.GetCustomAttributes<ValidationAttribute>());
            Assert.True(range.IsValid(property.GetValue(new TrainSettings())), property.Name);
            Assert.True(range.IsValid(property.GetValue(Full)), property.Name);
        });
    }

    [Theory]
    [InlineData(nameof(TrainSettings.Subsample), 0.0)]
    [InlineData(nameof(TrainSettings.BaseScore), 1.0)]
    [InlineData(nameof(TrainSettings.Eta), 1.1)]
    [InlineData(nameof(TrainSettings.Rounds), 0)]
    [InlineData(nameof(TrainSettings.TreeMethod), "auto")]
    [InlineData(nameof(TrainSettings.Objective), "multi:softmax")]
    public void A_value_out_of_range_is_refused(string name, object value)
    {
        var range = typeof(TrainSettings).GetProperty(name)!.GetCustomAttribute<ValidationAttribute>();
        Assert.False(range!.IsValid(value));
    }

    [Fact]
    public void The_names_in_JSON_are_those_of_XGBoost()
    {
        var settings = JsonSerializer.Deserialize<TrainSettings>(
            """{"num_round":50,"max_depth":5,"min_child_weight":6,"tree_method":"hist","seed":7}""");
        Assert.Equal(
            new TrainSettings { Rounds = 50, MaxDepth = 5, MinChildWeight = 6, TreeMethod = "hist", Seed = 7 },
            settings);
    }
}
