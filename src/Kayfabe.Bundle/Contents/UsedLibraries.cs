using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;

namespace Kayfabe.Bundle.Contents;

/// <summary>The libraries of others that stages use, as the lock names them.</summary>
internal static class UsedLibraries
{
    /// <summary>The name of the XGBoost library.</summary>
    public const string Xgboost = "XGBoost";

    /// <summary>The libraries of a stage with their versions, in the order of the lock.</summary>
    public static IEnumerable<(string Name, string Version)> Of(LockedStage stage) =>
        from entry in stage.Entries
        where entry.Value is not null
            && (entry.Kind == EntryKind.Package || (entry.Kind == EntryKind.Environment && entry.Name == Xgboost))
        // Of a package: the assembly's version, and in parentheses its module's id.
        select (entry.Name, entry.Value!.Split(' ')[0]);

    /// <summary>All libraries of a run, in ordinal order of names.</summary>
    public static IReadOnlyList<(string Name, string Version)> Of(StudyLock run) =>
        [.. run.Stages.SelectMany(Of).Distinct().OrderBy(one => one.Name, StringComparer.Ordinal)];
}
