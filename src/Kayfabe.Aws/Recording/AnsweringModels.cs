using Kayfabe.Settings;
using Kayfabe.Study.Detections;

namespace Kayfabe.Aws.Recording;

/// <summary>Watches which models answer, so that no more is paid for answers that the study could not use.</summary>
internal sealed class AnsweringModels(DetectSettings settings, IReadOnlyList<ServiceModel> before)
{
    private readonly Lock _lock = new();
    private readonly List<ServiceModel> _models = [.. before];

    /// <summary>What is wrong with this version beside those before; empty where nothing is.</summary>
    public IReadOnlyList<Fault> Add(DetectionKind kind, string version)
    {
        lock (_lock)
        {
            if (version.Length == 0 || _models.Exists(model => model.Kind == kind && model.Version == version))
                return [];
            _models.Add(new ServiceModel(kind, version, 0));
            return AcceptedModels.Check(_models, settings);
        }
    }
}
