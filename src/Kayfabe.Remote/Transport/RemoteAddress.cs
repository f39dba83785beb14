namespace Kayfabe.Remote.Transport;

/// <summary>Where a remote is: a folder, or a prefix in a bucket of S3.</summary>
public abstract record RemoteAddress
{
    /// <summary>The forms of an address, for messages.</summary>
    public const string Forms = "file:///folder or s3://bucket/prefix";

    /// <summary>Reads an address.</summary>
    /// <param name="text"><see cref="Forms"/>.</param>
    /// <param name="problem">Why it is none, a clause; null if it is one.</param>
    public static RemoteAddress? Parse(string text, out string? problem)
    {
        problem = null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || !text.Contains("://", StringComparison.Ordinal))
            problem = "not an address of a remote";
        else if (uri.UserInfo.Length > 0)
            problem = "credentials do not belong in an address";
        else if (uri.Query.Length > 0 || uri.Fragment.Length > 0)
            problem = "an address of a remote has no '?' and no '#'";
        else if (uri.Scheme == "file")
            return OfFolder(uri, out problem);
        else if (uri.Scheme == "s3")
            return OfBucket(text["s3://".Length..], out problem);
        else
            problem = $"{uri.Scheme} is not supported";
        return null;
    }

    /// <summary>Opens the remote; nothing is asked of it yet.</summary>
    /// <param name="patience">How long it may take.</param>
    public IRemote Open(Patience patience) => this switch
    {
        FolderAddress folder => new FileRemote(folder, patience),
        BucketAddress bucket => new S3Remote(bucket, patience),
        _ => throw new InvalidOperationException(),
    };

    private static FolderAddress? OfFolder(Uri uri, out string? problem)
    {
        problem = uri.Host.Length > 0 ? "a folder's address begins with file:///"
            : uri.LocalPath.Length <= 1 ? "the root of the file system is not a remote" : null;
        return problem is null ? new FolderAddress(Path.TrimEndingDirectorySeparator(uri.LocalPath)) : null;
    }

    // Not from the Uri, which changes the case of a host and unescapes.
    private static BucketAddress? OfBucket(string rest, out string? problem)
    {
        var names = rest.TrimEnd('/').Split('/');
        problem = names[0].Length is < 3 or > 63 || !names[0].All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.')
            ? "the bucket's name has 3 to 63 letters, digits, - and ."
            : Array.Exists(names, name => name is "" or "." or ".." || !name.All(IsOfName))
            ? "the names of the prefix have letters, digits, -, _ and . only" : null;
        return problem is not null ? null
            : new BucketAddress(names[0], string.Concat(names.Skip(1).Select(static name => name + "/")));
    }

    private static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.';
}

/// <summary>A folder.</summary>
/// <param name="Path">Absolute.</param>
public sealed record FolderAddress(string Path) : RemoteAddress
{
    /// <inheritdoc/>
    public override string ToString() => new Uri(Path).AbsoluteUri;
}

/// <summary>A bucket of S3, or of a service that speaks its protocol.</summary>
/// <param name="Name">The bucket.</param>
/// <param name="Prefix">Empty, or names that end with <c>/</c>.</param>
public sealed record BucketAddress(string Name, string Prefix) : RemoteAddress
{
    /// <inheritdoc/>
    public override string ToString() => $"s3://{Name}/{Prefix}".TrimEnd('/');
}
