using System.Text.RegularExpressions;

namespace Kayfabe.Aws.Resources;

/// <summary>Instances with disks of their own, whose encryption is not ours to choose: with a key they are refused.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ResourceConfig.html, VolumeKmsKeyId; the same for
/// API_CreateEndpointConfig and API_TransformResources.
/// </remarks>
public static partial class InstanceDisks
{
    /// <summary>Whether a type, such as ml.m5d.large, has them.</summary>
    public static bool AreOwn(string instanceType) => Pattern().IsMatch(instanceType);

    [GeneratedRegex(@"\Aml\.([a-z]+[0-9]+[a-z]*d[a-z]*|g5|g6|g6e|p5|p5e|p5en|trn1|trn1n)\.")]
    private static partial Regex Pattern();
}
