using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Kayfabe.Xgboost;

namespace Kayfabe.ScriptedAws.Serving;

/// <summary>
/// The container of SageMaker's XGBoost as far as a client can tell: takes every file at the top of an archive for a
/// model, strips the payload, takes an empty cell for a missing value and any number of columns, answers a prediction a
/// line.
/// </summary>
internal static class ServingContainer
{
    private const string Csv = "text/csv";

    /// <summary>Whether it would start with an archive.</summary>
    public static bool Starts(byte[] archive)
    {
        try
        {
            foreach (var model in ModelsIn(archive))
                Booster.Load(model).Dispose();
            return ModelsIn(archive).Any();
        }
        catch (Exception e) when (e is XgboostException or InvalidDataException or IOException)
        {
            return false;
        }
    }

    /// <summary>Status and body for a request.</summary>
    public static (int Status, string Body) Answer(byte[] archive, byte[] payload, string contentType, string accept)
    {
        if (contentType.Split(';')[0].Trim() != Csv)
            return (415, "Content-type is not supported.");
        if (accept is not ("" or "*/*") && accept.Split(';')[0].Trim() is not (Csv or "application/json"))
            return (406, "Accept type is not supported.");
        var text = Encoding.UTF8.GetString(payload).Trim();
        if (text.Length == 0)
            return (204, "");
        var rows = text.Split('\n').Select(line => line.Split(',')).ToList();
        var columns = rows[0].Length;
        var values = new List<float>();
        foreach (var cell in rows.SelectMany(row => row))
        {
            if (cell is "" or "nan")
                values.Add(float.NaN);
            else if (float.TryParse(cell, CultureInfo.InvariantCulture, out var value))
                values.Add(value);
            else
                return (415, "Loading csv data failed with Exception.");
        }
        if (values.Count != rows.Count * columns)
            return (415, "Loading csv data failed with Exception.");
        using var data = DMatrix.FromDense(values.ToArray(), rows.Count, columns);
        var sums = new double[rows.Count];
        var models = 0;
        foreach (var model in ModelsIn(archive))
        {
            using var booster = Booster.Load(model);
            var predictions = booster.Predict(data);
            for (var i = 0; i < sums.Length; i++)
                sums[i] += predictions[i];
            models++;
        }
        return (200, string.Join('\n', sums.Select(sum => (sum / models).ToString("R", CultureInfo.InvariantCulture))));
    }

    private static IEnumerable<byte[]> ModelsIn(byte[] archive)
    {
        using var gzip = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress);
        using var tar = new TarReader(gzip);
        while (tar.GetNextEntry(copyData: true) is { } entry)
        {
            if (entry.DataStream is null || entry.Name.Contains('/', StringComparison.Ordinal))
                continue;
            using var content = new MemoryStream();
            entry.DataStream.CopyTo(content);
            yield return content.ToArray();
        }
    }
}
