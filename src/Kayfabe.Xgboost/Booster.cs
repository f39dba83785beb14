using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Kayfabe.Settings;
using Kayfabe.Study.Training;
using Kayfabe.Xgboost.Native;

namespace Kayfabe.Xgboost;

/// <summary>XGBoost's ensemble of trees. Not thread-safe; it uses several threads itself.</summary>
public sealed unsafe class Booster : IDisposable
{
    private readonly BoosterHandle _handle;

    /// <summary>Creates a booster that has no trees yet.</summary>
    /// <param name="train">The training rows; they determine the number of features.</param>
    /// <param name="parameters">XGBoost's parameters by its own names; see <see cref="SetParameters"/>.</param>
    /// <exception cref="InputException">A name is unknown or a value is out of range.</exception>
    public Booster(DMatrix train, params IReadOnlyList<KeyValuePair<string, string>> parameters)
        : this([train], parameters)
    {
    }

    private Booster(DMatrix[] matrices, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        Parameters.Check(parameters);
        using (var borrowed = new BorrowedHandles([.. matrices.Select(matrix => matrix.Handle)]))
        {
            XgboostException.Check(NativeMethods.XGBoosterCreate(
                borrowed.Pointers, (ulong)matrices.Length, out _handle));
        }
        try
        {
            // Otherwise the library prints warnings to standard output, between the lines of the caller.
            SetParameters([new("verbosity", "0"), .. parameters]);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The number of rounds trained so far.</summary>
    public int Rounds
    {
        get
        {
            XgboostException.Check(NativeMethods.XGBoosterBoostedRounds(_handle, out var rounds));
            return rounds;
        }
    }

    /// <summary>The number of columns in training; 0 before the first round.</summary>
    public int FeatureCount
    {
        get
        {
            XgboostException.Check(NativeMethods.XGBoosterGetNumFeature(_handle, out var features));
            return checked((int)features);
        }
    }

    /// <summary>The names of the columns; may be empty. They are saved with the model.</summary>
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

    /// <summary>Loads a booster that this or another program saved in any <see cref="ModelFormat"/>.</summary>
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

    /// <summary>Sets parameters by XGBoost's own names; numbers are in the invariant culture.</summary>
    /// <exception cref="InputException">
    /// A name is unknown (the fault suggests the nearest) or a value is out of range; nothing was set.
    /// </exception>
    public void SetParameters(params IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        Parameters.Check(parameters);
        foreach (var (name, value) in parameters)
            XgboostException.Check(NativeMethods.XGBoosterSetParam(_handle, name, value));
    }

    /// <summary>Trains one more round.</summary>
    /// <param name="round">The 0-based round; XGBoost derives random numbers from it and the seed.</param>
    /// <param name="train">The training rows, with labels.</param>
    public void Update(int round, DMatrix train) =>
        XgboostException.Check(NativeMethods.XGBoosterUpdateOneIter(_handle, round, train.Handle));

    /// <summary>One prediction per row: for binary:logistic the probability of label 1.</summary>
    public float[] Predict(DMatrix data) => Predict(data, type: 0, out _);

    /// <summary>The same with the trees of the first rounds alone.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="rounds">The number of rounds, at least 1 and at most <see cref="Rounds"/>.</param>
    public float[] PredictAfter(DMatrix data, int rounds) => Predict(data, type: 0, out _, rounds);

    /// <summary>
    /// The margin of each row: the sum of its leaf values before the objective's transformation (log odds).
    /// </summary>
    public float[] PredictMargin(DMatrix data) => Predict(data, type: 1, out _);

    /// <summary>The contribution of each feature to the margin of each row: tree SHAP values.</summary>
    /// <remarks>
    /// Lundberg et al., "Consistent individualized feature attribution for tree ensembles", arXiv:1802.03888.
    /// </remarks>
    /// <returns>For each row, one value per feature and then the bias; their sum is the margin of the row.</returns>
    public IReadOnlyList<float[]> PredictContributions(DMatrix data)
    {
        var values = Predict(data, type: 2, out var width);
        return [.. values.Chunk(width)];
    }

    /// <summary>The features that the trees use, in column order, each with its scores.</summary>
    /// <remarks>In a model without names, a feature is called <c>f</c> and its 0-based column.</remarks>
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

    /// <summary>The bytes of the model: the trees and what prediction needs, without the training parameters.</summary>
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

    /// <summary>All training parameters, including defaults, in XGBoost's own JSON.</summary>
    public string SaveConfig()
    {
        XgboostException.Check(NativeMethods.XGBoosterSaveJsonConfig(_handle, out var length, out var config));
        return Encoding.UTF8.GetString(config, checked((int)length));
    }

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    // Rounds 0: all of them.
    private float[] Predict(DMatrix data, int type, out int width, int rounds = 0)
    {
        var config = string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            {"type":{{type}},"training":false,"iteration_begin":0,"iteration_end":{{rounds}},"strict_shape":true}
            """);
        XgboostException.Check(NativeMethods.XGBoosterPredictFromDMatrix(
            _handle, data.Handle, config, out var shape, out var dimensions, out var result));
        // The first dimension counts rows, the last one the values of a row.
        width = checked((int)shape[dimensions - 1]);
        ulong length = 1;
        foreach (var size in new ReadOnlySpan<ulong>(shape, (int)dimensions))
            length = checked(length * size);
        return new ReadOnlySpan<float>(result, checked((int)length)).ToArray();
    }

    private Dictionary<int, double> Scores(string importance)
    {
        // Columns instead of names: the library rewrites names with spaces, and mixes up equal names.
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

    private static string[] Strings(nint* values, ulong length)
    {
        var result = new string[length];
        for (var i = 0; i < result.Length; i++)
            result[i] = Marshal.PtrToStringUTF8(values[i])!;
        return result;
    }
}
