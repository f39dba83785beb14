using Kayfabe.Store.Keys;
namespace Kayfabe.Build.Running;

/// <summary>A stage whatever the type of its settings: what the runner sees.</summary>
[OutsideFingerprint("An interface between a stage and its runner.")]
public interface IStage
{
    /// <summary>The version of the outputs' format, raised when readers of them have to change. Default 1.</summary>
    int SchemaVersion => 1;

    /// <summary>
    /// Whether the artifacts of a run without overrides are copied to <c>reports/&lt;study&gt;/</c>. Default no.
    /// </summary>
    bool IsPublished => false;

    /// <summary>
    /// Throws where the study's limits reject what was made: the artifacts stay, and are not published.
    /// </summary>
    void Accept(RunContext context)
    {
    }

    /// <summary>The stage's settings; null where the study does not use the stage.</summary>
    object? SettingsOf(StudySections study);

    /// <summary>See <see cref="Stage{TSettings}"/>.</summary>
    void Inputs(StageInputs inputs, object settings);

    /// <summary>See <see cref="Stage{TSettings}"/>.</summary>
    void Make(StageWork work, object settings);
}
