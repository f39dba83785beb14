using System.Security.Cryptography;
using Kayfabe.Provenance.Envelopes;
using Kayfabe.Provenance.Json;
using Kayfabe.Provenance.Signing;
using Kayfabe.Store.Keys;

namespace Kayfabe.Provenance.Models;

/// <summary>
/// A signed folder with a model: OpenSSF Model Signing 1.0 (github.com/ossf/model-signing-spec), by key, each file
/// hashed as a whole with SHA-256.
/// </summary>
/// <param name="Name">The model's name.</param>
/// <param name="Files">Its files in order of code points; at least one.</param>
/// <param name="Ignored">What in the folder is not covered: files, and folders with all that is in them.</param>
public sealed record ModelSignature(string Name, IReadOnlyList<SignedFile> Files, IReadOnlyList<string> Ignored)
{
    /// <summary>The file of the signature, in the model's folder.</summary>
    public const string FileName = "model.sig";

    private static readonly string[] s_ignored = [".git", ".gitattributes", ".github", ".gitignore", FileName];

    /// <summary>The SHA-256 over the digests of all files, in their order.</summary>
    public Digest Root
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            Span<byte> bytes = stackalloc byte[Digest.Size];
            foreach (var file in Files)
            {
                file.Digest.CopyTo(bytes);
                hash.AppendData(bytes);
            }
            return new Digest(hash.GetHashAndReset());
        }
    }

    /// <summary>Signs the files of a folder.</summary>
    /// <param name="folder">The model's folder; a signature that is there already is not covered.</param>
    /// <param name="name">The model's name.</param>
    /// <param name="key">The key.</param>
    /// <exception cref="RefusedException">There is no file, or something that is not a regular file.</exception>
    public static SigstoreBundle Sign(string folder, string name, SigningKey key)
    {
        var files = ModelFolder.Read(folder, s_ignored);
        return files.Count == 0
            ? throw new RefusedException(Refusal.FileMissing, "there is no file to sign")
            : SigstoreBundle.Sign(new ModelSignature(name, files, s_ignored).ToBytes(), key);
    }

    /// <summary>Verifies a signature and the folder that it is of.</summary>
    /// <param name="bundle">The signature.</param>
    /// <param name="key">The key that must have made it.</param>
    /// <param name="folder">The model's folder.</param>
    /// <exception cref="RefusedException">The signature or a file is not right.</exception>
    public static ModelSignature Verify(SigstoreBundle bundle, PublicKey key, string folder)
    {
        var signature = Read(bundle.Envelope.PayloadSignedBy(key));
        signature.Check(folder);
        return signature;
    }

    /// <summary>Reads a statement whose signature was verified before.</summary>
    /// <exception cref="RefusedException">It is not one of a model, or contradicts itself.</exception>
    public static ModelSignature Read(ReadOnlyMemory<byte> statement) => ModelStatement.Read(statement);

    /// <summary>Compares a folder with what was signed.</summary>
    /// <exception cref="RefusedException">A file was changed, is missing, or was not signed.</exception>
    public void Check(string folder)
    {
        var found = ModelFolder.Read(folder, Ignored).ToDictionary(file => file.Name, StringComparer.Ordinal);
        foreach (var file in Files)
        {
            if (!found.Remove(file.Name, out var there))
                throw new RefusedException(Refusal.FileMissing, $"{file.Name} was signed, and is missing");
            if (there.Digest != file.Digest)
            {
                throw new RefusedException(
                    Refusal.FileChanged, $"{file.Name} is not what was signed: {there.Digest}, not {file.Digest}");
            }
        }
        if (found.Keys.Order(StringComparer.Ordinal).FirstOrDefault() is { } other)
            throw new RefusedException(Refusal.FileNotSigned, $"{other} was not signed");
    }

    private byte[] ToBytes() => StrictJson.Compact(json => ModelStatement.Write(json, this));
}
