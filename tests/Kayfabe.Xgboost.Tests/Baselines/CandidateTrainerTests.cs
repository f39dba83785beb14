using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Training;
using Kayfabe.Xgboost.Baselines;

namespace Kayfabe.Xgboost.Tests.Baselines;

public class CandidateTrainerTests
{
    [Theory]
    [InlineData("exact")]
    [InlineData("hist")]
    public void Equal_columns_trained_once_give_the_same_bits(string method)
    {
        Given.TheLibrary();
        var matrix = Twice(Mixed.Matrix());
        var settings = Given.Settings with { TreeMethod = method, Subsample = 0.8 };
        Assert.Equal(Directly(matrix, settings), CandidateTrainer.Trees(matrix, matrix, settings));
    }

    [Fact]
    public void A_draw_of_columns_is_that_of_all_columns()
    {
        Given.TheLibrary();
        var matrix = Twice(Mixed.Matrix());
        var settings = Given.Settings with { ColsampleByTree = 0.5 };
        Assert.Equal(Directly(matrix, settings), CandidateTrainer.Trees(matrix, matrix, settings));
    }

    [Theory]
    [InlineData("exact")]
    [InlineData("hist")]
    public void Zeros_of_detections_that_are_not_stored_give_the_same_bits(string method)
    {
        Given.TheLibrary();
        var matrix = Mixed.Matrix();
        var settings = Given.Settings with { TreeMethod = method };
        Assert.Equal(Directly(WithZeros(matrix), settings), Directly(Blanks.AsZeros(matrix), settings));
    }

    private static IReadOnlyList<Prediction> Directly(FeatureMatrix matrix, TrainSettings settings)
    {
        using var model = XgboostTrainer.Train(matrix, settings, threads: 1);
        return model.Predict(matrix);
    }

    /// <summary>The matrix with each column a second time, after all others.</summary>
    private static FeatureMatrix Twice(FeatureMatrix matrix)
    {
        var (starts, columns, values) = (new List<int> { 0 }, new List<int>(), new List<float>());
        for (var row = 0; row < matrix.Rows.Count; row++)
        {
            var entries = matrix.Starts[row]..matrix.Starts[row + 1];
            columns.AddRange(matrix.Columns[entries]);
            foreach (var column in matrix.Columns[entries])
                columns.Add(column + matrix.Features.Count);
            values.AddRange(matrix.Values[entries]);
            values.AddRange(matrix.Values[entries]);
            starts.Add(columns.Count);
        }
        return new FeatureMatrix(
            [.. matrix.Features, .. matrix.Features.Select(feature => feature with { Name = $"{feature.Name} again" })],
            matrix.Rows, [.. starts], [.. columns], [.. values]);
    }

    /// <summary>The matrix with a stored 0 for each detection that is not stored.</summary>
    private static FeatureMatrix WithZeros(FeatureMatrix matrix)
    {
        var (starts, columns, values) = (new List<int> { 0 }, new List<int>(), new List<float>());
        for (var row = 0; row < matrix.Rows.Count; row++)
        {
            var entry = matrix.Starts[row];
            for (var column = 0; column < matrix.Features.Count; column++)
            {
                var isStored = entry < matrix.Starts[row + 1] && matrix.Columns[entry] == column;
                if (isStored || Blanks.IsDetection(matrix.Features[column]))
                {
                    columns.Add(column);
                    values.Add(isStored ? matrix.Values[entry] : 0);
                }
                entry += isStored ? 1 : 0;
            }
            starts.Add(columns.Count);
        }
        return new FeatureMatrix(matrix.Features, matrix.Rows, [.. starts], [.. columns], [.. values]);
    }
}
