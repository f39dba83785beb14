using System.Text.Json;
using Kayfabe.Bundle.Contents;
using Kayfabe.Shared;
using Kayfabe.Store.Keys;

namespace Kayfabe.Bundle.Reading;

/// <summary>Reads from an RO-Crate's metadata which files it has, with their digests.</summary>
internal static class ListedFiles
{
    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>The files and their digests by path.</summary>
    /// <exception cref="InvalidDataException">They are no such metadata; the message is a clause.</exception>
    public static Dictionary<string, Digest> Read(ReadOnlyMemory<byte> metadata)
    {
        try
        {
            using var document = JsonDocument.Parse(metadata, s_strict);
            var files = new Dictionary<string, Digest>(StringComparer.Ordinal);
            foreach (var entity in document.RootElement.GetProperty("@graph").EnumerateArray())
            {
                var id = entity.GetProperty("@id").GetString()!;
                if (!entity.TryGetProperty("sha256", out var sha256) || !IsPath(id))
                    continue;
                var path = Uri.UnescapeDataString(id);
                if (ConfinedPath.ProblemOf(path) is { } problem)
                    throw new InvalidDataException($"the path of a listed file {problem}");
                if (!Digest.TryParse($"sha256:{sha256.GetString()}", out var digest))
                    throw new InvalidDataException($"the digest of '{path}' is none");
                if (!files.TryAdd(path, digest))
                    throw new InvalidDataException($"'{path}' is listed twice");
            }
            return files;
        }
        catch (JsonException)
        {
            throw new InvalidDataException("it is not JSON, or has a member twice");
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"it is not {BundlePaths.Metadata} of an RO-Crate");
        }
    }

    // Not the name of something that is not in the crate, nor an address.
    private static bool IsPath(string id) =>
        !id.StartsWith('#') && !id.Contains("://", StringComparison.Ordinal);
}
