namespace Kayfabe.Bundle.Contents;

/// <summary>Media types by the end of a file's name.</summary>
internal static class MediaTypes
{
    /// <summary>The media type; <c>application/octet-stream</c> for an unknown one.</summary>
    public static string Of(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".ARROW" => "application/vnd.apache.arrow.file",
        ".CS" => "text/x-csharp",
        ".CSS" => "text/css",
        ".CSV" => "text/csv",
        ".HTML" => "text/html",
        ".JPG" or ".JPEG" => "image/jpeg",
        ".JSON" => "application/json",
        ".JSONL" => "application/jsonl",
        ".LIBSVM" or ".TXT" => "text/plain",
        ".MD" => "text/markdown",
        ".PNG" => "image/png",
        ".PY" => "text/x-python",
        ".SH" => "application/x-sh",
        ".SVG" => "image/svg+xml",
        ".UBJ" => "application/ubjson",
        ".XML" or ".CSPROJ" or ".PROPS" or ".TARGETS" => "application/xml",
        ".YML" or ".YAML" => "application/yaml",
        _ => "application/octet-stream",
    };
}
