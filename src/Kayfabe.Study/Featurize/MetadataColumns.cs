using System.Globalization;
using System.Text;
using Kayfabe.Settings;
using Kayfabe.Study.Posts;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Featurize;

/// <summary>The metadata columns that are asked for, one number a picture; NaN where there is none.</summary>
internal sealed class MetadataColumns
{
    private static readonly string[] _ofTheFile = ["likeCount", "commentCount", "viewCount", "descriptionLength"];
    private readonly Dictionary<string, float[]> _columns = new(StringComparer.Ordinal);
    private readonly int _pictures;

    public MetadataColumns(IEnumerable<string> names, int pictures)
    {
        _pictures = pictures;
        foreach (var name in names)
        {
            _columns[name] = new float[pictures];
            Array.Fill(_columns[name], float.NaN);
        }
    }

    /// <summary>The names that are columns of Ingest's file of metadata.</summary>
    public static IEnumerable<string> OfTheFile(IEnumerable<string> names) => names.Where(_ofTheFile.Contains);

    /// <summary>The column of that name, by picture.</summary>
    public float[] this[string name] => _columns[name];

    /// <summary>Takes what the table of pictures tells of one of them.</summary>
    public void Add(int picture, DateOnly? published, ReadOnlySpan<byte> isSidecar)
    {
        Set("pubYear", picture, published?.Year);
        Set("pubMonth", picture, published?.Month);
        Set("pubDay", picture, published?.Day);
        Set("isSidecar", picture, isSidecar.IsEmpty ? null : isSidecar.SequenceEqual("true"u8) ? 1 : 0);
    }

    /// <summary>Takes the columns of the file of metadata.</summary>
    /// <exception cref="InputException">A value is not a number; a count of an export could not be read.</exception>
    public void Read(string path, Utf8Index index)
    {
        string[] names = [.. OfTheFile(_columns.Keys)];
        using var table = ArtifactTable.WithColumns(path, ["picture", .. names]);
        while (table.Next())
        {
            var picture = index.Find(table.Utf8(0));
            for (var i = 0; picture >= 0 && picture < _pictures && i < names.Length; i++)
            {
                var text = table.Utf8(i + 1);
                if (text.IsEmpty)
                    continue;
                if (Ascii.Equals(text, PictureMetadata.UnreadableText))
                    throw Unreadable(names[i], Encoding.UTF8.GetString(table.Utf8(0)));
                if (!float.TryParse(text, CultureInfo.InvariantCulture, out var value) || !float.IsFinite(value))
                    throw table.Damaged(i + 1, "this is not a number");
                _columns[names[i]][picture] = value;
            }
        }
    }

    private static InputException Unreadable(string name, string picture) => new(new Fault(
        $"the {name} of the picture '{picture}' cannot be read, and featurize.metadata names it",
        $"Fix it in the export (Ingest's {IngestFiles.UnknownCounts} has its file, line and value), or remove {name}"));

    private void Set(string name, int picture, int? value)
    {
        if (value is { } number && _columns.TryGetValue(name, out var column))
            column[picture] = number;
    }
}
