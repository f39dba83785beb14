using System.Globalization;
using System.Runtime.InteropServices;

namespace Kayfabe.Xgboost.Tests;

public sealed class PythonTests : IDisposable
{
    private const string PredictAndTrain =
        """
        import sys, numpy, xgboost
        folder, rows, columns = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
        data = numpy.fromfile(folder + "/data", "f4").reshape(rows, columns)
        labels = numpy.fromfile(folder + "/labels", "f4")
        matrix = xgboost.DMatrix(data, labels)
        model = xgboost.Booster(model_file=folder + "/model.ubj")
        matrix.feature_names = model.feature_names
        model.predict(matrix).tofile(folder + "/probabilities")
        model.predict(matrix, output_margin=True).tofile(folder + "/margins")
        model.predict(matrix, pred_contribs=True).tofile(folder + "/contributions")
        for kind in "gain", "weight", "cover":
            print(kind, *(f"{name}={score!r}" for name, score in sorted(model.get_score(importance_type=kind).items())))
        trained = xgboost.Booster(dict(argument.split("=") for argument in sys.argv[4:]), [matrix])
        for round in range(model.num_boosted_rounds()):
            trained.update(matrix, round)
        trained.save_model(folder + "/trained.json")
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("kayfabe-xgboost-").FullName;

    [Fact]
    public void Python_predicts_explains_and_trains_the_same_from_the_same()
    {
        Given.TheLibrary();
        Python.Requires("xgboost");
        var matrix = Given.Matrix(200, 6);
        using var model = XgboostTrainer.Train(matrix, Given.Settings);
        using var booster = Booster.Load(model.Save(ModelFormat.Json));
        using var data = Matrices.Unlabelled(matrix);
        Write("data", Given.Dense(200, 6));
        Write("labels", matrix.Labels());
        File.WriteAllBytes(Path.Combine(_folder, "model.ubj"), model.Save(ModelFormat.Ubj));

        var parameters = Given.Settings.Parameters().Select(parameter => $"{parameter.Key}={parameter.Value}");
        var scores = Python.Output(PredictAndTrain, [_folder, "200", "6", .. parameters]);

        Assert.Equal(booster.Predict(data), Read("probabilities"));
        Assert.Equal(booster.PredictMargin(data), Read("margins"));
        Assert.Equal(booster.PredictContributions(data).SelectMany(row => row), Read("contributions"));
        var byColumn = booster.FeatureScores();
        Assert.Equal(
            [
                "gain " + string.Join(' ', byColumn.Select(score => $"{score.Feature}={Number(score.Gain)}")),
                "weight " + string.Join(' ', byColumn.Select(score => $"{score.Feature}={Number(score.Weight)}")),
                "cover " + string.Join(' ', byColumn.Select(score => $"{score.Feature}={Number(score.Cover)}")),
            ],
            scores.TrimEnd().Split('\n'));
        Assert.Equal(model.Save(ModelFormat.Json), File.ReadAllBytes(Path.Combine(_folder, "trained.json")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // As Python's repr: a whole number has a fraction too.
    private static string Number(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
    }

    private void Write(string name, float[] values) =>
        File.WriteAllBytes(Path.Combine(_folder, name), MemoryMarshal.AsBytes<float>(values).ToArray());

    private float[] Read(string name) =>
        MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(_folder, name))).ToArray();
}
