using Cake.Core;
using Kayfabe.Build.Running;
using Kayfabe.Settings;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;
using Kayfabe.Study;

namespace Kayfabe.Build.Auditing;

/// <summary>
/// Reads what stages declare, to the last byte: no index of files that were read before is trusted. It makes, stores
/// and publishes nothing.
/// </summary>
[OutsideFingerprint("It declares what stages read, and runs none.")]
internal sealed class ReadingContext : RunContext, IDisposable
{
    private readonly RunContext _outer;

    /// <summary>Creates a context.</summary>
    /// <param name="cake">Cake's context.</param>
    /// <param name="outer">The context of the build, for what it knows of this program.</param>
    /// <param name="place">What is read; its store is not written.</param>
    /// <param name="folder">An empty folder, for what is read.</param>
    /// <param name="study">The study.</param>
    /// <param name="overrides">The settings that the run overrode.</param>
    public ReadingContext(
        ICakeContext cake, RunContext outer, AuditPlace place, string folder, StudySettings study,
        IReadOnlyList<SettingOverride> overrides)
        : base(
            cake,
            place.Paths with
            {
                Cache = folder,
                SharedCache = place.Paths.Cache,
            },
            mirror: null,
            onlyReads: false,
            outer.Code)
    {
        _outer = outer;
        Sections = new StudySections(study);
        OverriddenSettings = overrides;
    }

    /// <inheritdoc/>
    public override StudySections Sections { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<SettingOverride> OverriddenSettings { get; }

    /// <inheritdoc/>
    public override XgboostVersion Xgboost => _outer.Xgboost;

    /// <inheritdoc/>
    public override string Builder => _outer.Builder;

    /// <inheritdoc/>
    public override RemoteLookup? Remote => null;

    /// <inheritdoc/>
    public override IElsewhere Elsewhere => throw new NotSupportedException("An audit trains nothing.");

    /// <inheritdoc/>
    public override void Publish(Type stage, ActionRecord record) =>
        throw new NotSupportedException("An audit publishes nothing.");

    /// <inheritdoc/>
    public void Dispose() => Progress.Clear();
}
