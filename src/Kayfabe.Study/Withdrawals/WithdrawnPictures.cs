using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Withdrawals;

/// <summary>
/// The pictures that were withdrawn from a study: <c>withdrawn.csv</c> in its folder, <c>id,picture,on</c>. The first
/// two are SHA-256 digests, of the picture's id and of its bytes, so that the list does not tell what it keeps away.
/// </summary>
public sealed class WithdrawnPictures
{
    /// <summary>The name of the file in the study's folder; a study without it has withdrawn nothing.</summary>
    public const string FileName = "withdrawn.csv";

    private const string DateFormat = "yyyy-MM-dd";

    private static readonly string[] s_columns = ["id", "picture", "on"];

    private readonly List<string[]> _rows = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> _pictures = new(StringComparer.Ordinal);

    private WithdrawnPictures()
    {
    }

    /// <summary>The list of a study that has withdrawn nothing.</summary>
    public static WithdrawnPictures None { get; } = new();

    /// <summary>The number of ids.</summary>
    public int Count => _ids.Count;

    /// <summary>Reads the list.</summary>
    /// <param name="path">The file, which need not exist.</param>
    /// <param name="name">What faults call it.</param>
    /// <exception cref="InputException">A line of it cannot be read: then it would keep nothing away.</exception>
    public static WithdrawnPictures Read(string path, string name)
    {
        var withdrawn = new WithdrawnPictures();
        if (!File.Exists(path))
            return withdrawn;
        var faults = new FaultList();
        using var table = CsvTable.Open(path, name, faults);
        int[] columns = [.. s_columns.Select(table.Column)];
        while (table.Read())
        {
            var row = Array.ConvertAll(columns, column => CellText.Trim(table.Text(column)));
            if (!IsDigest(row[0]))
                table.AddFault(columns[0], "this is not a digest", "Restore the file from git");
            else if (row[1].Length > 0 && !IsDigest(row[1]))
                table.AddFault(columns[1], "this is not a digest", "Restore the file from git");
            else
                withdrawn.Add(row);
        }
        faults.ThrowIfAny();
        return withdrawn;
    }

    /// <summary>Whether the picture of an id was withdrawn.</summary>
    public bool HasId(string id) => _ids.Count > 0 && _ids.Contains(DigestOf(id));

    /// <summary>Whether a picture with these bytes was withdrawn.</summary>
    /// <param name="digest"><c>sha256:</c> and 64 hexadecimal digits.</param>
    public bool HasBytes(string digest) => _pictures.Contains(digest);

    /// <summary>Adds a picture, and writes the list.</summary>
    /// <param name="id">The picture's id.</param>
    /// <param name="digests">The digests of its bytes; none where they are not known.</param>
    /// <param name="on">The day.</param>
    /// <returns>The file's content.</returns>
    public byte[] With(string id, IReadOnlyList<string> digests, DateOnly on)
    {
        var all = new List<string[]>(_rows);
        // A picture that is withdrawn again has no bytes here any more.
        foreach (var digest in digests.Count == 0 && !HasId(id) ? [""] : digests)
        {
            string[] row = [DigestOf(id), digest, on.ToString(DateFormat, CultureInfo.InvariantCulture)];
            if (!all.Exists(known => known[0] == row[0] && known[1] == row[1]))
                all.Add(row);
        }
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvFile.Create(text, s_columns))
        {
            foreach (var row in all)
                csv.WriteRecord(row);
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private void Add(string[] row)
    {
        _rows.Add(row);
        _ids.Add(row[0]);
        if (row[1].Length > 0)
            _pictures.Add(row[1]);
    }

    private static string DigestOf(string id) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    private static bool IsDigest(string text) =>
        text.StartsWith("sha256:", StringComparison.Ordinal) && text.Length == "sha256:".Length + 64
        && text["sha256:".Length..].All(char.IsAsciiHexDigitLower);
}
