using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kayfabe.Provenance.Envelopes;
using Kayfabe.Provenance.Signing;
using Kayfabe.Provenance.Statements;
using Kayfabe.Settings;
using Kayfabe.Store.Files;

namespace Kayfabe.Provenance.Trust;

/// <summary>
/// <c>trust.json</c> in the repository: which builders' work counts here, and by which keys it is known.
/// docs/provenance.md describes the file.
/// </summary>
/// <param name="Keys">All keys, with their builders.</param>
public sealed record TrustFile(IReadOnlyList<TrustedKey> Keys)
{
    /// <summary>The file's name, in the repository's root.</summary>
    public const string FileName = "trust.json";

    /// <summary>Reads the file; without one, nobody is trusted.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">It has faults, each with its line.</exception>
    public static TrustFile Read(string path) => StoredFile.Read(path, out var problem) is { } bytes
        ? Parse(bytes, Path.GetFileName(path))
        : problem is null
            ? new TrustFile([])
            : throw new InputException(new Fault(problem, "Restore it from git.", Path.GetFileName(path)));

    /// <summary>Reads the content of the file.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <param name="file">The file, as the user would type it.</param>
    /// <exception cref="InputException">It has faults, each with its line.</exception>
    public static TrustFile Parse(ReadOnlyMemory<byte> utf8, string file)
    {
        var settings = SettingsFile.Parse<TrustSettings>(utf8, file);
        return new TrustFile(
        [
            .. from builder in settings.Builders
               from key in builder.Keys
               select new TrustedKey(
                   builder.Id, builder.Name, key.Find()!, KeySettings.DateOf(key.From), KeySettings.DateOf(key.To),
                   KeySettings.DateOf(key.Withdrawn)),
        ]);
    }

    /// <summary>The JSON of a builder with one key, on one line: what to add to the file.</summary>
    /// <param name="builder">The builder's id.</param>
    /// <param name="name">What people call the builder.</param>
    /// <param name="key">The key.</param>
    /// <param name="from">The first day of the key, such as 2026-01-31.</param>
    public static string Entry(string builder, string name, PublicKey key, string from) => new JsonObject
    {
        ["id"] = builder,
        ["name"] = name,
        ["keys"] = new JsonArray(new JsonObject
        {
            ["publicKey"] = key.Pem,
            ["from"] = from,
            ["to"] = null,
            ["withdrawn"] = null,
        }),
    }.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Whether a signed statement counts here.</summary>
    /// <param name="bundle">The statement.</param>
    /// <param name="now">Compared with the key's dates where the statement gives no time.</param>
    public TrustVerdict Judge(SigstoreBundle bundle, DateTimeOffset now) =>
        Judge(bundle.Envelope, now, bundle.Hint);

    /// <summary>Whether a signed statement counts here.</summary>
    /// <param name="envelope">The statement.</param>
    /// <param name="now">Compared with the key's dates where the statement gives no time.</param>
    /// <param name="hint">What the statement says of its key: where it is tried first, no more.</param>
    public TrustVerdict Judge(DsseEnvelope envelope, DateTimeOffset now, string hint = "")
    {
        var named = Keys.FirstOrDefault(key => key.Key.Hint == hint);
        var signer = named is not null && envelope.IsSignedBy(named.Key)
            ? named : Keys.FirstOrDefault(key => key != named && envelope.IsSignedBy(key.Key));
        if (signer is null)
        {
            return named is null
                ? new NotTrusted(Distrust.UnknownKey, $"no key in {FileName} made the signature")
                : new NotTrusted(
                    Distrust.WrongSignature, $"the signature is not that of the {named.Key} of {named.Builder}");
        }
        if (signer.Withdrawn is { } withdrawn)
        {
            return new NotTrusted(
                Distrust.WithdrawnKey, $"the {signer.Key} of {signer.Builder} was withdrawn on {Text(withdrawn)}");
        }
        try
        {
            return Judge(signer, envelope, StatementClaim.Of(Statement.Read(envelope.Payload)), now);
        }
        catch (RefusedException e)
        {
            return new NotTrusted(Distrust.Refused, e.Message);
        }
    }

    private static TrustVerdict Judge(
        TrustedKey signer, DsseEnvelope envelope, StatementClaim claim, DateTimeOffset now)
    {
        if (claim.Builder is { } builder && builder != signer.Builder)
        {
            return new NotTrusted(
                Distrust.OtherBuilder,
                $"it is the work of {Quotation.Of(builder)}, signed with a key of {Quotation.Of(signer.Builder)}");
        }
        var day = DateOnly.FromDateTime((claim.At ?? now).UtcDateTime);
        if (day < signer.From)
        {
            return new NotTrusted(
                Distrust.NotYetValid,
                $"the {signer.Key} holds from {Text(signer.From.Value)}, and the work was done on {Text(day)}");
        }
        return day > signer.To
            ? new NotTrusted(
                Distrust.Expired,
                $"the {signer.Key} held until {Text(signer.To.Value)}, and the work was done on {Text(day)}")
            : new Trusted(signer, envelope.Payload);
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
