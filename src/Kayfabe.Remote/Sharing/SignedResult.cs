using Kayfabe.Provenance;
using Kayfabe.Provenance.Envelopes;
using Kayfabe.Provenance.Signing;
using Kayfabe.Provenance.Statements;
using Kayfabe.Provenance.Trust;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;

namespace Kayfabe.Remote.Sharing;

/// <summary>
/// What a signed record of a remote turns out to be: <see cref="TrustedResult"/> or <see cref="UntrustedResult"/>.
/// </summary>
public abstract record SignedResult
{
    /// <summary>Bytes at most of a signed record: one with some ten thousand outputs.</summary>
    public const int Most = 16 << 20;

    private protected SignedResult()
    {
    }

    /// <summary>Signs a record.</summary>
    /// <exception cref="RefusedException">It does not say who made it.</exception>
    public static byte[] Sign(ActionKey key, ActionRecord record, SigningKey by) =>
        SigstoreBundle.Sign(ResultStatement.Of(key, record), by).ToBytes();

    /// <summary>Whether bytes have the form of a signed record of a key, whoever signed it.</summary>
    public static bool HasForm(byte[] bytes, ActionKey key)
    {
        try
        {
            return ResultStatement.Read(SigstoreBundle.Read(bytes).Envelope.Payload).Key == key;
        }
        catch (RefusedException)
        {
            return false;
        }
    }

    /// <summary>Reads a signed record of a key.</summary>
    /// <param name="bytes">What the remote sent.</param>
    /// <param name="key">The key that it was asked for.</param>
    /// <param name="trust">Whose work counts.</param>
    /// <param name="now">The time where the record gives none.</param>
    public static SignedResult Open(byte[] bytes, ActionKey key, TrustFile trust, DateTimeOffset now)
    {
        try
        {
            switch (trust.Judge(SigstoreBundle.Read(bytes), now))
            {
                case Trusted trusted:
                    var result = ResultStatement.Read(trusted.Payload);
                    return result.Key == key
                        ? new TrustedResult(result.Record, trusted.Key, bytes)
                        : new UntrustedResult("it is the record of another key");
                case NotTrusted not:
                    return new UntrustedResult(not.Detail);
                default:
                    throw new InvalidOperationException();
            }
        }
        catch (RefusedException e)
        {
            return new UntrustedResult(e.Message);
        }
    }
}

/// <summary>A record that counts here.</summary>
/// <param name="Record">The record.</param>
/// <param name="By">The key that signed it, with its builder.</param>
/// <param name="Bytes">The record as it was signed.</param>
public sealed record TrustedResult(ActionRecord Record, TrustedKey By, ReadOnlyMemory<byte> Bytes) : SignedResult
{
    /// <summary>Who made it, as people call it.</summary>
    public string Maker => By.BuilderName ?? ProjectPage.NameOf(By.Builder);
}

/// <summary>A record that does not count here.</summary>
/// <param name="Detail">Why, a clause.</param>
public sealed record UntrustedResult(string Detail) : SignedResult;
