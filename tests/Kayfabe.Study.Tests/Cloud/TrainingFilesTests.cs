using FsCheck;
using FsCheck.Xunit;
using Kayfabe.Settings;
using Kayfabe.Study.Cloud;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Training;

namespace Kayfabe.Study.Tests.Cloud;

public sealed class TrainingFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kayfabe-rows-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Csv_has_the_outcome_first_no_header_and_an_empty_cell_for_what_is_missing()
    {
        var path = Path.Combine(_folder.FullName, "a.csv");
        TrainingRows.Write(path, Small(), TrainingForm.Csv);
        Assert.Equal("1,1,,0.1\n0,,0,\n0,,,\n", File.ReadAllText(path));
        TrainingRows.Write(path, Small(), TrainingForm.Csv, labelled: false);
        Assert.Equal("1,,0.1\n,0,\n,,\n", File.ReadAllText(path));
    }

    [Fact]
    public void Libsvm_has_columns_from_0_and_keeps_zeros_that_are_values()
    {
        var path = Path.Combine(_folder.FullName, "a.libsvm");
        TrainingRows.Write(path, Small(), TrainingForm.Libsvm);
        Assert.Equal("1 0:1 2:0.1\n0 1:0\n0\n", File.ReadAllText(path));
    }

    [Property(MaxTest = 100)]
    public void What_is_written_in_either_form_reads_back_to_the_bit(byte rows, byte columns, int seed, bool isCsv)
    {
        var matrix = Random(1 + rows % 20, 1 + columns % 9, seed);
        var form = isCsv ? TrainingForm.Csv : TrainingForm.Libsvm;
        var path = Path.Combine(_folder.FullName, "a");
        TrainingRows.Write(path, matrix, form);
        var read = TrainingRows.Read(path, form, matrix.Features.Count);
        Assert.True(read.Starts.SequenceEqual(matrix.Starts));
        Assert.True(read.Columns.SequenceEqual(matrix.Columns));
        Assert.True(read.Values.SequenceEqual(matrix.Values));
        Assert.Equal(matrix.Rows.Select(row => row.InKayfabe), read.Rows.Select(row => row.InKayfabe));
    }

    [Theory]
    [InlineData("label,a,b\n1,2,3\n", "the first line is a header, or has no outcome")]
    [InlineData("1,2,3\n,2,3\n", "the line has no outcome")]
    [InlineData("1,2,3\n2,2,3\n", "the line has no outcome")]
    [InlineData("1,2,3\n1,2\n", "the line has 1 features, not 2")]
    [InlineData("1,2,x\n", "'x' is not a number")]
    [InlineData("1,2,NaN\n", "'NaN' is not a number")]
    public void A_header_or_a_line_of_another_form_is_found(string text, string problem)
    {
        var path = Path.Combine(_folder.FullName, "a.csv");
        File.WriteAllText(path, text);
        Assert.Contains(
            problem, Assert.Throws<InputException>(() => TrainingRows.Read(path, TrainingForm.Csv)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Every_row_is_sent_to_one_instance_once_and_validation_rows_are_whole_posts(int instances)
    {
        var rows = Random(60, 4, 7);
        var order = TrainingFiles.Write(
            _folder.FullName, rows, Hist, Machine with { InstanceCount = instances, Validation = 0.25 });
        var train = Assert.Single(order.Channels, channel => channel.Name == "train");
        var validation = Assert.Single(order.Channels, channel => channel.Name == "validation");
        Assert.Equal((instances, instances > 1), (train.Files.Count, train.IsSharded));
        Assert.Single(validation.Files);
        Assert.False(validation.IsSharded);
        Assert.Equal(60, train.Rows + validation.Rows);
        Assert.Equal(train.Rows, train.Files.Sum(file => File.ReadLines(file).Count()));
        var (own, held) = TrainingFiles.Divide(rows, 0.25);
        Assert.Empty(own.Rows.Select(row => row.Post).Intersect(held.Rows.Select(row => row.Post)));
        Assert.InRange(held.Rows.Count, 15, 17);
    }

    [Fact]
    public void What_the_service_cannot_train_is_refused_before_anything_is_sent()
    {
        Refuses(
            "exact trains on one instance only", Random(9, 3, 1), new TrainSettings(),
            Machine with { InstanceCount = 2 });
        Refuses("2 rows to train on, for 3 instances", Random(2, 3, 1), Hist, Machine with { InstanceCount = 3 });
        Refuses("needs a metric", Random(9, 3, 1), Hist, Machine with { EarlyStoppingRounds = 3, Validation = 0.3 });
        var noFirst = Random(9, 3, 1).SelectRows([]);
        Refuses("0 rows to train on", noFirst, Hist, Machine);
        var empty = new FeatureMatrix(Random(1, 3, 1).Features, Random(3, 1, 1).Rows, [0, 0, 0, 0], [], []);
        Refuses("no row to train on has a value", empty, Hist, Machine);
        var shifted = new FeatureMatrix(Random(1, 3, 1).Features, Random(2, 1, 1).Rows, [0, 1, 2], [1, 2], [1, 1]);
        Refuses("no value of the first feature", shifted, Hist, Machine with { ContentType = TrainingForm.Libsvm });
    }

    [Fact]
    public void Hyperparameters_are_the_settings_with_the_names_of_the_container()
    {
        var order = TrainingFiles.Write(
            _folder.FullName, Random(30, 3, 1), Hist with { Rounds = 7, Eta = 0.5, EvalMetric = "auc" },
            Machine with { Validation = 0.2, EarlyStoppingRounds = 2 });
        Assert.Equal(
            ["num_round=7", "booster=gbtree", "objective=binary:logistic", "tree_method=hist", "seed=0", "eta=0.5",
                "eval_metric=auc", "early_stopping_rounds=2"],
            order.Hyperparameters.Select(pair => $"{pair.Key}={pair.Value}"));
    }

    private static TrainSettings Hist { get; } = new() { TreeMethod = "hist" };

    private static TrainingMachine Machine { get; } = new() { InstanceCount = 1 };

    private void Refuses(string problem, FeatureMatrix rows, TrainSettings settings, TrainingMachine machine) =>
        Assert.Contains(
            problem,
            Assert.Throws<InputException>(() => TrainingFiles.Write(_folder.FullName, rows, settings, machine)).Message,
            StringComparison.Ordinal);

    private static FeatureMatrix Small() => new(
        [.. "abc".Select(name => new Feature($"{name}", FeatureKind.Label))],
        [new("1", "p", true, null), new("2", "q", false, null), new("3", "q", false, null)],
        [0, 2, 3, 3], [0, 2, 1], [1, 0.1f, 0]);

    private static FeatureMatrix Random(int rows, int columns, int seed)
    {
        List<int> starts = [0], columnOf = [];
        List<float> values = [];
        var state = (uint)seed;
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                state = state * 1664525 + 1013904223;
                // The first feature of the first row is there, so that libsvm is allowed.
                if (state >> 30 == 0 && row + column > 0)
                    continue;
                columnOf.Add(column);
                var value = BitConverter.UInt32BitsToSingle(state * 2654435761);
                values.Add(float.IsFinite(value) ? value : state % 2);
            }
            starts.Add(columnOf.Count);
        }
        return new FeatureMatrix(
            [.. Enumerable.Range(0, columns).Select(column => new Feature($"f{column}", FeatureKind.Label))],
            [.. Enumerable.Range(0, rows).Select(row => new MatrixRow($"{row}", $"p{row / 3}", row % 2 == 0, null))],
            [.. starts], [.. columnOf], [.. values]);
    }
}
