using Kayfabe.Provenance.Signing;

namespace Kayfabe.Provenance.Tests;

/// <summary>Keys of this run of the tests.</summary>
internal static class Keys
{
    public static SigningKey Ada { get; } = SigningKey.Create();

    public static SigningKey Eve { get; } = SigningKey.Create();

    public static SigningKey Of(Curve curve) => SigningKey.Create(curve);
}
