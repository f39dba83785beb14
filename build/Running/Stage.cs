using Cake.Frosting;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Running;

/// <summary>A cached step of the pipeline: declared inputs, settings, outputs, one method.</summary>
/// <remarks>
/// <c>[IsDependentOn]</c> orders the run and feeds the key: all artifacts of the stages named there are inputs, unless
/// <see cref="Inputs"/> narrows them.
/// </remarks>
/// <typeparam name="TSettings">
/// The type of the stage's section of study.json, or of a part of it; each of its settings is an entry of the key.
/// </typeparam>
[OutsideFingerprint("It looks results up and passes inputs on; what a stage makes of them is in the stage.")]
public abstract class Stage<TSettings> : FrostingTask<RunContext>, IStage
    where TSettings : class
{
    /// <inheritdoc/>
    public virtual int SchemaVersion => 1;

    /// <inheritdoc/>
    public virtual bool IsPublished => false;

    /// <summary>Whether a study that has the stage's section uses the stage. Default yes.</summary>
    protected virtual bool AppliesTo(StudySections study) => true;

    /// <summary>Declares what the stage reads besides the artifacts of the stages that it depends on.</summary>
    protected virtual void Inputs(StageInputs inputs, TSettings settings)
    {
    }

    /// <summary>Makes the outputs from the inputs, in the scratch folder that <paramref name="work"/> names.</summary>
    protected abstract void Make(StageWork work, TSettings settings);

    /// <inheritdoc/>
    public virtual void Accept(RunContext context)
    {
    }

    /// <inheritdoc/>
    public sealed override void Run(RunContext context) => context.Stages.Run(this);

    /// <inheritdoc/>
    public object? SettingsOf(StudySections study) =>
        study.Find<TSettings>() is { } settings && AppliesTo(study) ? settings : null;

    void IStage.Inputs(StageInputs inputs, object settings) => Inputs(inputs, (TSettings)settings);

    void IStage.Make(StageWork work, object settings) => Make(work, (TSettings)settings);
}
