using Kayfabe.Study.Statistics;

namespace Kayfabe.Build.Tasks.Stress;

/// <summary>A build gave what it must never give.</summary>
internal sealed class WrongResultException(string message) : Exception(message);

/// <summary>One round of a scenario: a folder of its own, and dice of its own.</summary>
/// <param name="dice">All that is random in the round.</param>
/// <param name="folder">An empty folder.</param>
/// <param name="dotnet">The program <c>dotnet</c>.</param>
/// <param name="origin">The study that all projects are copies of, built.</param>
/// <param name="oracle">Knows the right results.</param>
/// <param name="tally">Counts.</param>
internal sealed class StressRound(
    SplitMix64 dice, string folder, string dotnet, Reference origin, Oracle oracle, Tally tally)
{
    private readonly List<string> _log = [];

    /// <summary>All that is random.</summary>
    public SplitMix64 Dice => dice;

    /// <summary>The round's folder.</summary>
    public string Folder => folder;

    /// <summary>The study that all projects are copies of, built.</summary>
    public Reference Origin => origin;

    /// <summary>Knows the right results.</summary>
    public Oracle Oracle => oracle;

    /// <summary>What happened so far, in order.</summary>
    public IReadOnlyList<string> Log => _log;

    /// <summary>A copy of the study.</summary>
    /// <param name="name">Its folder in that of the round.</param>
    /// <param name="isBuilt">Whether it was built.</param>
    public SmallProject NewProject(string name, bool isBuilt) =>
        origin.Project.CopyTo(Path.Combine(folder, name), isBuilt);

    /// <summary>A time at which a command is likely to be at work.</summary>
    /// <param name="share">How long the command takes, as a share of a whole build.</param>
    public TimeSpan Moment(double share) => origin.Time * (share * dice.NextFraction());

    /// <summary>Notes a fault, and counts it.</summary>
    public void Fault(string what)
    {
        tally.Faults++;
        _log.Add(what);
    }

    /// <summary>Notes what is no fault.</summary>
    public void Note(string what) => _log.Add(what);

    /// <summary>Starts the host.</summary>
    public Child Start(SmallProject project, params IReadOnlyList<string> options)
    {
        _log.Add($"{project.Root}: {string.Join(' ', options)}");
        return Child.Start(dotnet, project, options);
    }

    /// <summary>Runs the host to its end.</summary>
    public ChildResult Run(SmallProject project, params IReadOnlyList<string> options)
    {
        using var child = Start(project, options);
        return child.Finish();
    }

    /// <summary>Builds; nothing disturbs it: it must succeed, with the result of the inputs.</summary>
    public void BuildRight(SmallProject project, params IReadOnlyList<string> options)
    {
        var result = Run(project, options);
        CheckSucceeded(result);
        Check(project, result, oracle.Of(project));
    }

    /// <summary>A build that was disturbed: it gives one of the references, or an explained error.</summary>
    /// <returns>Whether it succeeded.</returns>
    public bool Check(SmallProject project, ChildResult result, params IReadOnlyList<Reference> expected)
    {
        if (result.ExitCode != 0)
        {
            if (!result.IsExplained)
                throw new WrongResultException($"not explained: {result}");
            tally.Explained++;
            _log.Add($"explained: {result.Error.TrimEnd()}");
            return false;
        }
        if (Oracle.Difference(project, expected) is { } difference)
            throw new WrongResultException($"wrong result:\n{difference}{result}");
        if (result.Ran > 0)
            tally.Rebuilt++;
        return true;
    }

    /// <summary>What nothing disturbed must succeed.</summary>
    public static void CheckSucceeded(ChildResult result)
    {
        if (result.ExitCode != 0)
            throw new WrongResultException($"it should succeed now: {result}");
    }
}
