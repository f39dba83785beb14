using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;
namespace Kayfabe.Build.Running;

/// <summary>A stage and everything that its result depends on.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="Upstream">What the stages that it depends on made; null for one that the study does not use.</param>
/// <param name="Inputs">What it declared.</param>
/// <param name="Key">The key of its result.</param>
internal sealed record PreparedStage(
    IStage Stage, object Settings, IReadOnlyDictionary<Type, ActionRecord?> Upstream, DeclaredInputs Inputs,
    KeyDescription Key)
{
    /// <summary>The stage's class.</summary>
    public Type Type => Stage.GetType();

    /// <summary>The stage's name.</summary>
    public string Name => Type.Name;

    /// <summary>The artifacts of other stages that the stage may read.</summary>
    public IEnumerable<UpstreamArtifact> Artifacts =>
        from one in Upstream
        where one.Value is not null
        from output in one.Value.Outputs
        where Inputs.Reads(one.Key, output.Path)
        select new UpstreamArtifact(one.Key, output);
}

/// <summary>An artifact of a stage that another one depends on.</summary>
/// <param name="Stage">The stage that made it.</param>
/// <param name="Output">The artifact.</param>
internal sealed record UpstreamArtifact(Type Stage, OutputFile Output)
{
    /// <summary><c>Train/model.json</c>.</summary>
    public override string ToString() => $"{Stage.Name}/{Output.Path}";
}
