using Kayfabe.Store.Keys;

namespace Kayfabe.Bundle.Contents;

/// <summary>Something that a study is made of, as the lock names it.</summary>
/// <param name="Name">Its name in the lock: a path in the study's folder, or the name of a published file.</param>
/// <param name="Digest">The digest of a file's content, or of the list of a folder's files.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Url">Where a published file is.</param>
public sealed record StudyInput(string Name, Digest Digest, StudyInputKind Kind, Uri? Url = null);

/// <summary>What an input of a study is.</summary>
public enum StudyInputKind
{
    /// <summary>A file of the study's folder.</summary>
    File,

    /// <summary>A folder of the study's folder.</summary>
    Folder,

    /// <summary>A file that others published.</summary>
    Published,
}
