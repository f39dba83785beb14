using System.Runtime.CompilerServices;

namespace Kayfabe.Aws.Tests;

/// <summary>The checkout that the tests were compiled in.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    private static string Find([CallerFilePath] string here = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "..", ".."));
}
