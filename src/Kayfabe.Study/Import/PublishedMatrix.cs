using System.Text.Unicode;
using CsvHelper;
using Kayfabe.Settings;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Study.Import;

/// <summary>Reads the matrix of a study that others published: numbers in CSV without a header.</summary>
public static class PublishedMatrix
{
    /// <summary>
    /// A line of a matrix with a hundred thousand columns fits; a quote that is never closed does not.
    /// </summary>
    private const int MaxRecordBytes = 1 << 22;

    /// <summary>Reads the file, one row per line; a blank field is missing and not stored, a zero is stored.</summary>
    /// <param name="path">Where the file is.</param>
    /// <param name="settings">
    /// What its columns are; its faults have no file, since the caller knows where they stand.
    /// </param>
    /// <returns>
    /// The rows and features in the order of the file. Numbers go through double precision to single, as they do in
    /// pandas and XGBoost.
    /// </returns>
    /// <exception cref="InputException">
    /// The settings do not fit, or the file is not such a matrix: text in a number column, a ragged row, an outcome
    /// that is neither 0 nor 1, an id twice, no rows, one class, another encoding. All faults, of which the first are
    /// kept.
    /// </exception>
    public static FeatureMatrix Read(string path, ImportSettings settings)
    {
        var file = settings.Matrix.File;
        var faults = new FaultList();
        using var reader = CsvReader.FromFile(path, new CsvReaderOptions
        {
            HasHeader = false,
            Separator = ',',
            TrackLineNumbers = true,
            MaxRecordSize = MaxRecordBytes,
        });
        PublishedRows? rows = null;
        try
        {
            while (reader.Read())
            {
                if (!Utf8.IsValid(reader.RawRecord))
                {
                    faults.Add(new Fault("this line is not UTF-8", HowMatricesAre, file, (int)reader.LineNumber));
                    continue;
                }
                if (rows is null && PublishedRows.IsHeader(reader))
                {
                    var name = Quotation.Shorten(PublishedRows.NameIn(reader));
                    throw new InputException(new Fault(
                        $"the first line is a header: it has names such as '{name}' and no numbers",
                        "Remove the line, and write the size and digest of the file without it into study.json "
                        + "(import.matrix).",
                        file,
                        1));
                }
                rows ??= new PublishedRows(settings, reader.FieldCount, faults);
                rows.Add(reader);
            }
        }
        catch (CsvFormatException e)
        {
            faults.Add(new Fault(
                $"the line is longer than {MaxRecordBytes} bytes", HowMatricesAre, file, (int)e.LineNumber));
        }
        faults.ThrowIfAny();
        if (rows is null)
            throw new InputException(new Fault("the matrix has no rows", HowMatricesAre, file));
        return rows.ToMatrix();
    }

    private const string HowMatricesAre = "A matrix has one row of numbers a line, with commas between them, in UTF-8.";
}
