using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using Kayfabe.ScriptedAws.Storage;
using Kayfabe.Study.Cloud;
using Kayfabe.Study.Matrix;
using Kayfabe.Xgboost;

namespace Kayfabe.ScriptedAws.Training;

/// <summary>
/// Does what the container of the built-in XGBoost does: reads the channels, trains, and packs the model in the legacy
/// binary format. Several instances train as one, on the rows of all.
/// </summary>
internal sealed class BuiltInXgboost(ObjectStore objects, TrainingJob job)
{
    private static readonly string[] s_ownParameters = ["num_round", "early_stopping_rounds"];

    /// <summary>Trains.</summary>
    /// <returns>The model, and the logs of the hosts.</returns>
    public async Task<(byte[] Model, IReadOnlyList<HostLog> Logs)> Train(CancellationToken cancel)
    {
        var hosts = Enumerable.Range(0, job.Instances).Select(_ => new List<FeatureMatrix>()).ToList();
        var all = new List<FeatureMatrix>();
        var validation = 0;
        foreach (var channel in job.Channels)
        {
            var files = await Read(channel, cancel);
            if (channel.Name == TrainingChannel.Validation)
            {
                validation = files.Sum(static file => file.Rows.Count);
                continue;
            }
            all.AddRange(files);
            for (var i = 0; i < files.Count; i++)
            {
                foreach (var host in channel.IsSharded ? [hosts[i % hosts.Count]] : hosts)
                    host.Add(files[i]);
            }
        }
        using var rows = Join(all);
        var rounds = int.Parse(job.Hyperparameters["num_round"], CultureInfo.InvariantCulture);
        using var booster = new Booster(
            rows, [.. job.Hyperparameters.Where(static pair => !s_ownParameters.Contains(pair.Key))]);
        for (var round = 0; round < rounds; round++)
            booster.Update(round, rows);
        return (booster.Save(ModelFormat.Legacy), [.. hosts.Select((host, i) => Log(i, host, validation, rounds))]);
    }

    /// <summary>An archive of one file.</summary>
    public static byte[] Pack(string name, byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
        using (var tar = new TarWriter(gzip, TarEntryFormat.Ustar))
        {
            using var data = new MemoryStream(content);
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = data });
        }
        return bytes.ToArray();
    }

    private async Task<List<FeatureMatrix>> Read(JobChannel channel, CancellationToken cancel)
    {
        var (bucket, prefix) = ObjectStore.Parse(channel.Address);
        var form = channel.ContentType is "text/csv" or "csv" ? TrainingForm.Csv : TrainingForm.Libsvm;
        var files = new List<FeatureMatrix>();
        foreach (var key in await objects.Keys(bucket, prefix, cancel))
        {
            var path = Path.GetTempFileName();
            await File.WriteAllBytesAsync(path, await objects.Get(bucket, key, cancel), cancel);
            files.Add(TrainingRows.Read(path, form));
            File.Delete(path);
        }
        return files;
    }

    // As XGBoost reads a file: as many columns as the last one that has a value.
    private static DMatrix Join(IReadOnlyList<FeatureMatrix> files)
    {
        var columns = files.Max(TrainingFiles.LeastColumns);
        List<int> starts = [0], columnOf = [];
        List<float> values = [], labels = [];
        foreach (var file in files)
        {
            var before = columnOf.Count;
            starts.AddRange(file.Starts[1..].ToArray().Select(start => before + start));
            columnOf.AddRange(file.Columns);
            values.AddRange(file.Values);
            labels.AddRange(file.Rows.Select(static row => row.InKayfabe ? 1f : 0f));
        }
        var rows = DMatrix.FromCsr([.. starts], [.. columnOf], [.. values], columns);
        rows.SetLabels([.. labels]);
        return rows;
    }

    private static HostLog Log(int number, List<FeatureMatrix> files, int validation, int rounds)
    {
        List<string> lines =
        [
            "[2026-01-01:00:00:00:INFO] Determined delimiter of CSV input is ','",
            string.Create(CultureInfo.InvariantCulture, $"[2026-01-01:00:00:01:INFO] Train matrix has {
                files.Sum(static file => file.Rows.Count)} rows and {files.Max(TrainingFiles.LeastColumns)} columns"),
        ];
        if (validation > 0)
            lines.Add($"[2026-01-01:00:00:01:INFO] Validation matrix has {validation} rows");
        lines.AddRange(Enumerable.Range(0, rounds).Select(static round => $"[{round}]#011train-logloss:0.5"));
        return new HostLog($"algo-{number + 1}", lines);
    }
}
