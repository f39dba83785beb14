using System.Globalization;

namespace Kayfabe.Scripts.Tests;

/// <summary>
/// A checkout that has the real scripts, a few small sources, and a stand-in for dotnet (StandIns/dotnet), so that the
/// scripts' own work is what runs. Its path has spaces and umlauts.
/// </summary>
internal sealed class StandInCheckout : IDisposable
{
    private static readonly string[] s_sources =
    [
        "build/Build.csproj", "build/Stages/Train.cs", "src/Kayfabe.Study/Study.cs",
        "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", "global.json",
    ];

    // What the scripts and the stand-in call; a folder of these alone has no dotnet and no curl.
    private static readonly string[] s_tools =
    [
        "bash", "env", "test", "find", "sort", "xargs", "sha256sum", "mkdir", "chmod", "rm", "mv", "date", "cat", "tail",
        "flock", "perl", "readlink", "dirname", "sleep",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kayfabe scripts ");

    public StandInCheckout()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-in for dotnet is a bash script");
        Root = Path.Combine(_folder.FullName, "Küche & Bäder");
        Home = Make("home");
        Tools = Make("tools");
        foreach (var source in s_sources)
            Write(source, "as it was");
        foreach (var script in Shell.Scripts)
            File.Copy(Path.Combine(Repository.Root, script), Path.Combine(Root, script));
        foreach (var tool in s_tools)
        {
            if (Shell.Find(tool) is { } program)
                File.CreateSymbolicLink(Path.Combine(Tools, tool), program);
        }
        Program("dotnet", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "StandIns", "dotnet")));
        Environment = new()
        {
            ["PATH"] = Tools,
            ["HOME"] = Home,
            // A name is enough to keep the tests from installing anything.
            ["KAYFABE_XGBOOST"] = "libxgboost.so",
        };
    }

    /// <summary>The checkout.</summary>
    public string Root { get; }

    /// <summary>The user's home.</summary>
    public string Home { get; }

    /// <summary>All programs there are; the stand-in's files lie here too.</summary>
    public string Tools { get; }

    /// <summary>The whole environment of a run.</summary>
    public Dictionary<string, string?> Environment { get; }

    /// <summary>How often the host was built.</summary>
    public int Builds => Calls.Count(call => call.StartsWith("publish ", StringComparison.Ordinal));

    /// <summary>What dotnet was called with.</summary>
    public string[] Calls => File.Exists(Tool("calls")) ? File.ReadAllLines(Tool("calls")) : [];

    /// <summary>The folder of the host that is current.</summary>
    public string Host => Path.Combine(Root, ".build/host", File.ReadAllText(PathOf(".build/host/stamp")).Split(' ')[0]);

    /// <summary>The processes that building the host left behind and that are alive.</summary>
    public int[] Nodes => File.Exists(Tool("nodes"))
        ? [.. File.ReadAllLines(Tool("nodes")).Select(id => int.Parse(id, CultureInfo.InvariantCulture)).Where(Shell.IsAlive)]
        : [];

    /// <summary>A new folder beside the checkout.</summary>
    public string Make(string name) => Directory.CreateDirectory(Path.Combine(_folder.FullName, name)).FullName;

    /// <summary>The path of a file of the checkout.</summary>
    public string PathOf(string file) => Path.Combine(Root, file);

    /// <summary>The path of a program, or of a file that says how the stand-in behaves.</summary>
    public string Tool(string file) => Path.Combine(Tools, file);

    /// <summary>Writes a file of the checkout.</summary>
    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }

    /// <summary>Adds a program, a bash script.</summary>
    public void Program(string name, string text)
    {
        var program = text.StartsWith("#!", StringComparison.Ordinal) ? text : "#!/usr/bin/env bash\n" + text;
        File.WriteAllText(Tool(name), program);
        Shell.Run("chmod", ["+x", Tool(name)]);
    }

    /// <summary>A pipe that building the host waits at, until something is written to it.</summary>
    public string Gate()
    {
        Shell.Run("mkfifo", [Tool("gate")]);
        return Tool("gate");
    }

    /// <summary>Runs a script to its end.</summary>
    public ScriptRun Run(string script, params string[] arguments) => Start(script, arguments).Finish();

    /// <summary>
    /// Runs a script as a user who may not write what has no permission to: root may write everywhere, unless it has none
    /// of its capabilities.
    /// </summary>
    public ScriptRun RunWithoutRights(string script, params string[] arguments)
    {
        if (System.Environment.UserName != "root")
            return Run(script, arguments);
        Assert.SkipWhen(Shell.Find("setpriv") is null, "root may write everywhere, and there is no setpriv");
        return Shell.Start(
            PathOf(script), arguments, Environment, Root,
            [Shell.Find("setpriv")!, "--inh-caps=-all", "--bounding-set=-all"]).Finish();
    }

    /// <summary>Starts a script.</summary>
    public RunningScript Start(string script, params string[] arguments) =>
        Shell.Start(PathOf(script), arguments, Environment, Root);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var node in Nodes)
            Shell.Kill(node);
        Shell.Run("chmod", ["-R", "u+rwX", _folder.FullName]);
        _folder.Delete(recursive: true);
    }
}
