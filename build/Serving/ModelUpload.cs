using Kayfabe.Aws.Serving;
using Kayfabe.Build.Running;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Serving;

/// <summary>A model's archive and list of features, with their addresses, before and after they are uploaded.</summary>
[OutsideFingerprint("Where something is computed, and who pays, is no part of a result.")]
internal sealed class ModelUpload : IDisposable
{
    private const string ArchiveSuffix = ".tar.gz", FeaturesSuffix = ".json";
    private readonly TemporaryFolder _folder = new();
    private readonly ServingSession _serving;
    private readonly string _archive, _features;

    /// <summary>Makes the files; uploads nothing yet.</summary>
    public ModelUpload(BuildContext context, ServingSession serving, LocalModel model)
    {
        (_serving, _archive, _features) = (serving, _folder.File("model.tar.gz"), _folder.File("features.json"));
        var features = model.List.ToJson();
        File.WriteAllBytes(_features, features);
        ModelArchive.Write(_archive, model.Bytes, features);
        Plan = new ModelPlan(
            context.Paths.Study, ServingSession.ImageOf(context, serving.Session.Place.Region),
            serving.Session.RoleArn!, serving.AddressOf(_archive, ArchiveSuffix),
            serving.AddressOf(_features, FeaturesSuffix));
    }

    /// <summary>The model as SageMaker gets to know it.</summary>
    public ModelPlan Plan { get; }

    /// <summary>Uploads what is not there yet.</summary>
    public async Task Send(CancellationToken cancel)
    {
        await _serving.Upload(_archive, ArchiveSuffix, cancel);
        await _serving.Upload(_features, FeaturesSuffix, cancel);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
