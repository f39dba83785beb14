using Kayfabe.Settings;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Kayfabe.Study.Training;
using Kayfabe.Xgboost.Native;

namespace Kayfabe.Xgboost;

/// <summary>XGBoost's ensemble of trees. Not to be used by two threads at once; it uses several itself.</summary>
public sealed unsafe class Booster : IDisposable
{
    private readonly BoosterHandle _handle;

    /// <summary>Creates a booster without trees.</summary>
    /// <param name="train">The rows that it will learn from: they fix the number of features.</param>
    /// <param name="parameters">XGBoost's parameters by its own names; see <see cref="SetParameters"/>.</param>
    /// <exception cref="InputException">A name is unknown or a value out of range.</exception>
    public Booster(DMatrix train, params IReadOnlyList<KeyValuePair<string, string>> parameters)
        : this([train], parameters)
    {
    }

    private Booster(DMatrix[] matrices, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        Parameters.Check(parameters);
        using (var borrowed = new BorrowedHandles(matrices))
        {
            XgboostException.Check(NativeMethods.XGBoosterCreate(
                borrowed.Pointers, (ulong)matrices.Length, out _handle));
        }
        try
        {
            // The library would print its warnings on the standard output, between the caller's lines.
            SetParameters([new("verbosity", "0"), .. parameters]);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The number of rounds that were trained.</summary>
    public int Rounds
    {
        get
        {
            XgboostException.Check(NativeMethods.XGBoosterBoostedRounds(_handle, out var rounds));
            return rounds;
        }
    }

    /// <summary>The number of columns that the booster was trained on; 0 before the first round.</summary>
    public int FeatureCount
    {
        get
        {
            XgboostException.Check(NativeMethods.XGBoosterGetNumFeature(_handle, out var features));
            return checked((int)features);
        }
    }

    /// <summary>The columns' names, or none. They are part of the model that is saved.</summary>
    public IReadOnlyList<string> FeatureNames
    {
        get
        {
            XgboostException.Check(
                NativeMethods.XGBoosterGetStrFeatureInfo(_handle, "feature_name", out var length, out var names));
            return Strings(names, length);
        }
        set => XgboostException.Check(
            NativeMethods.XGBoosterSetStrFeatureInfo(_handle, "feature_name", [.. value], (ulong)value.Count));
    }

    /// <summary>A booster as it was saved, in any <see cref="ModelFormat"/>, by this or another program.</summary>
    /// <exception cref="XgboostException">The bytes are not a model.</exception>
    public static Booster Load(ReadOnlySpan<byte> model)
    {
        if (Ubj.LooksLike(model) && !Ubj.IsWhole(model))
            throw new XgboostException("The model is damaged or cut off.");
        var booster = new Booster([], []);
        try
        {
            fixed (byte* bytes = model)
            {
                XgboostException.Check(
                    NativeMethods.XGBoosterLoadModelFromBuffer(booster._handle, bytes, (ulong)model.Length));
            }
            return booster;
        }
        catch
        {
            booster.Dispose();
            throw;
        }
    }

    /// <summary>Sets parameters by XGBoost's own names, with numbers in the invariant culture.</summary>
    /// <exception cref="InputException">
    /// A name is unknown (the fault names the nearest) or a value out of range; nothing was set.
    /// </exception>
    public void SetParameters(params IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        Parameters.Check(parameters);
        foreach (var (name, value) in parameters)
            XgboostException.Check(NativeMethods.XGBoosterSetParam(_handle, name, value));
    }

    /// <summary>Trains one round more.</summary>
    /// <param name="round">The 0-based round; part of what XGBoost seeds its random choices with.</param>
    /// <param name="train">The rows to learn from, with labels.</param>
    public void Update(int round, DMatrix train) =>
        XgboostException.Check(NativeMethods.XGBoosterUpdateOneIter(_handle, round, train.Handle));

    /// <summary>Evaluates by the parameter eval_metric, or by the objective's own measure.</summary>
    /// <param name="round">The round, only for the library's own log.</param>
    /// <param name="sets">The rows to evaluate, with labels, each set under a name.</param>
    /// <returns>For each set, in their order, each measure.</returns>
    public IReadOnlyList<Metric> Evaluate(int round, params IReadOnlyList<KeyValuePair<string, DMatrix>> sets)
    {
        using var matrices = new BorrowedHandles(sets.Select(set => set.Value));
        string[] names = [.. sets.Select((_, index) => index.ToString(CultureInfo.InvariantCulture))];
        XgboostException.Check(NativeMethods.XGBoosterEvalOneIter(
            _handle, round, matrices.Pointers, names, (ulong)names.Length, out var result));
        var line = Marshal.PtrToStringUTF8(result) ?? "";
        // "[3]\t0-logloss:0.51\t0-auc:0.9\t1-logloss:0.6"; the names are ours, so the first '-' ends them.
        return [.. line.Split('\t').Skip(1).Select(field => MetricOf(field, sets))];
    }

    /// <summary>Predicts, a number a row: for binary:logistic the probability of label 1.</summary>
    public float[] Predict(DMatrix data) => Predict(data, type: 0, out _);

    /// <summary>The sum of the trees' leaves of each row, before the objective's transformation: log odds.</summary>
    public float[] PredictMargin(DMatrix data) => Predict(data, type: 1, out _);

    /// <summary>What each feature adds to the margin of each row: SHAP values of trees.</summary>
    /// <remarks>
    /// Lundberg et al., "Consistent individualized feature attribution for tree ensembles", arXiv:1802.03888.
    /// </remarks>
    /// <returns>For each row a number a feature, then the bias; their sum is the row's margin.</returns>
    public IReadOnlyList<float[]> PredictContributions(DMatrix data)
    {
        var values = Predict(data, type: 2, out var width);
        return [.. values.Chunk(width)];
    }

    /// <summary>The features that the trees use, in the order of the columns, each with its scores.</summary>
    /// <remarks>The name of a feature is its 0-based column after <c>f</c> where the model has no names.</remarks>
    public IReadOnlyList<FeatureScore> FeatureScores()
    {
        var names = FeatureNames;
        var gain = Scores("gain");
        var weight = Scores("weight");
        var cover = Scores("cover");
        return
        [
            .. weight.Keys.Order().Select(column => new FeatureScore(
                names.Count > 0 ? names[column] : string.Create(CultureInfo.InvariantCulture, $"f{column}"),
                gain[column], weight[column], cover[column])),
        ];
    }

    /// <summary>The model's bytes: the trees and what prediction needs, not the parameters of the training.</summary>
    public byte[] Save(ModelFormat format)
    {
        var name = format switch
        {
            ModelFormat.Json => "json",
            ModelFormat.Ubj => "ubj",
            ModelFormat.Legacy => "deprecated",
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
        XgboostException.Check(NativeMethods.XGBoosterSaveModelToBuffer(
            _handle, $$"""{"format":"{{name}}"}""", out var length, out var model));
        return new ReadOnlySpan<byte>(model, checked((int)length)).ToArray();
    }

    /// <summary>All parameters of the training, defaults included, as JSON in XGBoost's own shape.</summary>
    public string SaveConfig()
    {
        XgboostException.Check(NativeMethods.XGBoosterSaveJsonConfig(_handle, out var length, out var config));
        return Encoding.UTF8.GetString(config, checked((int)length));
    }

    /// <summary>Takes over the parameters that <see cref="SaveConfig"/> gave.</summary>
    public void LoadConfig(string config) =>
        XgboostException.Check(NativeMethods.XGBoosterLoadJsonConfig(_handle, config));

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private float[] Predict(DMatrix data, int type, out int width)
    {
        var config = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"type":{{type}},"training":false,"iteration_begin":0,"iteration_end":0,"strict_shape":true}""");
        XgboostException.Check(NativeMethods.XGBoosterPredictFromDMatrix(
            _handle, data.Handle, config, out var shape, out var dimensions, out var result));
        // The first dimension is the rows, the last one the numbers that belong together.
        width = checked((int)shape[dimensions - 1]);
        ulong length = 1;
        foreach (var size in new ReadOnlySpan<ulong>(shape, (int)dimensions))
            length = checked(length * size);
        return new ReadOnlySpan<float>(result, checked((int)length)).ToArray();
    }

    private Dictionary<int, double> Scores(string importance)
    {
        // Numbers for names: the library rewrites a name with spaces, and does not tell two equal names apart.
        var columns = string.Join(',', Enumerable.Range(0, FeatureCount).Select(column => $"\"{column}\""));
        XgboostException.Check(NativeMethods.XGBoosterFeatureScore(
            _handle,
            $$"""{"importance_type":"{{importance}}","feature_names":[{{columns}}]}""",
            out var count, out var features, out _, out _, out var scores));
        var result = new Dictionary<int, double>();
        for (var i = 0; i < (int)count; i++)
            result.Add(int.Parse(Marshal.PtrToStringUTF8(features[i])!, CultureInfo.InvariantCulture), scores[i]);
        return result;
    }

    private static Metric MetricOf(string field, IReadOnlyList<KeyValuePair<string, DMatrix>> sets)
    {
        var (dash, colon) = (field.IndexOf('-', StringComparison.Ordinal), field.LastIndexOf(':'));
        var set = int.Parse(field.AsSpan(0, dash), CultureInfo.InvariantCulture);
        return new Metric(
            sets[set].Key,
            field[(dash + 1)..colon],
            double.Parse(field.AsSpan(colon + 1), CultureInfo.InvariantCulture));
    }

    private static string[] Strings(nint* values, ulong length)
    {
        var result = new string[length];
        for (var i = 0; i < result.Length; i++)
            result[i] = Marshal.PtrToStringUTF8(values[i])!;
        return result;
    }
}
