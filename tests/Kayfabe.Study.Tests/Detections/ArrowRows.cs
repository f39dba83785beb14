using Apache.Arrow;
using Apache.Arrow.Ipc;
using Kayfabe.Study.Detections;

namespace Kayfabe.Study.Tests.Detections;

/// <summary>Reads the detections as any reader of Arrow files does.</summary>
public static class ArrowRows
{
    public static IReadOnlyList<(int Picture, int Name, double Confidence)> Read(string folder)
    {
        using var stream = File.OpenRead(Path.Combine(folder, DetectionFiles.Detections));
        using var reader = new ArrowFileReader(stream);
        var rows = new List<(int, int, double)>();
        while (reader.ReadNextRecordBatch() is { } batch)
        {
            using (batch)
            {
                var (pictures, names) = ((Int32Array)batch.Column(0), (Int32Array)batch.Column(1));
                for (var i = 0; i < batch.Length; i++)
                    rows.Add((pictures.Values[i], names.Values[i], ((DoubleArray)batch.Column(2)).Values[i]));
            }
        }
        return rows;
    }
}
