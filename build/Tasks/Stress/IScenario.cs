namespace Kayfabe.Build.Tasks.Stress;

/// <summary>One way in which a build can be disturbed.</summary>
internal interface IScenario
{
    /// <summary>What the disturbance is.</summary>
    string Name { get; }

    /// <summary>Why it cannot be played here; null if it can.</summary>
    string? Skipped => null;

    /// <summary>Plays it once.</summary>
    /// <exception cref="WrongResultException">A wrong result, or an error without an explanation.</exception>
    void Play(StressRound round);
}
