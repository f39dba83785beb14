namespace Kayfabe.Build.Tests.Scenarios;

/// <summary>Sweeps of the small study, on a published matrix.</summary>
public sealed class SweepTests(BuiltCheckout built) : IClassFixture<BuiltCheckout>
{
    private static readonly string[] s_sweep = ["--target=Sweep", "--max_depth=1,2", "--set=train.eta=0.1,0.3"];

    [Fact]
    public Task The_table_reads_as_approved()
    {
        using var checkout = built.Checkout.Copy();

        var run = checkout.Run(s_sweep).Succeeded();

        Assert.Empty(run.Error);
        return Verify(run.Scrubbed(run.Out));
    }

    [Fact]
    public void Every_cell_is_kept_and_a_wider_grid_runs_only_the_new_ones()
    {
        using var checkout = built.Checkout.Copy();

        Assert.Contains("5 cells: 0 hit, 5 ran", checkout.Run(s_sweep).Succeeded().Out, StringComparison.Ordinal);
        var first = Checkout.Digests(Path.Combine(checkout.Artifacts, "Sweep"));
        Assert.Contains("5 cells: 5 hit, 0 ran", checkout.Run(s_sweep).Succeeded().Out, StringComparison.Ordinal);
        Assert.Equal(first, Checkout.Digests(Path.Combine(checkout.Artifacts, "Sweep")));

        var wider = checkout.Run("--target=Sweep", "--max_depth=1,2,4", "--set=train.eta=0.1,0.3").Succeeded();

        Assert.Contains("7 cells: 5 hit, 2 ran", wider.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_made_of_a_sweep_comes_from_the_store_alone()
    {
        using var checkout = built.Checkout.Copy();
        checkout.Run(s_sweep).Succeeded();
        var first = Checkout.Digests(Path.Combine(checkout.Artifacts, "Sweep"));
        Directory.Delete(checkout.Artifacts, recursive: true);

        Assert.Contains("5 cells: 5 hit, 0 ran", checkout.Run(s_sweep).Succeeded().Out, StringComparison.Ordinal);
        Assert.Equal(first, Checkout.Digests(Path.Combine(checkout.Artifacts, "Sweep")));

        foreach (var content in Directory.GetFiles(Path.Combine(checkout.Cache, "objects"), "*",
            SearchOption.AllDirectories))
            File.WriteAllText(content, "damaged");
        Assert.Contains("5 cells: 0 hit, 5 ran", checkout.Run(s_sweep).Succeeded().Out, StringComparison.Ordinal);
        Assert.Equal(first, Checkout.Digests(Path.Combine(checkout.Artifacts, "Sweep")));
    }

    [Fact]
    public async Task A_sweep_that_is_killed_keeps_the_cells_that_were_made()
    {
        using var checkout = built.Checkout.Copy();
        // The first cells take an instant, the last one minutes: it is killed in that one.
        string[] slow = ["--target=Sweep", "--num_round=1,2,3,100000", "--num_parallel_tree=10"];
        var actions = Path.Combine(checkout.Cache, "actions");
        var before = Directory.GetFiles(actions, "*", SearchOption.AllDirectories).Length;
        using (var host = Host.Start(checkout, Host.Folder, new Dictionary<string, string?>(), slow))
        {
            // The training matrix, and three cells at least.
            await host.Until(() => Directory.GetFiles(actions, "*", SearchOption.AllDirectories)
                .Count(file => !file.EndsWith(".tmp", StringComparison.Ordinal)) >= before + 4);
            host.Kill();
        }
        Assert.False(Directory.Exists(Path.Combine(checkout.Artifacts, "Sweep")));

        var run = checkout.Run("--target=Sweep", "--num_round=1,2,3", "--num_parallel_tree=10").Succeeded();

        Assert.Matches("4 cells: [34] hit, [01] ran", run.Out);
    }

    [Fact]
    public void Two_sweeps_at_once_both_succeed()
    {
        using var checkout = built.Checkout.Copy();
        using var one = Host.Start(checkout, Host.Folder, new Dictionary<string, string?>(), s_sweep);
        using var other = Host.Start(checkout, Host.Folder, new Dictionary<string, string?>(), s_sweep);

        var runs = new[] { one.Finish().Succeeded(), other.Finish().Succeeded() };

        Assert.Single(runs, run => run.Out.Contains("0 hit, 5 ran", StringComparison.Ordinal));
        Assert.Single(runs, run => run.Out.Contains("5 hit, 0 ran", StringComparison.Ordinal));
    }

    [Fact]
    public void A_test_rows_outcome_changes_no_cell()
    {
        using var checkout = built.Checkout.Copy();
        checkout.Run(s_sweep).Succeeded();
        var first = Checkout.Digests(Path.Combine(checkout.Artifacts, "Sweep"));
        var test = File.ReadAllLines(Path.Combine(checkout.Artifacts, "Split", "rows.csv"))
            .Where(line => line.EndsWith(",test", StringComparison.Ordinal)).Select(line => line.Split(',')[0])
                .ToHashSet();
        Assert.NotEmpty(test);

        Turn(checkout, test);
        var run = checkout.Run(s_sweep).Succeeded();

        Assert.Equal("ran", run["Import"].Verdict);
        Assert.Contains("5 cells: 5 hit, 0 ran", run.Out, StringComparison.Ordinal);
        Assert.Equal(first, Checkout.Digests(Path.Combine(checkout.Artifacts, "Sweep")));
    }

    [Fact]
    public void A_training_rows_outcome_changes_all_cells()
    {
        using var checkout = built.Checkout.Copy();
        checkout.Run(s_sweep).Succeeded();
        var train = File.ReadAllLines(Path.Combine(checkout.Artifacts, "Split", "rows.csv"))[1].Split(',')[0];

        Turn(checkout, [train]);

        Assert.Contains("5 cells: 0 hit, 5 ran", checkout.Run(s_sweep).Succeeded().Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--threshold=80,90", "the study has no section 'featurize'")]
    [InlineData("--cut=0.4,0.5", "a sweep cannot vary 'evaluate.cut'")]
    [InlineData("--max_depth=3,99", "--max_depth=99: train.max_depth is 99, out of its range")]
    [InlineData("--eta=0.1", "there is nothing to sweep")]
    public void What_cannot_be_meant_is_refused_before_any_work(string option, string problem)
    {
        using var checkout = Checkout.Fresh();

        var run = checkout.Run("--target=Sweep", option);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(problem, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(checkout.Artifacts));
    }

    [Fact]
    public void Other_targets_take_no_lists()
    {
        using var checkout = Checkout.Fresh();

        Assert.Contains("--max_depth=1,2: train.max_depth is the text '1,2'",
            checkout.Run("--target=Train", "--max_depth=1,2").Error, StringComparison.Ordinal);
        Assert.Contains("train.max_depth is given twice",
            checkout.Run("--target=Train", "--max_depth=1", "--max_depth=2").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void On_the_whole_road_a_cell_that_fails_leaves_the_others()
    {
        using var checkout = Checkout.Fresh();
        var sample = Path.Combine(Repository.Root, "data", "sample");
        foreach (var file in Directory.GetFiles(sample, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(checkout.Root, "data", "sample", Path.GetRelativePath(sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        // 30 is below what is recorded.
        string[] sweep = ["--study=sample", "--target=Sweep", "--threshold=30,90", "--num_round=3,5"];

        var first = checkout.Run(sweep);
        var again = checkout.Run(sweep);

        Assert.Equal(1, first.ExitCode);
        Assert.Contains("5 cells: 0 hit, 3 ran, 2 failed", first.Out, StringComparison.Ordinal);
        Assert.Contains("the threshold 30 is below 50", first.Error, StringComparison.Ordinal);
        Assert.Contains("5 cells: 3 hit, 0 ran, 2 failed", again.Out, StringComparison.Ordinal);
        var table = File.ReadAllLines(Path.Combine(checkout.Root, "artifacts", "sample", "Sweep", "sweep.csv"));
        Assert.Equal(6, table.Length);
        Assert.All(table.Skip(1), line => Assert.EndsWith(",true", line, StringComparison.Ordinal));
        Assert.Equal(["5", "30"], table[^1].Split(',')[..2]);
    }

    // Import keeps the order of the file.
    private static void Turn(Checkout checkout, HashSet<string> rows)
    {
        string[] ids = [.. File.ReadLines(Path.Combine(checkout.Artifacts, "Import", "rows.csv")).Skip(1)
            .Select(line => line.Split(',')[0])];
        checkout.Publish(
            [.. SyntheticMatrix.Lines().Select((line, row) => rows.Contains(ids[row]) ? Turned(line) : line)]);
    }

    private static string Turned(string line)
    {
        var fields = line.Split(',');
        fields[1] = fields[1] == "1" ? "0" : "1";
        return string.Join(',', fields);
    }
}
