namespace Kayfabe.Study.Pictures;

/// <summary>A picture of the study.</summary>
/// <param name="Picture">The picture's id, unique in the study.</param>
/// <param name="File">Its file, relative to the study's folder, with <c>/</c>.</param>
/// <param name="Digest">The SHA-256 of the file's bytes, <c>sha256:&lt;64 hex digits&gt;</c>.</param>
public sealed record PictureFile(string Picture, string File, string Digest);

/// <summary>A file of recordings.</summary>
/// <param name="Name">The file as the user would type it, for messages.</param>
/// <param name="Path">Where it is.</param>
public sealed record RecordingFile(string Name, string Path);
