using System.Runtime.InteropServices;
using Kayfabe.Settings;
using Kayfabe.Study.Files;
using Kayfabe.Study.Posts;
using Kayfabe.Study.Withdrawals;

namespace Kayfabe.Study.Fetching;

/// <summary>
/// The addresses of the pictures that the exports name: of a picture's rows, the one that was extracted last, and of
/// these the one that works longest. The addresses are not kept, but read again: a million of them have some 300 MB.
/// </summary>
public sealed class PictureAddresses
{
    private readonly Dictionary<string, Choice> _pictures = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<StudyFile> _files;
    private readonly IngestSettings _settings;

    private PictureAddresses(IReadOnlyList<StudyFile> files, IngestSettings settings) =>
        (_files, _settings) = (files, settings);

    /// <summary>The number of pictures.</summary>
    public int Count => _pictures.Count;

    /// <summary>The number of rows of pictures that were withdrawn from the study.</summary>
    public int Withdrawn { get; private set; }

    /// <summary>When the last of those that have expired did; null where none has.</summary>
    public DateTimeOffset? LastExpired { get; private set; }

    /// <summary>Reads the exports as the stage Ingest does: what it would not take, is not fetched.</summary>
    /// <param name="files">The exports.</param>
    /// <param name="settings">How they are read.</param>
    /// <param name="withdrawn">The pictures that are left out.</param>
    /// <param name="now">The time by which addresses have expired.</param>
    /// <exception cref="InputException">The faults of the exports.</exception>
    public static PictureAddresses Read(
        IReadOnlyList<StudyFile> files, IngestSettings settings, WithdrawnPictures withdrawn, DateTimeOffset now)
    {
        var addresses = new PictureAddresses(files, settings);
        var faults = new FaultList();
        var checks = new ExportReader(files, settings.VideoCovers, withdrawn);
        foreach (var row in addresses.Rows(checks, faults))
            addresses.Add(row, withdrawn, now);
        faults.ThrowIfAny();
        if (addresses.Count == 0)
            _ = Exports.Read(files, settings, withdrawn); // It says why no row is a picture.
        foreach (var choice in addresses._pictures.Values)
        {
            if (choice.State == AddressState.Expired && (addresses.LastExpired ?? default) < choice.Expires)
                addresses.LastExpired = choice.Expires;
        }
        return addresses;
    }

    /// <summary>The pictures with the state of their addresses, in the order of the exports.</summary>
    public IEnumerable<(string Picture, AddressState State)> States() =>
        _pictures.Select(picture => (picture.Key, picture.Value.State));

    /// <summary>The addresses, each picture once, in the order of the exports; read from them anew.</summary>
    /// <remarks>A row that somebody has changed meanwhile is left out: the next run reads it.</remarks>
    public IEnumerable<(PictureAddress Address, AddressState State)> All()
    {
        var chosen = _pictures.ToArray();
        Array.Sort(chosen, static (a, b) => a.Value.Place.CompareTo(b.Value.Place));
        var next = 0;
        for (var file = 0; file < _files.Count; file++)
        {
            using var export = ExportRows.Open(_files[file], new FaultList());
            for (var row = 0; export?.Read() == true; row++)
            {
                while (next < chosen.Length && chosen[next].Value.Place.CompareTo((file, row)) < 0)
                    next++;
                if (next == chosen.Length)
                    yield break;
                var (picture, choice) = chosen[next];
                if (choice.Place == (file, row) && RowParser.Text(export, ExportColumn.ImgUrl) is var url
                    && HashOf(url) == choice.Hash)
                {
                    yield return (new PictureAddress(picture, url), choice.State);
                }
            }
        }
    }

    private static int HashOf(string url) => url.GetHashCode(StringComparison.Ordinal);

    private IEnumerable<PictureRow> Rows(ExportReader checks, FaultList faults)
    {
        for (var file = 0; file < _files.Count; file++)
        {
            using var export = ExportRows.Open(_files[file], faults);
            if (export is null)
                continue;
            using var quiet = new WithoutFaults(export);
            for (var row = 0; export.Read(); row++)
            {
                checks.Add(export, file);
                var content = RowParser.Interpret(quiet, _settings.VideoCovers);
                if (content.Picture is { } picture)
                {
                    yield return new PictureRow(
                        picture.Id, RowParser.Text(export, ExportColumn.ImgUrl), file, row, content.Extracted);
                }
            }
        }
    }

    private void Add(PictureRow row, WithdrawnPictures withdrawn, DateTimeOffset now)
    {
        if (withdrawn.HasId(row.Picture))
        {
            Withdrawn++;
            return;
        }
        var address = Uri.TryCreate(row.Url, UriKind.Absolute, out var url) ? url : null;
        var expires = address is null ? null : AddressExpiry.Of(address);
        var state = row.Url.Length == 0 ? AddressState.Missing
            : address is not { Scheme: "http" or "https", UserInfo: "" } ? AddressState.Unusable
            : expires <= now ? AddressState.Expired
            : AddressState.Usable;
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_pictures, row.Picture, out var exists);
        var choice = new Choice(row.File, row.Row, row.Extracted, expires ?? default, state, HashOf(row.Url));
        if (!exists || choice.IsBetterThan(known))
            known = choice;
    }

    /// <summary>Rows whose faults somebody else has collected.</summary>
    private sealed class WithoutFaults(IExportRows rows) : IExportRows
    {
        public int Line => rows.Line;

        public string this[ExportColumn column] => rows[column];

        public bool Has(ExportColumn column) => rows.Has(column);

        public bool Read() => rows.Read();

        public void AddFault(ExportColumn column, string problem, string remedy)
        {
            // It is said once.
        }

        public void Dispose()
        {
            // They are somebody else's.
        }
    }

    private readonly record struct PictureRow(string Picture, string Url, int File, int Row, DateTime Extracted);

    private readonly record struct Choice(
        int File, int Row, DateTime Extracted, DateTimeOffset Expires, AddressState State, int Hash)
    {
        public (int File, int Row) Place => (File, Row);

        public bool IsBetterThan(in Choice other) =>
            (State == AddressState.Usable) != (other.State == AddressState.Usable)
                ? State == AddressState.Usable
                : (Extracted, Expires).CompareTo((other.Extracted, other.Expires)) > 0;
    }
}
