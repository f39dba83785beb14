using System.Text;

namespace Kayfabe.Xgboost.Tests;

public class BoosterTests
{
    [Theory]
    [InlineData(ModelFormat.Json)]
    [InlineData(ModelFormat.Ubj)]
    [InlineData(ModelFormat.Legacy)]
    public void A_saved_model_loads_to_the_same_predictions_and_the_same_bytes(ModelFormat format)
    {
        Given.TheLibrary();
        var matrix = Given.Matrix(60, 4);
        using var data = Matrices.Unlabelled(matrix);
        using var booster = Given.Trained(matrix);
        using var loaded = Booster.Load(booster.Save(format));
        Assert.Equal(booster.Predict(data), loaded.Predict(data));
        Assert.Equal(booster.Save(format), loaded.Save(format));
        Assert.Equal((5, 4), (loaded.Rounds, loaded.FeatureCount));
    }

    [Theory]
    [InlineData(ModelFormat.Json)]
    [InlineData(ModelFormat.Ubj)]
    public void A_truncated_model_is_refused(ModelFormat format)
    {
        Given.TheLibrary();
        using var booster = Given.Trained(Given.Matrix(60, 4));
        var bytes = booster.Save(format);
        for (var length = 0; length < bytes.Length; length += 7)
            Assert.Throws<XgboostException>(() => Booster.Load(bytes.AsSpan(0, length)));
    }

    [Fact]
    public void Anything_but_a_model_is_refused()
    {
        Given.TheLibrary();
        foreach (var text in new[] { "{}", "[]", "{\"learner\":3}", "<html>", "binf", "model,csv\n1,2\n" })
            Assert.Throws<XgboostException>(() => Booster.Load(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void The_contributions_of_a_row_add_up_to_its_margin()
    {
        Given.TheLibrary();
        var matrix = Given.Matrix(60, 4);
        using var data = Matrices.Unlabelled(matrix);
        using var booster = Given.Trained(matrix);
        var margins = booster.PredictMargin(data);
        var contributions = booster.PredictContributions(data);
        Assert.Equal(60, contributions.Count);
        Assert.All(contributions.Zip(margins), row =>
        {
            Assert.Equal(5, row.First.Length);
            Assert.Equal(row.Second, row.First.Sum(), 4);
        });
    }

    [Fact]
    public void A_probability_is_the_logistic_of_the_margin()
    {
        Given.TheLibrary();
        var matrix = Given.Matrix(60, 4);
        using var data = Matrices.Unlabelled(matrix);
        using var booster = Given.Trained(matrix);
        Assert.All(
            booster.Predict(data).Zip(booster.PredictMargin(data)),
            row => Assert.Equal(1 / (1 + Math.Exp(-row.Second)), row.First, 6));
    }

    [Fact]
    public void Names_with_spaces_quotes_and_other_scripts_survive_and_equal_ones_stay_apart()
    {
        Given.TheLibrary();
        string[] names = ["Female Swimwear", "\"a,b\"\n[<]", "Löwe 🦁", "Female Swimwear"];
        using var booster = Given.Trained(Given.Matrix(200, 4));
        var unnamed = booster.FeatureScores();
        Assert.Equal(["f0", "f1", "f2", "f3"], unnamed.Select(score => score.Feature));
        booster.FeatureNames = names;
        using var loaded = Booster.Load(booster.Save(ModelFormat.Json));
        Assert.Equal(names, loaded.FeatureNames);
        Assert.Equal(unnamed.Zip(names, (score, name) => score with { Feature = name }), loaded.FeatureScores());
    }

    [Fact]
    public void An_unknown_measure_is_refused_with_the_librarys_reason()
    {
        Given.TheLibrary();
        using var data = Matrices.Labelled(Given.Matrix(60, 4));
        using var booster = new Booster(data, Given.Parameter("eval_metric", "beauty"));
        var exception = Assert.Throws<XgboostException>(() => booster.Update(0, data));
        Assert.Contains("beauty", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_booster_without_trees_answers_or_throws_but_does_not_crash()
    {
        Given.TheLibrary();
        using var data = Matrices.Labelled(Given.Matrix(60, 4));
        using var booster = new Booster(data, Given.Parameter("objective", "binary:logistic"));
        Assert.Equal(0, booster.Rounds);
        Assert.All(booster.Predict(data), probability => Assert.Equal(0.5f, probability));
        Assert.Empty(booster.FeatureScores());
        Assert.NotEmpty(booster.Save(ModelFormat.Json));
    }

    [Fact]
    public void Use_after_dispose_is_an_exception()
    {
        Given.TheLibrary();
        var matrix = Given.Matrix(60, 4);
        using var data = Matrices.Labelled(matrix);
        var booster = Given.Trained(matrix);
        booster.Dispose();
        booster.Dispose();
        Assert.Throws<ObjectDisposedException>(() => booster.Predict(data));
        Assert.Throws<ObjectDisposedException>(() => booster.Update(0, data));
        Assert.Throws<ObjectDisposedException>(() => booster.Save(ModelFormat.Ubj));
        Assert.Throws<ObjectDisposedException>(() => booster.FeatureNames);

        using var alive = Given.Trained(matrix);
        data.Dispose();
        Assert.Throws<ObjectDisposedException>(() => alive.Predict(data));
    }

    [Fact]
    public void Ten_thousand_boosters_leave_no_memory_behind()
    {
        Given.TheLibrary();
        var matrix = Given.Matrix(60, 4);
        Make(1_000);
        var before = Environment.WorkingSet;
        Make(10_000);
        var grown = Environment.WorkingSet - before;
        // One booster of this size holds some 40 kB: 10,000 that leak would be 400 MB.
        Assert.True(grown < 30_000_000, $"The resident set grew by {grown} bytes.");

        void Make(int count)
        {
            for (var i = 0; i < count; i++)
            {
                using var booster = Given.Trained(matrix, rounds: 1);
                booster.Save(ModelFormat.Ubj);
            }
        }
    }
}
