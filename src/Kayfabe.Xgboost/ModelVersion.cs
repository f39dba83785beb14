using System.Text.Json;

namespace Kayfabe.Xgboost;

/// <summary>The version of XGBoost that saved a model; reads the file alone, without the library.</summary>
public static class ModelVersion
{
    /// <summary>Reads the member <c>version</c> of a model in JSON, such as <c>1.7.4</c>.</summary>
    public static string Of(string path)
    {
        using var stream = File.OpenRead(path);
        using var document = JsonDocument.Parse(stream);
        var version = document.RootElement.GetProperty("version");
        return string.Join('.', version.EnumerateArray().Select(part => part.GetInt32()));
    }
}
