using Kayfabe.Build.Tests.Scenarios;
namespace Kayfabe.Build.Tests.BadInput;

/// <summary>Something that a user may give that cannot be used.</summary>
/// <param name="Name">What is given.</param>
/// <param name="Give">How it comes into a checkout.</param>
/// <param name="Options">The options of the run.</param>
internal sealed record BadInputCase(string Name, Action<Checkout> Give, params IReadOnlyList<string> Options)
{
    /// <summary>Environment variables of the run.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>
    /// Gives it to a copy of a checkout that was built: the host explains it, as approved, and changes nothing.
    /// </summary>
    public async Task Check(Checkout built)
    {
        using var checkout = built.Copy();
        Give(checkout);

        var run = Host.Run(checkout, Environment, [.. Options]);

        run.AssertExplained();
        // A stage before the one that fails may well have made something new.
        var ran = run.Stages.Any(stage => stage.Verdict == "failed")
            ? run.Stages.Where(stage => stage.Verdict == "ran").Select(stage => stage.Stage).ToArray()
            : [];
        Assert.Equal(built.Results(ran), checkout.Results(ran));
        Assert.Equal(Checkout.Digests(built.Published), Checkout.Digests(checkout.Published));
        await Verify(run.Scrubbed(run.Error)).UseDirectory("Approved").UseTypeName("BadInput").UseMethodName("Says")
            .UseParameters(Name);
    }
}

/// <summary>What users get wrong.</summary>
internal static class BadInputTable
{
    public static IReadOnlyList<BadInputCase> All { get; } =
    [
        new("unknown option", Nothing, "--mirrror=elsewhere"),
        new("unknown setting", Nothing, "--max_dept=3"),
        new("unknown target", Nothing, "--target=Trian"),
        new("target that is like none", Nothing, "--target=Xyzzyx"),
        new("target without its dashes", Nothing, "Train"),
        new("unknown study", Nothing, "--study=smal"),
        new("set without a value", Nothing, "--set=train.max_depth"),
        new("option out of range", Nothing, "--eta=7"),
        new("option that is no number", Nothing, "--max_depth=deep"),

        new("study that is not JSON", c => Replace(c, "\"seed\": 7,", "\"seed\": 7")),
        new("study that is empty", c => File.WriteAllText(c.StudyFile, "")),
        new("study with several faults", c => c.Edit(study =>
        {
            study["train"]!["max_dept"] = 3;
            study["train"]!["eta"] = "fast";
            study["split"]!["fraction"] = 1.7;
            study.Remove("title");
        })),
        new("number out of range", c => c.Edit(study => study["train"]!["subsample"] = 0)),
        new("columns that the matrix has not", c => c.Edit(study => study["import"]!["columns"]![1]!["last"] = 14)),

        new("text in a number column", c => c.Publish(WithLine(5, line => line + "x"))),
        new("ragged row", c => c.Publish(WithLine(7, line => line[..line.LastIndexOf(',')]))),
        new("several bad rows", c => c.Publish(SyntheticMatrix.Lines().Select(line => line + "x"))),
        new("outcome that is neither 0 nor 1",
            c => c.Publish(WithLine(2, line => line.Replace(",1,", ",2,", StringComparison.Ordinal)))),
        new("id that comes twice", c => c.Publish(WithLine(1, line => "0" + line[1..]))),
        new("no rows", c => c.Publish("\n"u8.ToArray())),
        new("one class", c => c.Publish(SyntheticMatrix.Lines().Where(line => line.Split(',')[1] == "1"))),
        new("not UTF-8", c => c.Publish([.. SyntheticMatrix.Bytes(SyntheticMatrix.Lines()), 0xFF, (byte)'\n'])),

        new("nothing in the mirror", c =>
        {
            c.Publish(SyntheticMatrix.Lines(119));
            File.Delete(Matrix(c));
        }),
        new("no mirror", c => c.Publish(SyntheticMatrix.Lines(119)), "--mirror=elsewhere"),
        new("matrix cut off", c => Rewrite(c, bytes => bytes[..^100])),
        new("matrix too long", c => Rewrite(c, bytes => [.. bytes, (byte)'\n'])),
        new("matrix altered", c => Rewrite(c, bytes => [.. bytes[..^2], (byte)'7', (byte)'\n'])),

        new("nothing to learn from", c => c.Edit(study => study["split"]!["fraction"] = 0.01)),
        new("no XGBoost library", c => c.Edit(study => study["train"]!["eta"] = 0.2))
        {
            Environment = new Dictionary<string, string?> { ["KAYFABE_XGBOOST"] = "/nowhere/libxgboost.so" },
        },
        new("store that is a file", Nothing, "--cache-dir=global.json"),
    ];

    private static void Nothing(Checkout checkout)
    {
    }

    private static string Matrix(Checkout checkout) => Path.Combine(checkout.Mirror, "small.csv");

    // Other bytes than those of the first build come to be wanted, and others are there.
    private static void Rewrite(Checkout checkout, Func<byte[], byte[]> edit)
    {
        var lines = WithLine(3, line => line + "1");
        checkout.Publish(lines);
        File.WriteAllBytes(Matrix(checkout), edit(SyntheticMatrix.Bytes(lines)));
    }

    private static void Replace(Checkout checkout, string text, string by) =>
        File.WriteAllText(checkout.StudyFile, File.ReadAllText(checkout.StudyFile)
            .Replace(text, by, StringComparison.Ordinal));

    private static string[] WithLine(int number, Func<string, string> edit)
    {
        var lines = SyntheticMatrix.Lines().ToArray();
        var before = lines[number];
        lines[number] = edit(before);
        Assert.NotEqual(before, lines[number]);
        return lines;
    }
}
