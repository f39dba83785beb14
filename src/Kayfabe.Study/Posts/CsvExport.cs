using Kayfabe.Settings;
using Kayfabe.Study.Files;
using Kayfabe.Study.Tables;
namespace Kayfabe.Study.Posts;

/// <summary>An export as CSV.</summary>
internal sealed class CsvExport : IExportRows
{
    private readonly CsvTable _table;
    private readonly int[] _columns;
    private readonly bool _readable;

    public CsvExport(StudyFile file, FaultList faults)
    {
        _table = CsvTable.Open(file.Path, file.Name, faults);
        _readable = ExportRows.IsPhantomBuster(_table.Columns);
        if (!_readable && _table.Columns.Count > 0)
            faults.Add(ExportRows.OtherTool(file, _table.Columns));
        _columns = [.. ExportRows.Names.Select(_table.Find)];
        if (Has(ExportColumn.PostUrl))
            _table.Column(ExportRows.Names[(int)ExportColumn.PubDate]);
    }

    public int Line => _table.Line;

    public string this[ExportColumn column] =>
        _columns[(int)column] is >= 0 and var index ? _table.Text(index) : "";

    public bool Has(ExportColumn column) => _columns[(int)column] >= 0;

    public bool Read() => _readable && _table.Read();

    public void AddFault(ExportColumn column, string problem, string remedy) =>
        _table.AddFault(_columns[(int)column], problem, remedy);

    public void Dispose() => _table.Dispose();
}
