using System.Text.Json;
using Kayfabe.Build.Running;
using Kayfabe.Report;
using Kayfabe.Store.Files;

namespace Kayfabe.Build.Publishing;

/// <summary>The version of XGBoost that the published report was made with: another one grows other trees.</summary>
public sealed class PublishedXgboost(ProjectPaths paths, TextWriter warnings)
{
    /// <summary>Warns where the report was made with another version than this one.</summary>
    public void WarnIfNot(string version)
    {
        if (Read(Path.Combine(paths.Published, MetricsDocument.FileName)) is { } published && published != version)
        {
            warnings.Write(
                $"Warning: {paths.Display(paths.Published)}/ was made with XGBoost {published}, and this is {version}, "
                + $"which may grow other trees. To get the same numbers, install {published}, or set KAYFABE_XGBOOST "
                + "to its path.\n");
        }
    }

    // A file that is damaged is no reason to warn: a run replaces it.
    private static string? Read(string path)
    {
        if (StoredFile.Read(path) is not { } bytes)
            return null;
        try
        {
            using var numbers = JsonDocument.Parse(bytes);
            return numbers.RootElement.GetProperty("xgboost").GetString();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
