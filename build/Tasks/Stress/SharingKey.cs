using Kayfabe.Provenance;
using Kayfabe.Provenance.Signing;
using Kayfabe.Provenance.Trust;

namespace Kayfabe.Build.Tasks.Stress;

/// <summary>A key that signs what is pushed, and the trust.json that allows it.</summary>
internal static class SharingKey
{
    /// <summary>Writes both into a project.</summary>
    /// <returns>The file of the private key.</returns>
    public static string Write(SmallProject project)
    {
        using var key = SigningKey.Create(Curve.P256);
        var file = project.In("key.pem");
        File.WriteAllText(file, key.ToPem(null));
        var builder = TrustFile.Entry(ProjectPage.LocalBuilder, "stress", key.Public, "2000-01-01");
        File.WriteAllText(project.In(TrustFile.FileName), $$"""{"schemaVersion":1,"builders":[{{builder}}]}""");
        return file;
    }

    /// <summary>Lets a project trust whom another one trusts.</summary>
    public static void Share(SmallProject from, SmallProject to) =>
        File.Copy(from.In(TrustFile.FileName), to.In(TrustFile.FileName));
}
