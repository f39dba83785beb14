using Kayfabe.Remote.Transport;

namespace Kayfabe.Remote.Tests.Transport;

/// <summary>Opens remotes on services of this machine, with credentials for them.</summary>
internal static class ScriptedRemote
{
    static ScriptedRemote()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "test");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test");
    }

    /// <summary>Short, but long enough for a busy machine to answer.</summary>
    public static readonly Patience Short = new(TimeSpan.FromSeconds(3), 1 << 20);

    public static IRemote Open(ScriptedS3 s3, Patience? patience = null) =>
        new S3Remote(new BucketAddress("bucket", "prefix/"), patience ?? Patience.OfBuild, s3.Url);

    public static IRemote Open(Uri url, string prefix, string bucket) =>
        new S3Remote(new BucketAddress(bucket, prefix), Patience.OfTransfer, url);
}
