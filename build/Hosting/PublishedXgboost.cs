using System.Text.Json;
using Kayfabe.Report;
using Kayfabe.Store.Files;

namespace Kayfabe.Build.Hosting;

/// <summary>Knows which version of XGBoost the published report was made with: another grows other trees.</summary>
public sealed class PublishedXgboost(ProjectPaths paths, TextWriter warnings)
{
    /// <summary>Warns where the report was made with another version than this one.</summary>
    public void WarnIfNot(string version)
    {
        if (Read(Path.Combine(paths.Published, MetricsDocument.FileName)) is { } published && published != version)
        {
            warnings.Write(
                $"Warning: {paths.Display(paths.Published)}/ was made with XGBoost {published}; here is {version}, which may grow "
                + $"other trees. To have its very numbers, install {published} or let KAYFABE_XGBOOST name it.\n");
        }
    }

    // A file that is not as the report's own is no reason to warn: a run puts it right.
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
