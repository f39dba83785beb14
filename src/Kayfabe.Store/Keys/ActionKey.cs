namespace Kayfabe.Store.Keys;

/// <summary>
/// The digest of everything that can change a stage's result. A type of its own, so that it is never mistaken for the
/// digest of a file's content.
/// </summary>
public sealed record ActionKey(Digest Digest)
{
    /// <summary><c>sha256:</c> and the hexadecimal digits.</summary>
    public override string ToString() => Digest.ToString();
}
