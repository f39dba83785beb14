using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kayfabe.Settings;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Training;

namespace Kayfabe.Study.Cloud;

/// <summary>Makes the files and hyperparameters that SageMaker's built-in XGBoost trains with.</summary>
public static class TrainingFiles
{
    /// <summary>Writes the rows, one file for each instance, reads them back, and compares.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="train">The training rows; at least one row and one feature.</param>
    /// <param name="settings">The settings of the trees.</param>
    /// <param name="machine">The settings of the service.</param>
    /// <exception cref="InputException">What is asked for cannot be trained there.</exception>
    public static TrainingOrder Write(
        string folder, FeatureMatrix train, TrainSettings settings, TrainingMachine machine)
    {
        var (rows, validation) = Divide(train, machine.Validation);
        Check(rows, validation, settings, machine);
        var shards = machine.InstanceCount == 1 ? [rows] : Shards(rows, machine.InstanceCount);
        List<TrainingChannel> channels = [Channel(TrainingChannel.Train, shards, isSharded: shards.Count > 1)];
        // A host without validation rows is left out of a distributed training, with its training rows: each gets all.
        if (validation.Rows.Count > 0)
            channels.Add(Channel(TrainingChannel.Validation, [validation], isSharded: false));
        return new TrainingOrder
        {
            Channels = channels,
            Hyperparameters = Hyperparameters(settings, machine),
        };

        TrainingChannel Channel(string name, IReadOnlyList<FeatureMatrix> parts, bool isSharded) => new(
            name,
            [.. parts.Select((part, i) => WriteChecked(
                Path.Combine(folder, string.Create(CultureInfo.InvariantCulture,
                    $"{name}-{i}{TrainingRows.Suffix(machine.ContentType)}")),
                part, machine.ContentType))],
            TrainingRows.ContentType(machine.ContentType), isSharded, parts.Sum(part => part.Rows.Count));
    }

    /// <summary>The least number of columns of a model of these rows: columns at the end without a value may be lost.
    /// </summary>
    public static int LeastColumns(FeatureMatrix train)
    {
        var last = -1;
        foreach (var column in train.Columns)
            last = Math.Max(last, column);
        return last + 1;
    }

    /// <summary>
    /// The rows to train on and those to measure on: whole posts, by a hash of the post, until the share is reached.
    /// </summary>
    public static (FeatureMatrix Train, FeatureMatrix Validation) Divide(FeatureMatrix train, double share)
    {
        var wanted = (int)Math.Round(share * train.Rows.Count, MidpointRounding.AwayFromZero);
        var posts = new HashSet<string>(StringComparer.Ordinal);
        var count = 0;
        foreach (var post in train.Rows.GroupBy(row => row.Post, StringComparer.Ordinal)
            .OrderBy(post => Hash(post.Key), StringComparer.Ordinal))
        {
            if (count >= wanted)
                break;
            posts.Add(post.Key);
            count += post.Count();
        }
        int[] all = [.. Enumerable.Range(0, train.Rows.Count)];
        return (train.SelectRows([.. all.Where(row => !posts.Contains(train.Rows[row].Post))]),
            train.SelectRows([.. all.Where(row => posts.Contains(train.Rows[row].Post))]));
    }

    private static string Hash(string post) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(post)));

    // In turn, so that each instance gets the same share of what lies together.
    private static IReadOnlyList<FeatureMatrix> Shards(FeatureMatrix rows, int count) =>
    [
        .. Enumerable.Range(0, count).Select(shard =>
            rows.SelectRows([.. Enumerable.Range(0, rows.Rows.Count).Where(row => row % count == shard)])),
    ];

    private static List<KeyValuePair<string, string>> Hyperparameters(
        TrainSettings settings, TrainingMachine machine)
    {
        List<KeyValuePair<string, string>> all =
            [new("num_round", Text(settings.Rounds)), .. settings.Parameters()];
        if (machine.EarlyStoppingRounds is { } rounds)
            all.Add(new("early_stopping_rounds", Text(rounds)));
        return all;
    }

    private static void Check(
        FeatureMatrix rows, FeatureMatrix validation, TrainSettings settings, TrainingMachine machine)
    {
        var faults = new FaultList();
        if (rows.Rows.Count < machine.InstanceCount)
        {
            faults.Add(new Fault(
                $"there are {rows.Rows.Count} rows to train on, for {machine.InstanceCount} instances",
                "Lower sagemaker.instanceCount or sagemaker.validation, or annotate more pictures."));
        }
        if (machine.InstanceCount > 1 && settings.TreeMethod == "exact")
        {
            faults.Add(new Fault(
                "train.tree_method exact trains on one instance only",
                "Write --set=train.tree_method=hist, or --set=sagemaker.instanceCount=1."));
        }
        if (machine.EarlyStoppingRounds is not null && settings.EvalMetric is null)
        {
            faults.Add(new Fault(
                "sagemaker.earlyStoppingRounds needs a metric to watch", "Write --set=train.eval_metric=logloss."));
        }
        if (rows.Rows.Count > 0 && LeastColumns(rows) == 0)
            faults.Add(new Fault("no row to train on has a value", "Lower featurize.threshold."));
        // Readers of libsvm may guess, file by file, whether columns begin at 0 or at 1.
        if (machine.ContentType == TrainingForm.Libsvm && !AllHaveFirst(rows, machine.InstanceCount, validation))
        {
            faults.Add(new Fault(
                "a file of rows would have no value of the first feature, so that libsvm's columns could be misread",
                "Write --set=sagemaker.contentType=csv."));
        }
        faults.ThrowIfAny();
    }

    private static bool AllHaveFirst(FeatureMatrix rows, int instances, FeatureMatrix validation)
    {
        var have = new bool[instances];
        for (var row = 0; row < rows.Rows.Count; row++)
            have[row % instances] |= rows.Starts[row] < rows.Starts[row + 1] && rows.Columns[rows.Starts[row]] == 0;
        return have.All(one => one)
            && (validation.Rows.Count == 0 || validation.Columns.Contains(0));
    }

    // A header row, a shifted column or a rounded number would be trained on without a word.
    private static string WriteChecked(string path, FeatureMatrix matrix, TrainingForm form)
    {
        TrainingRows.Write(path, matrix, form);
        var read = TrainingRows.Read(path, form, matrix.Features.Count);
        return read.Starts.SequenceEqual(matrix.Starts) && read.Columns.SequenceEqual(matrix.Columns)
            && read.Values.SequenceEqual(matrix.Values)
            && read.Rows.Select(row => row.InKayfabe).SequenceEqual(matrix.Rows.Select(row => row.InKayfabe))
            ? path
            : throw new InvalidOperationException($"{Path.GetFileName(path)} is not the matrix that it was made from.");
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
