namespace Kayfabe.Build.CommandLine;

/// <summary>The options of the command line, apart from the settings.</summary>
public static class Options
{
    /// <summary>The study where none is named.</summary>
    public const string DefaultStudy = "sample";

    /// <summary>The target where none is named.</summary>
    public const string DefaultTarget = "Report";

    /// <summary>What the last run in a checkout is called.</summary>
    public const string Latest = "latest";

    /// <summary>Options of targets.</summary>
    public static readonly IReadOnlyList<Option> OfTargets =
    [
        new("study", "<name>", $"The study: a folder in data/. Default: {DefaultStudy}.") { IsOfTarget = true },
        new("mirror", "<folder>", "Take published files from this folder. Default: KAYFABE_MIRROR, or download them.")
        {
            IsOfTarget = true,
        },
        new("cache-dir", "<folder>", "The store; may be shared; safe to delete. Default: KAYFABE_CACHE, or .kayfabe.")
        {
            IsOfTarget = true,
        },
        new("set", "<setting>=<value>", "Override a setting by its full name: --set=train.max_depth=3."),
        new("results", "<folder>", "For Test: also write the results to this folder, as .trx files.")
        {
            IsOfTarget = true,
        },
        new("from", "<revision or run>", "For Compare: a git revision, a run's id, or latest.")
        {
            IsOfTarget = true,
            AlsoCalled = ["a"],
        },
        new("to", "<revision or run>", "For Compare: what to compare it with. Default: latest, the last run here.")
        {
            IsOfTarget = true,
            AlsoCalled = ["b"],
        },
        new("artifact", "<path or digest>", "For Why: a published file, an artifact, a source, or a digest.")
        {
            IsOfTarget = true,
        },
        new("subject", "<path or digest>",
            "For Audit: as --artifact for Why, or model. Default: all that is published.")
        {
            IsOfTarget = true,
        },
        new("bundle", "<zip>", "For Audit: a bundle, in place of this checkout.") { IsOfTarget = true },
        new("picture", "<id>", "For Forget: the picture to withdraw.") { IsOfTarget = true },
        new("json", null, "For Explain, Audit and Estimate: print JSON instead of text.") { IsOfTarget = true },
        new("remote", "<address>",
            "Look for results there too: file:///folder or s3://bucket/prefix. Default: KAYFABE_REMOTE.")
        {
            IsOfTarget = true,
        },
        new("runs", "all", "For Push and Pull: not only what the published locks name, but all results.")
        {
            IsOfTarget = true,
        },
        new("older-than", "<time>", "For Gc: remove what was not used for so long: 30d, the default, or 12h.")
        {
            IsOfTarget = true,
        },
        new("max-size", "<size>", "For Gc: remove more, the least recently used first, down to 10GB, 500MB.")
        {
            IsOfTarget = true,
        },
        new("yes", null,
            "For what removes or costs money: do it. Without, the first only say what they would do, the others ask.")
        {
            IsOfTarget = true,
        },
        new("max-cost", "<dollars>", "For what costs money: the most that it may cost, such as 5.")
        {
            IsOfTarget = true,
        },
        new("region", "<name>",
            "For what asks AWS: the region. Default: the study's aws.region, AWS_REGION, or that of the profile.")
        {
            IsOfTarget = true,
        },
        new("profile", "<name>", "For what asks AWS: a profile of ~/.aws. Default: the SDK's own chain of credentials.")
        {
            IsOfTarget = true,
        },
        new("refresh", null, "For Record: ask again about all pictures, at a price.") { IsOfTarget = true },
        new("parallel", "<number>", "For FetchPictures: how many pictures at a time, 1 to 64. Default: 8.")
        {
            IsOfTarget = true,
        },
        new("with-data", null, "For Bundle: also pack the study's data, and what every stage made of them.")
        {
            IsOfTarget = true,
        },
        new("output", "<file>",
            "For Bundle: the zip to write. Default: artifacts/<study>/Bundle/<study>-<run>.zip. For Predict and "
            + "BatchPredict: the CSV file of the predictions.")
        {
            IsOfTarget = true,
        },
        new("input", "<file or folder>",
            "For Predict and BatchPredict: a CSV file with an id and the model's features, a picture, or a folder of "
            + "pictures.")
        {
            IsOfTarget = true,
        },
        new("on", "<engine>", "For Predict: local, the default, or endpoint.") { IsOfTarget = true },
        new("endpoint", "<name>", "For Predict: which endpoint, where the study has several.") { IsOfTarget = true },
        new("model", "<which>",
            "For Deploy, Predict and BatchPredict: published, or trained, the last one of Train here. Default: "
            + "published where there is one.")
        {
            IsOfTarget = true,
        },
        new("realtime", null, "For Deploy: an instance that is billed until it ends, in place of a serverless endpoint.")
        {
            IsOfTarget = true,
        },
        new("ttl", "<time>", "For Deploy --realtime: when it ends by itself: 2h, 30m, 1d; or never.")
        {
            IsOfTarget = true,
        },
        new("most", "<number>", "For Teardown: the most resources that one run may remove. Default: 50.")
        {
            IsOfTarget = true,
        },
        new("with-bucket", null, "For Teardown: also remove the bucket, where nothing else is in it.")
        {
            IsOfTarget = true,
        },
        new("contents", "<number>", "For Benchmark: measure Push and Pull of so many contents, and nothing else.")
        {
            IsOfTarget = true,
        },
        new("recordings", "<number>", "For Benchmark: measure Record of so many pictures, and nothing else.")
        {
            IsOfTarget = true,
        },
        new("sign", "<key.pem>",
            "Sign what is published, pushed or verified. The password of the key: KAYFABE_SIGN_PASSWORD.")
        {
            IsOfTarget = true,
        },
        new("key", "<stage or file>",
            "For Explain: show the key of this stage, entry by entry. For Keygen: the file of the new private key.")
        {
            IsOfTarget = true,
        },
        new("curve", "<name>", "For Keygen: P-256, P-384 or P-521. Default: P-256.") { IsOfTarget = true },
        new("with", "<folder or file>", "For Challenge: the statements and locks of others.") { IsOfTarget = true },
        new("against", "<run, revision or lock>", "For Explain: what to compare with. Default: the last run here.")
        {
            IsOfTarget = true,
        },
        new("pictures", "<number>", "For Benchmark: also measure a synthetic study with so many pictures.")
        {
            IsOfTarget = true,
        },
        new("minutes", "<number>", "For Stress: for how long. Default: 1.") { IsOfTarget = true },
        new("seed", "<number>", "For Stress: repeat the run of this seed. For stages, a setting: see below.")
        {
            IsOfTarget = true,
        },
    ];

    /// <summary>Options of the run: how to run, or what to show instead.</summary>
    public static readonly IReadOnlyList<Option> OfRuns =
    [
        new("target", "<name>", $"What to make. Default: {DefaultTarget}.") { Letter = 't' },
        new("exclusive", null, "Run the target alone, without what it depends on.") { Letter = 'e' },
        new("dryrun", null, "List what would run, in order.") { AlsoCalled = ["noop", "whatif"] },
        new("tree", null, "Show the targets as a tree.") { AlsoCalled = ["showtree"] },
        new("description", null, "List the targets with what they do.")
        {
            AlsoCalled = ["descriptions", "list", "targets"],
        },
        new("verbosity", "<level>", "quiet, minimal, normal, verbose or diagnostic.")
        {
            Letter = 'v',
            AlsoCalled = ["verbose"],
        },
        new("working", "<folder>", "The project's folder. Default: where build.sh is.") { Letter = 'w' },
        new("info", null, "Show the versions, and where the project and its store are."),
        new("version", null, "Show the version.") { AlsoCalled = ["ver"] },
        new("help", null, "Show this help.") { Letter = 'h' },
    ];

    /// <summary>The option of a name; null where there is none.</summary>
    public static Option? Find(string name) => Find(OfTargets, name) ?? Find(OfRuns, name);

    /// <summary>The option of a letter; null where there is none.</summary>
    public static Option? Find(char letter)
    {
        foreach (var option in OfRuns)
        {
            if (option.Letter == letter)
                return option;
        }
        return null;
    }

    private static Option? Find(IReadOnlyList<Option> options, string name)
    {
        foreach (var option in options)
        {
            if (option.Name == name)
                return option;
        }
        return null;
    }
}
