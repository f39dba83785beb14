using System.Text;

namespace Kayfabe.Study.Detections;

/// <summary>The pictures of a study in ordinal order of their ids, and their digests by number.</summary>
internal sealed class StudyPictures
{
    private readonly Dictionary<PictureDigest, int> _digests;
    private readonly int[] _digestOf;

    /// <exception cref="ArgumentException">A digest is malformed.</exception>
    public StudyPictures(IReadOnlyList<PictureFile> pictures)
    {
        Files = [.. pictures.OrderBy(picture => picture.Picture, StringComparer.Ordinal)];
        _digests = new Dictionary<PictureDigest, int>(Files.Count);
        _digestOf = new int[Files.Count];
        for (var i = 0; i < Files.Count; i++)
        {
            var digest = Digest(Files[i]);
            if (!_digests.TryGetValue(digest, out _digestOf[i]))
                _digests.Add(digest, _digestOf[i] = _digests.Count);
        }
    }

    public IReadOnlyList<PictureFile> Files { get; }

    /// <summary>The number of each digest, from 0.</summary>
    public IReadOnlyDictionary<PictureDigest, int> Digests => _digests;

    /// <summary>The pictures that are not alone in having their digest, by digest, then id.</summary>
    public IReadOnlyList<PictureFile> SameDigest()
    {
        var pictures = new int[_digests.Count];
        foreach (var digest in _digestOf)
            pictures[digest]++;
        return [.. Files.Where((_, i) => pictures[_digestOf[i]] > 1)
            .OrderBy(picture => picture.Digest, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The number of the digest of the picture at this place.</summary>
    public int DigestOf(int picture) => _digestOf[picture];

    private static PictureDigest Digest(PictureFile picture) =>
        PictureDigest.TryParse(Encoding.UTF8.GetBytes(picture.Digest), out var digest)
            ? digest
            : throw new ArgumentException($"The digest '{picture.Digest}' of '{picture.File}' is malformed.");
}
