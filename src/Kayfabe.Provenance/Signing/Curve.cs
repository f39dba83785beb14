using System.Security.Cryptography;

namespace Kayfabe.Provenance.Signing;

/// <summary>The elliptic curves of signatures, each with its hash: those of OpenSSF Model Signing.</summary>
public enum Curve
{
    /// <summary>With SHA-256: the one that every verifier knows.</summary>
    P256,

    /// <summary>With SHA-384.</summary>
    P384,

    /// <summary>With SHA-512.</summary>
    P521,
}

/// <summary>What belongs to a curve.</summary>
public static class CurveNames
{
    /// <summary>The names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = ["P-256", "P-384", "P-521"];

    /// <summary>As in <c>P-256</c>.</summary>
    public static string NameOf(Curve curve) => Names[(int)curve];

    /// <summary>The curve of a name.</summary>
    /// <returns>Null for any other name.</returns>
    public static Curve? Find(string name)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (string.Equals(Names[i], name, StringComparison.OrdinalIgnoreCase))
                return (Curve)i;
        }
        return null;
    }

    /// <summary>The hash of its signatures.</summary>
    internal static HashAlgorithmName HashOf(Curve curve) => curve switch
    {
        Curve.P256 => HashAlgorithmName.SHA256,
        Curve.P384 => HashAlgorithmName.SHA384,
        _ => HashAlgorithmName.SHA512,
    };

    /// <summary>Its parameters.</summary>
    internal static ECCurve ParametersOf(Curve curve) => curve switch
    {
        Curve.P256 => ECCurve.NamedCurves.nistP256,
        Curve.P384 => ECCurve.NamedCurves.nistP384,
        _ => ECCurve.NamedCurves.nistP521,
    };

    /// <summary>The curve of a key.</summary>
    /// <param name="info">Its SubjectPublicKeyInfo, in DER form.</param>
    /// <exception cref="RefusedException">It is another one, or the point is compressed.</exception>
    internal static Curve Of(ReadOnlySpan<byte> info)
    {
        foreach (var known in Enum.GetValues<Curve>())
        {
            if (info.StartsWith(StartOf(known)))
                return known;
        }
        throw new RefusedException(
            Refusal.UnusableKey, $"the key is not on one of the curves {string.Join(", ", Names)}");
    }

    // RFC 5480, all that is before the coordinates: not every system's cryptography names the curve of a key alike.
    private static byte[] StartOf(Curve curve) => Convert.FromHexString(curve switch
    {
        Curve.P256 => "3059301306072a8648ce3d020106082a8648ce3d03010703420004",
        Curve.P384 => "3076301006072a8648ce3d020106052b8104002203620004",
        _ => "30819b301006072a8648ce3d020106052b810400230381860004",
    });
}
