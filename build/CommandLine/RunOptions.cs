using System.Globalization;
using System.Text.RegularExpressions;
using Kayfabe.Build.Running;
using Kayfabe.Provenance;
using Kayfabe.Settings;
using Kayfabe.Store.Files;
using Kayfabe.Study.Cloud;

namespace Kayfabe.Build.CommandLine;

/// <summary>The options of a run, with the environment variables that some of them default to.</summary>
public sealed class RunOptions(Invocation given)
{
    /// <summary>The settings that are overridden for this run, as they were typed.</summary>
    public IReadOnlyList<SettingOverride> Overrides => given.Overrides;

    /// <summary>The target.</summary>
    public string Target => given.Target;

    /// <summary>Whether settings may be given several values, to try each of their combinations.</summary>
    public bool IsSweep => Targets.SweepsSettings(given.Target);

    /// <summary>The folder that published files are taken from; null to fetch them.</summary>
    public string? Mirror => given.ValueOf("mirror") ?? Variable("KAYFABE_MIRROR");

    /// <summary>The id of who makes results here: KAYFABE_BUILDER, or the project's own.</summary>
    /// <exception cref="InputException">The variable is not an address.</exception>
    public static string Builder() => Variable("KAYFABE_BUILDER") is not { } id
        ? Variable("GITHUB_ACTIONS") == "true" ? ProjectPage.CiBuilder : ProjectPage.LocalBuilder
        : Uri.TryCreate(id, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? id
            : throw new InputException(new Fault(
                $"KAYFABE_BUILDER={Quotation.Shorten(id)}: the id of a builder is an address",
                "Give one that is yours, such as https://example.org/lab/ada."));

    /// <summary>The folder for the results of tests; null for none.</summary>
    public string? Results => given.ValueOf("results") is { } folder ? Path.GetFullPath(folder) : null;

    /// <summary>The address of the remote, as it was given; null for none.</summary>
    public string? Remote => RemoteOfCommandLine ?? Variable("KAYFABE_REMOTE");

    /// <summary>The address of the remote where the command line gives it; null otherwise.</summary>
    public string? RemoteOfCommandLine => given.ValueOf("remote");

    /// <summary>The file of the private key to sign with; null for none.</summary>
    public string? Sign => given.ValueOf("sign");

    /// <summary>The study that was named; null where none was.</summary>
    public string? Study => given.ValueOf("study");

    /// <summary>Whether all results are moved, and not only those that published locks name.</summary>
    /// <exception cref="InputException">The option has another value.</exception>
    public bool AllRuns() => given.ValueOf("runs") switch
    {
        null => false,
        "all" => true,
        var other => throw new InputException(new Fault(
            $"--runs={other}: the only value is all", "Write --runs=all, or leave it out.")),
    };

    /// <summary>After how long without a use something is removed; 30 days where nothing is given.</summary>
    /// <exception cref="InputException">It is no time.</exception>
    public TimeSpan OlderThan() => given.ValueOf("older-than") is not { } text ? TimeSpan.FromDays(30)
        : Quantity.ParseTime(text) ?? throw new InputException(new Fault(
            $"--older-than={text}: not a time", "Write --older-than=30d, or hours: 12h."));

    /// <summary>The largest size of the store, in bytes; null for no limit.</summary>
    /// <exception cref="InputException">It is no size.</exception>
    public long? MaxSize() => given.ValueOf("max-size") is not { } text ? null
        : Quantity.ParseSize(text) ?? throw new InputException(new Fault(
            $"--max-size={text}: not a size", "Write --max-size=10GB, or 500MB."));

    /// <summary>Whether the target does what it would otherwise only show.</summary>
    public bool Yes => given.Has("yes");

    /// <summary>The most that a target may cost, in US dollars; null for no limit.</summary>
    /// <exception cref="InputException">It is no amount.</exception>
    public decimal? MaxCost() => given.ValueOf("max-cost") is not { } text ? null
        : decimal.TryParse(
            text.AsSpan(text.StartsWith('$') ? 1 : 0),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var dollars)
            ? dollars
            : throw new InputException(new Fault(
                $"--max-cost={text}: not an amount", "Write US dollars: --max-cost=5 or --max-cost=2.50."));

    /// <summary>The region of AWS; null where none is named.</summary>
    /// <exception cref="InputException">It has not the form of one.</exception>
    public string? Region() => given.ValueOf("region") is not { } region
        || Regex.IsMatch(region, $@"^{AwsSettings.RegionForm}\z")
        ? given.ValueOf("region")
        : throw new InputException(new Fault(
            $"--region={Quotation.Shorten(region)}: not a region", "Write --region=us-east-1."));

    /// <summary>The profile of AWS's configuration files; null where none is named.</summary>
    public string? Profile => given.ValueOf("profile");

    /// <summary>How many pictures are fetched at a time; 8 where nothing is given.</summary>
    /// <exception cref="InputException">It is not a number, or out of range.</exception>
    public int Parallel() => given.ValueOf("parallel") is not { } text ? 8
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 64
            ? number
            : throw new InputException(
                new Fault($"--parallel={text}: not a number from 1 to 64", "Write --parallel=8."));

    /// <summary>Whether all pictures are asked about again.</summary>
    public bool Refresh => given.Has("refresh");

    /// <summary>The file of a new key, or the stage whose key is shown; null where none is named.</summary>
    public string? Key => given.ValueOf("key");

    /// <summary>The curve of a new key; null for the default.</summary>
    public string? Curve => given.ValueOf("curve");

    /// <summary>Whether the target only reads: neither the store nor the artifacts are written.</summary>
    public bool OnlyReads => Targets.Find(Target)?.IsDefined(typeof(OnlyReadsAttribute), inherit: false) == true;

    /// <summary>What a plan is compared with; null for the last run here.</summary>
    public string? Against => given.ValueOf("against");

    /// <summary>Whether standard output is JSON.</summary>
    public bool Json => given.Has("json");

    /// <summary>The folder or file of other people's statements; null for none.</summary>
    public string? With => given.ValueOf("with");

    /// <summary>The first of two runs to compare; null where none is named.</summary>
    public string? From => given.ValueOf("from");

    /// <summary>The second of two runs to compare.</summary>
    public string To => given.ValueOf("to") ?? Options.Latest;

    /// <summary>What Why explains; null where nothing is named.</summary>
    public string? Artifact => given.ValueOf("artifact");

    /// <summary>What Audit checks; null for all that is published.</summary>
    public string? Subject => given.ValueOf("subject");

    /// <summary>The picture that is withdrawn; null where none is named.</summary>
    public string? Picture => given.ValueOf("picture");

    /// <summary>The bundle that Audit checks; null for the checkout.</summary>
    public string? Bundle => given.ValueOf("bundle");

    /// <summary>Whether a bundle has the study's data.</summary>
    public bool WithData => given.Has("with-data");

    /// <summary>The bundle to write; null for the usual place.</summary>
    public string? Output => given.ValueOf("output") is { } file ? Path.GetFullPath(file) : null;

    /// <summary>What is predicted; null where nothing is named.</summary>
    public string? Input => given.ValueOf("input") is { } path ? Path.GetFullPath(path) : null;

    /// <summary>The endpoint that predicts; null where none is named.</summary>
    public string? Endpoint => given.ValueOf("endpoint");

    /// <summary>Whether an endpoint predicts, and not this machine.</summary>
    /// <exception cref="InputException">The option has another value.</exception>
    public bool OnEndpoint() => given.ValueOf("on") switch
    {
        null when Endpoint is not null => true,
        null or "local" => false,
        "endpoint" => true,
        var other => throw new InputException(new Fault(
            $"--on={other}: not an engine", "Write --on=local or --on=endpoint.")),
    };

    /// <summary>Whether the model is the last one of Train here; null for the published one, where there is one.</summary>
    /// <exception cref="InputException">The option has another value.</exception>
    public bool? TrainedModel() => given.ValueOf("model") switch
    {
        null => null,
        "published" => false,
        "trained" => true,
        var other => throw new InputException(new Fault(
            $"--model={other}: not a model", "Write --model=published or --model=trained.")),
    };

    /// <summary>Whether an instance answers, billed until it ends.</summary>
    public bool Realtime => given.Has("realtime");

    /// <summary>Whether an endpoint is to stay until somebody removes it: --ttl=never.</summary>
    public bool EndsNever => given.ValueOf("ttl") == "never";

    /// <summary>When an endpoint ends by itself; null where nothing is given, or never.</summary>
    /// <exception cref="InputException">It is no time, or out of range.</exception>
    public TimeSpan? TimeToLive() => given.ValueOf("ttl") is not { } text || EndsNever ? null
        : Quantity.ParseShortTime(text) is { } time && time >= TimeSpan.FromMinutes(15) && time <= TimeSpan.FromDays(30)
            ? time
            : throw new InputException(new Fault(
                $"--ttl={text}: not a time from 15 minutes to 30 days",
                "Write --ttl=2h, --ttl=30m or --ttl=1d; making an endpoint takes some minutes of it."));

    /// <summary>The most resources that a teardown removes.</summary>
    /// <exception cref="InputException">It is not a number, or out of range.</exception>
    public int MostRemoved() => given.ValueOf("most") is not { } text ? 50
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 10_000
            ? number
            : throw new InputException(new Fault($"--most={text}: not a number from 1 to 10000", "Write --most=100."));

    /// <summary>Whether a teardown also removes the bucket.</summary>
    public bool WithBucket => given.Has("with-bucket");

    /// <summary>The size of the benchmark's synthetic study; null for none.</summary>
    /// <exception cref="InputException">It is not a number, or out of range.</exception>
    public int? BenchmarkPictures() => Number("pictures");

    /// <summary>The number of contents that the benchmark pushes and pulls; null for none.</summary>
    /// <exception cref="InputException">It is not a number, or out of range.</exception>
    public int? BenchmarkContents() => Number("contents");

    /// <summary>The number of pictures that the benchmark records; null for none.</summary>
    /// <exception cref="InputException">It is not a number, or out of range.</exception>
    public int? BenchmarkRecordings() => Number("recordings");

    private int? Number(string option) => given.ValueOf(option) is not { } text
        ? null
        : int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number is >= 10 and <= 2_000_000
            ? number
            : throw new InputException(
                new Fault($"--{option}={text}: not a number from 10 to 2000000", $"Write --{option}=100000."));

    /// <summary>For how long builds are disturbed.</summary>
    /// <exception cref="InputException">It is not a number, or out of range.</exception>
    public TimeSpan StressTime() => TimeSpan.FromMinutes(given.ValueOf("minutes") is not { } text ? 1
        : double.TryParse(text, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 10_000
            ? number
            : throw new InputException(
                new Fault($"--minutes={text}: not a number above 0, to 10000", "Write --minutes=10.")));

    /// <summary>The seed of what disturbs builds; 1 where none is given.</summary>
    /// <exception cref="InputException">It is not a number.</exception>
    public ulong StressSeed() => given.ValueOf("seed") is not { } text ? 1
        : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InputException(new Fault($"--seed={text}: not a number from 0", "Write --seed=2."));

    /// <summary>Where things are.</summary>
    /// <exception cref="InputException">The study's name is not valid, or a folder does not exist.</exception>
    public ProjectPaths Paths()
    {
        var root = Root();
        return new ProjectPaths(root, StudyName(), Cache(root)).WithWritableCache(FolderAccess.IsWritable);
    }

    private string Root()
    {
        if (given.ValueOf("working") is not { } working)
            return Path.GetFullPath(Variable("KAYFABE_ROOT") ?? RootAbove());
        return Directory.Exists(working) ? Path.GetFullPath(working) : throw new InputException(new Fault(
            $"--working={working}: folder not found", "Give the project's folder, or leave the option out."));
    }

    private string Cache(string root)
    {
        var option = given.ValueOf("cache-dir");
        var variable = Variable("KAYFABE_CACHE");
        var folder = option is not null
            ? Path.GetFullPath(option) : Path.GetFullPath(variable ?? ProjectPaths.OwnCache, root);
        return !File.Exists(folder) ? folder : throw new InputException(new Fault(
            (option is not null ? $"--cache-dir={option}" : variable is not null ? $"KAYFABE_CACHE={variable}" : folder)
            + ": this is a file, but the store is a folder",
            "Give a folder; it is created if it does not exist."));
    }

    // A name becomes a folder of data/, artifacts/ and reports/: it must not lead anywhere else.
    private string StudyName()
    {
        var name = given.ValueOf("study") ?? Options.DefaultStudy;
        return name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? name
            : throw new InputException(
                new Fault($"--study={name}: a study's name has letters, digits, - and _ only",
                    "Give the name of a folder in data/."));
    }

    // build.sh passes the project's folder; without it, the nearest folder above this one that has the solution.
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

    // An empty variable counts as unset.
    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
