using System.Globalization;
using System.Text;
using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Featurize;

/// <summary>
/// The pictures in the order of Detect, joined with their outcomes and posts; columns, no object a picture.
/// </summary>
internal sealed class PictureRows
{
    private readonly Utf8Column _posts = new();
    private readonly int[] _postOf;
    private readonly sbyte[] _outcomes;
    private readonly bool[] _isRecorded;
    private readonly int[] _days;
    private readonly int[] _pictureOf;

    private PictureRows(
        Utf8Column pictures, List<bool> isRecorded, FeaturizeInputs inputs, FeaturizeSettings settings)
    {
        Pictures = pictures;
        _isRecorded = [.. isRecorded];
        _postOf = Filled(pictures.Count, -1);
        _days = Filled(pictures.Count, -1);
        _outcomes = new sbyte[pictures.Count];
        Array.Fill(_outcomes, (sbyte)-1);
        Metadata = new MetadataColumns(settings.Metadata, pictures.Count);
        var index = new Utf8Index(pictures);
        // The one fills the columns of the outcomes, the other those of the posts.
        SideBySide.Run(() => ReadOutcomes(inputs.Outcomes, index), () => ReadPosts(inputs.Pictures, index));
        if (MetadataColumns.OfTheFile(settings.Metadata).Any())
        {
            ArgumentNullException.ThrowIfNull(inputs.Metadata);
            Metadata.Read(inputs.Metadata, index);
        }
        _pictureOf = [.. Enumerable.Range(0, pictures.Count).Where(picture => Reason(picture) == NoRowReason.None)];
        RowOf = Filled(pictures.Count, -1);
        for (var row = 0; row < _pictureOf.Length; row++)
            RowOf[_pictureOf[row]] = row;
    }

    /// <summary>The ids of the pictures.</summary>
    public Utf8Column Pictures { get; }

    /// <summary>The metadata by picture.</summary>
    public MetadataColumns Metadata { get; }

    /// <summary>The number of rows.</summary>
    public int Count => _pictureOf.Length;

    /// <summary>The row of each picture; -1: it is left out.</summary>
    public int[] RowOf { get; }

    /// <summary>The ids that have an outcome and no file, in ordinal order.</summary>
    public SortedSet<string> WithoutFile { get; } = new(StringComparer.Ordinal);

    /// <exception cref="InputException">A table is missing or damaged.</exception>
    public static PictureRows Read(FeaturizeInputs inputs, FeaturizeSettings settings)
    {
        var (pictures, isRecorded) = RecordedFile.ReadPictures(
            Path.Combine(inputs.Detections, RecordedFile.Name), settings.Kinds);
        return new PictureRows(pictures, isRecorded, inputs, settings);
    }

    public int PictureOf(int row) => _pictureOf[row];

    public bool InKayfabe(int row) => _outcomes[_pictureOf[row]] == 1;

    public ReadOnlySpan<byte> Id(int row) => Pictures[_pictureOf[row]];

    public ReadOnlySpan<byte> Post(int row) => _posts[_postOf[_pictureOf[row]]];

    public DateOnly? Published(int row) =>
        _days[_pictureOf[row]] is >= 0 and var day ? DateOnly.FromDayNumber(day) : null;

    public NoRowReason Reason(int picture) =>
        _outcomes[picture] < 0 ? NoRowReason.NoOutcome
        : _postOf[picture] < 0 ? NoRowReason.NoPost
        : _isRecorded[picture] ? NoRowReason.None
        : NoRowReason.NotRecorded;

    /// <summary>The pictures that are no row, in ordinal order, those without a file last.</summary>
    public IEnumerable<(string Picture, NoRowReason Reason)> LeftOut()
    {
        for (var picture = 0; picture < Pictures.Count; picture++)
        {
            if (Reason(picture) is var reason and not NoRowReason.None)
                yield return (Encoding.UTF8.GetString(Pictures[picture]), reason);
        }
        foreach (var picture in WithoutFile)
            yield return (picture, NoRowReason.NoFile);
    }

    /// <summary>Whether each row counts for the support of a feature.</summary>
    /// <param name="settings">Say whether all rows count, or the training rows.</param>
    /// <param name="training">As for <see cref="Featurizer.Run"/>.</param>
    public bool[] CountedForSupport(
        FeaturizeSettings settings, Func<IReadOnlyList<MatrixRow>, IEnumerable<int>>? training)
    {
        var counts = new bool[Count];
        if (settings.SupportOn != SupportRows.Train || Count == 0)
        {
            Array.Fill(counts, true);
            return counts;
        }
        ArgumentNullException.ThrowIfNull(training);
        foreach (var row in training(ToMatrixRows()))
            counts[row] = true;
        return counts;
    }

    private IReadOnlyList<MatrixRow> ToMatrixRows() =>
    [
        .. Enumerable.Range(0, Count).Select(row => new MatrixRow(
            Encoding.UTF8.GetString(Id(row)), Encoding.UTF8.GetString(Post(row)), InKayfabe(row), Published(row))),
    ];

    private static int[] Filled(int length, int value)
    {
        var array = new int[length];
        Array.Fill(array, value);
        return array;
    }

    private void ReadOutcomes(string path, Utf8Index index)
    {
        using var table = ArtifactTable.WithColumns(path, "picture", "inKayfabe");
        while (table.Next())
        {
            sbyte outcome = table.Utf8(1).SequenceEqual("yes"u8) ? (sbyte)1
                : table.Utf8(1).SequenceEqual("no"u8) ? (sbyte)0
                : throw table.Damaged(1, "the outcome is neither yes nor no");
            var picture = index.Find(table.Utf8(0));
            if (picture >= 0)
                _outcomes[picture] = outcome;
            else
                WithoutFile.Add(Encoding.UTF8.GetString(table.Utf8(0)));
        }
    }

    private void ReadPosts(string path, Utf8Index index)
    {
        using var table = ArtifactTable.WithColumns(path, "picture", "post", "published", "isSidecar");
        while (table.Next())
        {
            var picture = index.Find(table.Utf8(0));
            if (picture < 0)
                continue;
            _postOf[picture] = _posts.Add(table.Utf8(1));
            var published = Day(table.Utf8(2), table);
            _days[picture] = published?.DayNumber ?? -1;
            Metadata.Add(picture, published, table.Utf8(3));
        }
    }

    /// <summary>The day of an ISO time in UTC; null for an empty text.</summary>
    private static DateOnly? Day(ReadOnlySpan<byte> published, ArtifactTable table)
    {
        if (published.IsEmpty)
            return null;
        Span<char> text = stackalloc char[10];
        if (published.Length >= 10
            && Encoding.UTF8.TryGetChars(published[..10], text, out _)
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, default, out var day))
        {
            return day;
        }
        throw table.Damaged(2, "the time does not start with a day like 2019-12-31");
    }
}
