using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Auditing;

/// <summary>The record of a run, and where it is.</summary>
/// <param name="Place">What messages call the file, or the run.</param>
/// <param name="Lock">What was made, and from what.</param>
/// <param name="IsPublished">Whether it is the lock of what is published.</param>
public sealed record KnownRun(string Place, StudyLock Lock, bool IsPublished);

/// <summary>What a user asks about.</summary>
/// <param name="Name">What the user called it.</param>
/// <param name="Run">The run that made it or read it.</param>
public abstract record NamedSubject(string Name, KnownRun Run);

/// <summary>Files that stages made.</summary>
/// <param name="Name">What the user called them.</param>
/// <param name="Run">The run that made them.</param>
/// <param name="Files">The files by the stage that made them; at least one.</param>
/// <param name="File">The file that the user named; null where none was.</param>
public sealed record MadeSubject(
    string Name, KnownRun Run, IReadOnlyList<(LockedStage Stage, OutputFile Output)> Files, string? File)
    : NamedSubject(Name, Run);

/// <summary>A file or folder of the study, which no stage made.</summary>
/// <param name="Name">What the user called it.</param>
/// <param name="Run">The run that read it.</param>
/// <param name="Entry">Its entry in the keys of the stages that read it.</param>
public sealed record SourceSubject(string Name, KnownRun Run, KeyEntry Entry) : NamedSubject(Name, Run);
