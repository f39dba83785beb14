using Kayfabe.Aws.Preflight;
using Kayfabe.Aws.Training;
using Kayfabe.Store.Keys;
using Kayfabe.Study;
using Kayfabe.Study.Training;

namespace Kayfabe.Build.Cloud;

/// <summary>What a study needs of AWS, if all its targets are used.</summary>
[OutsideFingerprint("Where something is computed, and who pays, is no part of a result.")]
internal static class CloudNeeds
{
    public static IEnumerable<Requirement> Of(StudySettings study, string region)
    {
        var machines = study.SageMaker;
        yield return new BucketNeeded();
        yield return new RoleNeeded(
            IsNeeded: study.Train.Engine == TrainEngine.SageMaker || study.Algorithm is not null);
        yield return new InstancesNeeded(
            machines.InstanceType, machines.InstanceCount,
            machines.Spot ? InstanceUse.SpotTraining : InstanceUse.Training);
        yield return new ImageNeeded(machines.Image ?? XgboostImages.Address(region, machines.ImageTag));
        if (study.Algorithm is { } own)
            yield return new ImageNeeded(own.Image);
    }

    /// <summary>The images that the study names itself.</summary>
    public static IReadOnlyList<string> OwnImages(StudySettings study) =>
        [.. new[] { study.SageMaker.Image, study.Algorithm?.Image }.OfType<string>()];
}
