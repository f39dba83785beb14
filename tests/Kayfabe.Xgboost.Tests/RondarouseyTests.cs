using System.Globalization;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Training;

namespace Kayfabe.Xgboost.Tests;

/// <summary>The original study's published matrix and settings give the known result, to the row.</summary>
public class RondarouseyTests
{
    private const string FileName = "rondarousey_ml_df_clean042221.csv";
    private const int FieldOfOutcome = 11;
    private const int LastFeature = 414;

    private static readonly TrainSettings Settings = new()
    {
        MaxDepth = 5,
        Eta = 0.2,
        Gamma = 4,
        MinChildWeight = 6,
        Subsample = 0.8,
    };

    [Fact]
    public void The_published_matrix_gives_the_known_confusion_from_sparse_and_from_dense_data()
    {
        Given.TheLibrary();
        Assert.SkipWhen(XgboostLibrary.Version != "1.7.4", "The numbers are those of XGBoost 1.7.4.");
        var folder = Environment.GetEnvironmentVariable("KAYFABE_MIRROR");
        Assert.SkipWhen(folder is null, "KAYFABE_MIRROR names no folder with the published matrix.");
        var path = Path.Combine(folder, FileName);
        Assert.SkipUnless(File.Exists(path), $"KAYFABE_MIRROR has no {FileName}.");
        Python.Requires("numpy");

        var matrix = Read(path);
        var order = PandasOrder(matrix.Rows.Count);
        var (train, test) = (matrix.SelectRows(order[..1029]), matrix.SelectRows(order[1029..]));
        Assert.Equal((1029, 441, 413), (train.Rows.Count, test.Rows.Count, train.Features.Count));

        using var model = XgboostTrainer.Train(train, Settings);
        Assert.Equal(new Confusion(173, 43, 34, 191), Confusion.Of(model.Predict(test), 0.5));
        using var one = XgboostTrainer.Train(train, Settings, threads: 1);
        Assert.Equal(model.Save(ModelFormat.Json), one.Save(ModelFormat.Json));
        using var dense = TrainDense(train);
        Assert.Equal(model.Save(ModelFormat.Json), dense.Save(ModelFormat.Json));
    }

    private static Booster TrainDense(FeatureMatrix matrix)
    {
        var columns = matrix.Features.Count;
        var values = new float[matrix.Rows.Count * columns];
        Array.Fill(values, float.NaN);
        for (var row = 0; row < matrix.Rows.Count; row++)
        {
            for (var entry = matrix.Starts[row]; entry < matrix.Starts[row + 1]; entry++)
                values[row * columns + matrix.Columns[entry]] = matrix.Values[entry];
        }
        using var data = DMatrix.FromDense(values, matrix.Rows.Count, columns);
        data.SetLabels(matrix.Labels());
        var booster = new Booster(data, Settings.Parameters());
        for (var round = 0; round < Settings.Rounds; round++)
            booster.Update(round, data);
        booster.FeatureNames = [.. matrix.Features.Select(feature => feature.Name)];
        return booster;
    }

    private static FeatureMatrix Read(string path)
    {
        var (rows, starts) = (new List<MatrixRow>(), new List<int> { 0 });
        var (columns, values) = (new List<int>(), new List<float>());
        int[] fieldsOfFeatures = [.. Enumerable.Range(1, LastFeature).Where(field => field != FieldOfOutcome)];
        foreach (var line in File.ReadLines(path))
        {
            var fields = line.Split(',');
            for (var column = 0; column < fieldsOfFeatures.Length; column++)
            {
                if (fields[fieldsOfFeatures[column]] is not { Length: > 0 } text)
                    continue;
                columns.Add(column);
                // As pandas and numpy do: to double first, then to float (postId needs more digits than a float has).
                values.Add((float)double.Parse(text, CultureInfo.InvariantCulture));
            }
            starts.Add(columns.Count);
            rows.Add(Given.Row(rows.Count, fields[FieldOfOutcome] == "1"));
        }
        return new FeatureMatrix(
            [.. fieldsOfFeatures.Select(field => new Feature($"field {field}", FeatureKind.Detection))],
            rows, [.. starts], [.. columns], [.. values]);
    }

    private static int[] PandasOrder(int rows) =>
    [
        .. Python.Output($"import numpy; print(*numpy.random.RandomState(1729).permutation({rows}))")
            .Split(' ').Select(text => int.Parse(text, CultureInfo.InvariantCulture)),
    ];
}
