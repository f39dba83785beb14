using CsvHelper;
using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Pictures;

/// <summary>
/// The pictures of a study as the stage Pictures lists them, in columns, and their digests by number.
/// </summary>
internal sealed class StudyPictures
{
    private readonly Utf8Column _pictures = new(), _files = new(), _digestTexts = new();
    private readonly List<int> _digestOf = [];
    private readonly Dictionary<PictureDigest, int> _digests = [];

    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public StudyPictures(string path)
    {
        using var table = ArtifactTable.WithColumns(path, "picture", "file", "digest");
        while (table.Next())
        {
            if (!PictureDigest.TryParse(table.Utf8(2), out var digest))
                throw table.Damaged(2, "this is not a digest");
            if (!_digests.TryGetValue(digest, out var number))
                _digests.Add(digest, number = _digestTexts.Add(table.Utf8(2)));
            _digestOf.Add(number);
            _pictures.Add(table.Utf8(0));
            _files.Add(table.Utf8(1));
        }
    }

    public int Count => _digestOf.Count;

    /// <summary>The number of each digest, from 0.</summary>
    public Dictionary<PictureDigest, int> Digests => _digests;

    /// <summary>The number of the digest of the picture at this place.</summary>
    public int DigestOf(int picture) => _digestOf[picture];

    /// <summary>The id of the picture at this place, in UTF-8.</summary>
    public ReadOnlySpan<byte> IdOf(int picture) => _pictures[picture];

    /// <summary>The file of the picture at this place.</summary>
    public string FileOf(int picture) => _files.Text(picture);

    /// <summary>Writes a picture's id, file and digest as fields.</summary>
    public void Write(CsvWriter csv, int picture)
    {
        csv.WriteField(_pictures[picture]);
        csv.WriteField(_files[picture]);
        csv.WriteField(_digestTexts[_digestOf[picture]]);
    }

    /// <summary>The pictures whose digest another picture has as well, by digest, then id.</summary>
    public IReadOnlyList<PictureFile> SameDigest()
    {
        var pictures = new int[_digests.Count];
        foreach (var digest in _digestOf)
            pictures[digest]++;
        return [.. Enumerable.Range(0, Count).Where(i => pictures[_digestOf[i]] > 1).Select(Read)
            .OrderBy(picture => picture.Digest, StringComparer.OrdinalIgnoreCase)];
    }

    private PictureFile Read(int picture) =>
        new(_pictures.Text(picture), _files.Text(picture), _digestTexts.Text(_digestOf[picture]));
}
