using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kayfabe.Settings;

namespace Kayfabe.Xgboost;

/// <summary>The kinds of file that come as a model from elsewhere.</summary>
public enum ModelKind
{
    /// <summary>XGBoost's binary format of the versions before 3.1.</summary>
    Legacy,

    /// <summary>XGBoost's Universal Binary JSON.</summary>
    Ubj,

    /// <summary>XGBoost's JSON.</summary>
    Json,

    /// <summary>A Python pickle: a program, which could do anything when it is read.</summary>
    Pickle,

    /// <summary>Nothing of the above.</summary>
    Unknown,
}

/// <summary>
/// A model that another machine trained on rows of ours: told by its bytes, checked, loaded, and given the names of our
/// features.
/// </summary>
public static class ForeignModel
{
    private const string Again = "It is not used: train again, with another image if it stays so.";

    /// <summary>Tells a file by its first bytes; the rest may be damaged.</summary>
    public static ModelKind KindOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("binf"u8))
            return ModelKind.Legacy;
        if (Ubj.LooksLike(bytes))
            return ModelKind.Ubj;
        // Protocols 2 to 5 begin with their number; older ones name a global of a module.
        if (bytes is [0x80, >= 2 and <= 5, ..] || bytes.StartsWith("ccopy_reg"u8) || bytes.StartsWith("cxgboost"u8))
            return ModelKind.Pickle;
        return bytes is [(byte)'{', (byte)'"' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t', ..]
            ? ModelKind.Json : ModelKind.Unknown;
    }

    /// <summary>Loads the model.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="features">The names of the features of the rows, in the order of the columns.</param>
    /// <param name="leastColumns">
    /// The least number of columns that the model may have: those at the end in which no row had a value may be lost on
    /// the way. It is then given all.
    /// </param>
    /// <returns>The model, which the caller disposes.</returns>
    /// <exception cref="InputException">It is no model, is cut off, or was trained on other columns.</exception>
    public static Model Load(ReadOnlySpan<byte> bytes, IReadOnlyList<string> features, int leastColumns)
    {
        var kind = KindOf(bytes);
        RequireWhole(bytes, kind);
        var booster = Open(bytes);
        try
        {
            if (kind == ModelKind.Legacy)
                RequireSameLength(booster, bytes.Length);
            var columns = booster.FeatureCount;
            if (columns > features.Count || columns < leastColumns)
            {
                throw new InputException(new Fault(
                    $"the model was trained on {columns} columns, and {features.Count} were sent", Again));
            }
            if (columns < features.Count)
            {
                var wider = Widened(booster, features.Count);
                booster.Dispose();
                booster = wider;
            }
            booster.FeatureNames = features;
            return new Model(booster);
        }
        catch
        {
            booster.Dispose();
            throw;
        }
    }

    private static void RequireWhole(ReadOnlySpan<byte> bytes, ModelKind kind)
    {
        var problem = kind switch
        {
            ModelKind.Pickle => "the model is a Python pickle, which may run any code when it is read",
            ModelKind.Unknown when bytes.IsEmpty => "the model is an empty file",
            ModelKind.Unknown => $"the model is of no known format; it begins with {Hex(bytes)}",
            ModelKind.Ubj when !Ubj.IsWhole(bytes) => "the model is damaged or cut off",
            ModelKind.Json when !IsJson(bytes) => "the model is damaged or cut off",
            _ => null,
        };
        if (problem is not null)
        {
            throw new InputException(new Fault(problem, kind == ModelKind.Pickle
                ? "It was not read: take an image of XGBoost 1.3 or later (sagemaker.imageTag)." : Again));
        }
    }

    private static Booster Open(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Booster.Load(bytes);
        }
        catch (XgboostException e)
        {
            throw new InputException(new Fault($"XGBoost cannot read the model ({e.Message})", Again));
        }
    }

    // The format has no length: cut off behind the trees, it loads. Saved again, it has all that there is to it.
    private static void RequireSameLength(Booster booster, int length)
    {
        var whole = booster.Save(ModelFormat.Legacy).Length;
        if (length < whole)
        {
            throw new InputException(new Fault(
                string.Create(CultureInfo.InvariantCulture,
                    $"the model is cut off: it has {length:N0} bytes, and {whole:N0} when it is saved again"), Again));
        }
    }

    private static Booster Widened(Booster booster, int columns)
    {
        var model = JsonNode.Parse(booster.Save(ModelFormat.Json))!;
        var text = columns.ToString(CultureInfo.InvariantCulture);
        model["learner"]!["learner_model_param"]!["num_feature"] = text;
        var trainer = model["learner"]!["gradient_booster"]!;
        var trees = (trainer["model"] ?? trainer["gbtree"]!["model"])!["trees"]!.AsArray();
        foreach (var tree in trees)
            tree!["tree_param"]!["num_feature"] = text;
        return Booster.Load(JsonSerializer.SerializeToUtf8Bytes(model));
    }

    private static bool IsJson(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        try
        {
            reader.Read();
            reader.Skip();
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes[..Math.Min(8, bytes.Length)]);
}
