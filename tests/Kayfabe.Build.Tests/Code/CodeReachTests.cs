using System.Text;
using Kayfabe.Build.Running;
using Kayfabe.Settings;
using Kayfabe.Study;

namespace Kayfabe.Build.Tests.Code;

/// <summary>What the code of each stage reaches, and so what a change of code reruns.</summary>
public sealed class CodeReachTests
{
    private const string Begin = "<!-- code changes -->\n", End = "<!-- end -->\n";

    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<string>>> s_names = new(() => Names());

    [Fact]
    public void The_table_of_code_changes_is_that_of_the_program()
    {
        var path = Path.Combine(Repository.Root, "docs", "store.md");
        var text = File.ReadAllText(path);
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length,
            text.IndexOf(End, StringComparison.Ordinal));
        var table = Table();
        if (Environment.GetEnvironmentVariable("KAYFABE_WRITE_DOCS") == "1")
            File.WriteAllText(path, text[..from] + table + text[to..]);
        else
        {
            Assert.True(table == text[from..to],
                "The table of code changes in docs/store.md is not that of the program. Look at the difference, and if it "
                + "is meant: KAYFABE_WRITE_DOCS=1 dotnet test tests/Kayfabe.Build.Tests --filter CodeReach\n" + table);
        }
    }

    [Fact]
    public void No_stage_names_the_type_that_holds_all_settings() => Assert.All(
        s_names.Value, stage =>
            Assert.DoesNotContain(stage.Value,
                name => name.EndsWith("." + nameof(StudySettings), StringComparison.Ordinal)));

    [Fact]
    public void No_stage_reaches_what_binds_and_checks_settings() => Assert.All(
        s_names.Value, stage => Assert.DoesNotContain(stage.Value, name =>
            name.Contains(nameof(SettingsBinder), StringComparison.Ordinal)
                || name.Contains("SettingsShape", StringComparison.Ordinal)
            || name.Contains(nameof(IValidatedSettings), StringComparison.Ordinal)
                || name.Contains(nameof(SettingProblem), StringComparison.Ordinal)));

    [Fact]
    public void No_stage_reaches_the_host_the_console_the_command_line_or_the_store()
    {
        var sources = new Sources();
        var ofStages = StageTypes().SelectMany(stage => sources.FoldersOf($"Build/{stage.FullName}"))
            .ToHashSet(StringComparer.Ordinal);
        Assert.All(s_names.Value, stage => Assert.DoesNotContain(
            stage.Value.SelectMany(name => sources.FoldersOf(name).Select(folder => (folder, name))),
            reached => reached.folder.StartsWith("src/Kayfabe.Store", StringComparison.Ordinal)
                || ((reached.folder + "/").StartsWith("build/", StringComparison.Ordinal)
                    && !ofStages.Contains(reached.folder))));
    }

    [Fact]
    public void No_stage_reaches_another() => Assert.All(s_names.Value, stage => Assert.DoesNotContain(
        stage.Value, name =>
            s_names.Value.Keys.Any(other => other != stage.Key && name == $"Build/Kayfabe.Build.Stages.{other}")));

    private static Dictionary<string, IReadOnlyList<string>> Names()
    {
        using var reader = CodeFingerprints.Open();
        var names = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var stage in Targets.StagesOf(nameof(Report)))
            names[stage.Name] = reader.NamesOf(stage.Assembly.GetName().Name!, stage.FullName!);
        names["Sweep"] =
        [
            .. StageTypes().Where(type => !type.IsPublic)
                .SelectMany(cell => reader.NamesOf(cell.Assembly.GetName().Name!, cell.FullName!)).Distinct(),
        ];
        return names;
    }

    // Those of a sweep are no targets.
    private static IEnumerable<Type> StageTypes() => typeof(IStage).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IStage)) && type is { IsClass: true, IsAbstract: false });

    private static string Table()
    {
        var sources = new Sources();
        var reruns = sources.Folders.ToDictionary(folder => folder, _ => new List<string>(), StringComparer.Ordinal);
        foreach (var (stage, names) in s_names.Value)
        {
            foreach (var folder in names.SelectMany(sources.FoldersOf).Distinct())
                reruns[folder].Add(stage);
        }
        var text = new StringBuilder("| a change in | reruns at most |\n| --- | --- |\n");
        foreach (var (folder, stages) in reruns)
            text.Append($"| `{folder}` | {Said(stages)} |\n");
        return text.ToString();
    }

    private static string Said(List<string> stages)
    {
        var all = s_names.Value.Keys.ToList();
        var others = all.Except(stages).ToList();
        return (stages.Count, others.Count) switch
        {
            (0, _) => "nothing",
            (_, 0) => "all",
            _ when others.Count < stages.Count / 2 => "all but " + string.Join(", ", others),
            _ => string.Join(", ", stages),
        };
    }
}
