using System.Runtime.InteropServices;
using Kayfabe.Settings;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Recordings;

/// <summary>One request that is to be made.</summary>
/// <param name="Picture">The picture's digest.</param>
/// <param name="File">Its file, relative to the study's folder, with <c>/</c>.</param>
/// <param name="Request">What is asked about it.</param>
public sealed record PlannedRequest(PictureDigest Picture, string File, RecordingRequest Request);

/// <summary>
/// What Record has to ask: for each different picture, in the order of the digests, the requests that have no answer.
/// </summary>
public sealed class RecordingPlan
{
    private readonly List<(PictureDigest Picture, int File)> _pictures;
    private readonly Utf8Column _files;
    private readonly Func<RecordingRequest, PictureDigest, bool> _isAsked;
    private readonly IReadOnlyList<RecordingRequest> _requests;

    private RecordingPlan(
        List<(PictureDigest Picture, int File)> pictures, Utf8Column files, IReadOnlyList<RecordingRequest> requests,
        Func<RecordingRequest, PictureDigest, bool> isAsked)
    {
        (_pictures, _files, _requests, _isAsked) = (pictures, files, requests, isAsked);
        Counts =
        [
            .. requests.Select(request => (request, pictures.Count(picture => isAsked(request, picture.Picture)))),
        ];
        PicturesToAsk = pictures.Count(picture => requests.Any(request => isAsked(request, picture.Picture)));
    }

    /// <summary>The number of different pictures by content.</summary>
    public int Pictures => _pictures.Count;

    /// <summary>The different pictures, in the order of their digests.</summary>
    public IEnumerable<PictureDigest> Digests => _pictures.Select(picture => picture.Picture);

    /// <summary>The number of pictures about which anything is asked.</summary>
    public int PicturesToAsk { get; }

    /// <summary>The number of requests of each kind.</summary>
    public IReadOnlyList<(RecordingRequest Request, int Count)> Counts { get; }

    /// <summary>The number of all requests.</summary>
    public long Total => Counts.Sum(count => (long)count.Count);

    /// <summary>Compares the pictures of the stage Pictures with what is recorded.</summary>
    /// <param name="pictureFiles">The stage's table.</param>
    /// <param name="requests">What the study asks about each picture.</param>
    /// <param name="isAsked">Whether a request about a picture is to be made.</param>
    /// <exception cref="InputException">The table is missing or damaged.</exception>
    public static RecordingPlan Of(
        string pictureFiles, IReadOnlyList<RecordingRequest> requests,
        Func<RecordingRequest, PictureDigest, bool> isAsked)
    {
        var pictures = new List<(PictureDigest Picture, int File)>();
        var files = new Utf8Column();
        using (var table = ArtifactTable.WithColumns(pictureFiles, "file", "digest"))
        {
            while (table.Next())
            {
                if (!PictureDigest.TryParse(table.Utf8(1), out var digest))
                    throw table.Damaged(1, "this is not a digest");
                pictures.Add((digest, files.Add(table.Utf8(0))));
            }
        }
        pictures.Sort();
        var different = 0;
        for (var i = 0; i < pictures.Count; i++)
        {
            if (i == 0 || pictures[i].Picture != pictures[i - 1].Picture)
                pictures[different++] = pictures[i];
        }
        CollectionsMarshal.SetCount(pictures, different);
        return new RecordingPlan(pictures, files, requests, isAsked);
    }

    /// <summary>The pictures about which this is asked, in the order of their digests.</summary>
    public IEnumerable<PlannedRequest> Of(RecordingRequest request)
    {
        foreach (var (picture, file) in _pictures)
        {
            if (_isAsked(request, picture))
                yield return new PlannedRequest(picture, _files.Text(file), request);
        }
    }

    /// <summary>The files of the pictures about which anything is asked, relative to the study's folder.</summary>
    public IEnumerable<string> FilesToAsk()
    {
        foreach (var (picture, file) in _pictures)
        {
            if (_requests.Any(request => _isAsked(request, picture)))
                yield return _files.Text(file);
        }
    }
}
