using Cake.Frosting;
using Kayfabe.Build.Hosting;
using Kayfabe.Report;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build;

/// <summary>
/// A cached step of the pipeline: declared inputs, settings, outputs, one method. The only bridge between Cake and the
/// store.
/// </summary>
/// <remarks>
/// <c>[IsDependentOn]</c> orders the run and feeds the key: all artifacts of the stages named there are inputs, unless
/// <see cref="Inputs"/> narrows them.
/// </remarks>
/// <typeparam name="TSettings">
/// The type of the stage's section of study.json, or of a part of it; each of its settings is an entry of the key.
/// </typeparam>
[OutsideFingerprint("It looks results up and hands inputs over; what a stage makes of them is in the stage.")]
public abstract class Stage<TSettings> : FrostingTask<BuildContext>, IStage
    where TSettings : class
{
    /// <inheritdoc/>
    public virtual int SchemaVersion => 1;

    /// <inheritdoc/>
    public virtual bool IsPublished => false;

    /// <summary>Whether a study that has the stage's section has a use for the stage. Default yes.</summary>
    protected virtual bool AppliesTo(StudySections study) => true;

    /// <summary>Declares what the stage reads besides the artifacts of the stages that it depends on.</summary>
    protected virtual void Inputs(StageInputs inputs, TSettings settings)
    {
    }

    /// <summary>Makes the outputs from the inputs, in the scratch folder that <paramref name="work"/> names.</summary>
    protected abstract void Make(StageWork work, TSettings settings);

    /// <inheritdoc/>
    public virtual void Accept(BuildContext context)
    {
    }

    /// <inheritdoc/>
    public sealed override void Run(BuildContext context) => context.Stages.Run(this);

    /// <inheritdoc/>
    public object? SettingsOf(StudySections study) => study.Find<TSettings>() is { } settings && AppliesTo(study) ? settings : null;

    void IStage.Inputs(StageInputs inputs, object settings) => Inputs(inputs, (TSettings)settings);

    void IStage.Make(StageWork work, object settings) => Make(work, (TSettings)settings);
}

/// <summary>A stage whatever its settings: what the runner sees.</summary>
[OutsideFingerprint("An interface between the bridge's two halves.")]
public interface IStage
{
    /// <summary>The version of the form of the outputs, raised when a reader of them has to change. Default 1.</summary>
    int SchemaVersion { get; }

    /// <summary>Whether the artifacts of a run without overrides are copied to <c>reports/&lt;study&gt;/</c>. Default no.</summary>
    bool IsPublished { get; }

    /// <summary>Throws where limits of the study refuse what was made: it stays to be read, and is not published.</summary>
    void Accept(BuildContext context)
    {
    }

    /// <summary>The stage's settings; null where the study has no use for the stage.</summary>
    object? SettingsOf(StudySections study);

    /// <summary>See <see cref="Stage{TSettings}"/>.</summary>
    void Inputs(StageInputs inputs, object settings);

    /// <summary>See <see cref="Stage{TSettings}"/>.</summary>
    void Make(StageWork work, object settings);
}
