using System.Text;
using Kayfabe.Settings;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Xgboost.Tests;

public class ForeignModelTests
{
    private static readonly string[] s_names = ["a", "b", "c", "d", "e", "f"];

    [Theory]
    [InlineData(ModelFormat.Json, ModelKind.Json)]
    [InlineData(ModelFormat.Ubj, ModelKind.Ubj)]
    [InlineData(ModelFormat.Legacy, ModelKind.Legacy)]
    public void A_model_from_elsewhere_is_told_by_its_bytes_and_predicts_the_same(ModelFormat format, ModelKind kind)
    {
        Given.TheLibrary();
        var matrix = Given.Matrix(200, 6);
        using var model = XgboostTrainer.Train(matrix, Given.Settings);
        var bytes = model.Save(format);
        Assert.Equal(kind, ForeignModel.KindOf(bytes));
        using var loaded = ForeignModel.Load(bytes, s_names, 6);
        Assert.Equal(model.Predict(matrix), loaded.Predict(matrix));
        Assert.Equal(s_names, loaded.FeatureNames);
    }

    [Fact]
    public void The_model_of_the_same_rows_is_the_one_that_is_trained_here_to_the_byte()
    {
        Given.TheLibrary();
        var matrix = Given.Matrix(200, 6);
        using var model = XgboostTrainer.Train(matrix, Given.Settings);
        using var loaded = ForeignModel.Load(
            model.Save(ModelFormat.Legacy), [.. matrix.Features.Select(feature => feature.Name)], 6);
        Assert.Equal(model.Save(ModelFormat.Json), loaded.Save(ModelFormat.Json));
        Assert.Equal(model.Save(ModelFormat.Ubj), loaded.Save(ModelFormat.Ubj));
    }

    [Theory]
    [InlineData("gbtree")]
    [InlineData("dart")]
    public void Columns_at_the_end_that_had_no_value_may_be_missing_and_are_given_back(string booster)
    {
        Given.TheLibrary();
        var settings = Given.Settings with { Booster = booster };
        var all = WithoutLastColumn(Given.Matrix(200, 6));
        using var wide = XgboostTrainer.Train(all, settings);
        var last = all.Features[^1];
        using var narrow = XgboostTrainer.Train(all.SelectFeatures(feature => feature != last), settings);
        using var loaded = ForeignModel.Load(
            narrow.Save(ModelFormat.Legacy), [.. all.Features.Select(feature => feature.Name)], 5);
        Assert.Equal(wide.Save(ModelFormat.Ubj), loaded.Save(ModelFormat.Ubj));
        Refuses("5 columns, and 6 were sent", narrow.Save(ModelFormat.Legacy), 6);
    }

    [Theory]
    [InlineData(ModelFormat.Json)]
    [InlineData(ModelFormat.Ubj)]
    [InlineData(ModelFormat.Legacy)]
    public void A_model_that_is_cut_off_anywhere_is_refused(ModelFormat format)
    {
        Given.TheLibrary();
        using var model = XgboostTrainer.Train(Given.Matrix(200, 6), Given.Settings);
        var bytes = model.Save(format);
        for (var length = 0; length < bytes.Length; length += Math.Max(1, bytes.Length / 97))
        {
            Assert.Throws<InputException>(() => ForeignModel.Load(bytes.AsSpan(0, length), s_names, 6));
        }
        Assert.Throws<InputException>(() => ForeignModel.Load(bytes.AsSpan(0, bytes.Length - 1), s_names, 6));
    }

    [Fact]
    public void A_model_of_more_columns_than_were_sent_is_refused()
    {
        Given.TheLibrary();
        using var model = XgboostTrainer.Train(Given.Matrix(200, 7), Given.Settings);
        Refuses("7 columns, and 6 were sent", model.Save(ModelFormat.Ubj), 6);
    }

    [Theory]
    [InlineData("", "empty file")]
    [InlineData("\u0080\u0004\u0095", "Python pickle")]
    [InlineData("ccopy_reg\n_reconstructor", "Python pickle")]
    [InlineData("<html>not found</html>", "no known format; it begins with 3c68746d6c3e6e6f")]
    [InlineData("{\"a\": 1}", "cannot read the model")]
    [InlineData("{\"learner\": ", "cut off")]
    [InlineData("binf", "cannot read the model")]
    public void What_is_no_model_is_named_for_what_it_is(string text, string problem)
    {
        Given.TheLibrary();
        Refuses(problem, Encoding.Latin1.GetBytes(text), 0);
    }

    private static void Refuses(string problem, byte[] bytes, int least) => Assert.Contains(
        problem, Assert.Throws<InputException>(() => ForeignModel.Load(bytes, s_names, least)).Message,
        StringComparison.Ordinal);

    private static FeatureMatrix WithoutLastColumn(FeatureMatrix matrix)
    {
        var last = matrix.Features[^1];
        var rest = matrix.SelectFeatures(feature => feature != last);
        return new FeatureMatrix(
            matrix.Features, rest.Rows, rest.Starts.ToArray(), rest.Columns.ToArray(), rest.Values.ToArray());
    }
}
