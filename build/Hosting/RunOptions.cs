using Cake.Core;
using Kayfabe.Store.Files;
using Kayfabe.Study;
using Kayfabe.Study.Settings;

namespace Kayfabe.Build.Hosting;

/// <summary>An option of the command line.</summary>
/// <param name="Name">Its name without the dashes.</param>
/// <param name="Value">The form of its value; null where it takes none.</param>
/// <param name="Help">What it does.</param>
public sealed record Option(string Name, string? Value, string Help);

/// <summary>The options of a run; every option that is neither the host's nor Cake's is taken for a setting.</summary>
public sealed class RunOptions
{
    /// <summary>The study where none is named.</summary>
    public const string DefaultStudy = "sample";

    /// <summary>The target where none is named.</summary>
    public const string DefaultTarget = "Report";

    /// <summary>The host's options.</summary>
    public static readonly IReadOnlyList<Option> Host =
    [
        new("study", "<name>", $"The study, a folder of data/. Default: {DefaultStudy}."),
        new("mirror", "<folder>", "Take published files from this folder instead of fetching them. Also KAYFABE_MIRROR."),
        new("cache-dir", "<folder>", "The store, shared or private, safe to delete. Default: .kayfabe. Also KAYFABE_CACHE."),
        new("set", "<setting>=<value>", "Override a setting by its whole name: --set=train.max_depth=3."),
        new("results", "<folder>", "For Test: write the results as .trx files too."),
        new("a", "<revision or run>", "For Compare: a git revision, a run's id, or latest."),
        new("b", "<revision or run>", "For Compare: what to compare it with. Default: latest, the last run here."),
        new("pictures", "<number>", "For Benchmark: also measure a synthetic study of this size."),
    ];

    /// <summary>Cake's options.</summary>
    public static readonly IReadOnlyList<Option> Cake =
    [
        new("target", "<name>", $"What to make. Default: {DefaultTarget}."),
        new("exclusive", null, "Run the target alone, without what it depends on."),
        new("dryrun", null, "List what would run, in order."),
        new("tree", null, "Show the targets as a tree."),
        new("description", null, "List the targets with what they do."),
        new("verbosity", "<level>", "quiet, minimal, normal, verbose or diagnostic."),
        new("working", "<folder>", "The project's folder. Default: where build.sh is."),
        new("info", null, "Show the version of Cake and where it is."),
        new("version", null, "Show the version."),
        new("help", null, "Show this."),
    ];

    private readonly ICakeArguments _arguments;

    /// <summary>Reads Cake's arguments.</summary>
    public RunOptions(ICakeArguments arguments)
    {
        _arguments = arguments;
        Overrides = [.. Settings()];
    }

    /// <summary>The settings that are overridden for this run.</summary>
    public IReadOnlyList<SettingOverride> Overrides { get; }

    /// <summary>The target.</summary>
    public string Target => Value("target") ?? DefaultTarget;

    /// <summary>Whether settings may be given several values, to try each of their combinations.</summary>
    public bool IsSweep => string.Equals(Target, nameof(Tasks.Sweep), StringComparison.OrdinalIgnoreCase);

    /// <summary>The folder that published files are taken from; null to fetch them.</summary>
    public string? Mirror => Value("mirror") ?? Environment.GetEnvironmentVariable("KAYFABE_MIRROR");

    /// <summary>The folder for the results of tests; null for none.</summary>
    public string? Results => Value("results") is { } folder ? Path.GetFullPath(folder) : null;

    /// <summary>The first of two runs to compare; null where none is named.</summary>
    public string? A => Value("a");

    /// <summary>The second of two runs to compare.</summary>
    public string B => Value("b") ?? RunFinder.Latest;

    /// <summary>The size of the benchmark's synthetic study; null for none.</summary>
    public int? Pictures() => Value("pictures") is not { } text
        ? null
        : int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number is >= 10 and <= 2_000_000
            ? number
            : throw new InputException(new Fault($"--pictures={text}: not a number from 10 to 2000000", "Say --pictures=100000."));

    /// <summary>Where things are.</summary>
    /// <exception cref="InputException">The study's name is none.</exception>
    public ProjectPaths Paths()
    {
        var root = Path.GetFullPath(Value("working") ?? Environment.GetEnvironmentVariable("KAYFABE_ROOT") ?? RootAbove());
        return new ProjectPaths(root, StudyName(), Cache(root)).WithWritableCache(FolderAccess.IsWritable);
    }

    private string Cache(string root)
    {
        var option = Value("cache-dir");
        var variable = Environment.GetEnvironmentVariable("KAYFABE_CACHE");
        var folder = option is not null ? Path.GetFullPath(option) : Path.GetFullPath(variable ?? ProjectPaths.OwnCache, root);
        return !File.Exists(folder) ? folder : throw new InputException(new Fault(
            (option is not null ? $"--cache-dir={option}" : variable is not null ? $"KAYFABE_CACHE={variable}" : folder)
            + ": this is a file, and the store is a folder",
            "Name a folder; it is made where there is none."));
    }

    // A name becomes a folder of data/, artifacts/ and reports/: it must not lead anywhere else.
    private string StudyName()
    {
        var name = Value("study") ?? DefaultStudy;
        return name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? name
            : throw new InputException(new Fault($"--study={name}: a study's name has letters, digits, - and _ only", "Name a folder of data/."));
    }

    // build.sh says where the project is; without it, the folder above this one that holds the solution.
    private static string RootAbove()
    {
        var here = Directory.GetCurrentDirectory();
        for (var folder = new DirectoryInfo(here); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Kayfabe.sln")))
                return folder.FullName;
        }
        return here;
    }

    private string? Value(string name) => _arguments.GetArgument(name) switch
    {
        "" => throw new InputException(new Fault($"--{name} has no value", $"Say --{name}=<value>, or leave it out.")),
        var value => value,
    };

    private IEnumerable<SettingOverride> Settings()
    {
        foreach (var (name, values) in _arguments.GetArguments())
        {
            if (name == "set")
            {
                foreach (var value in values)
                    yield return Named(value);
            }
            else if (!Host.Any(option => option.Name == name) && !Cake.Any(option => option.Name == name))
            {
                foreach (var value in values)
                    yield return new SettingOverride(name, value ?? "true");
            }
        }
    }

    private static SettingOverride Named(string text) => text.Split('=', 2) switch
    {
        [var name, var value] => new SettingOverride(name, value),
        _ => throw new InputException(new Fault($"--set={text} sets nothing", "Say --set=train.max_depth=3.")),
    };
}
