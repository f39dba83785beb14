using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;
using Xunit.v3;

namespace VerifyXunit;

/// <summary>
/// Compares a text with the approved one beside the test's source file,
/// <c>Type.Method_parameter=value.verified.txt</c>.
/// </summary>
/// <remarks>
/// If equal, a <c>*.received.*</c> file of an earlier failure is deleted. If different or not approved yet, the text is
/// written to <c>*.received.*</c> and the test fails with the command that approves it. Nothing is approved
/// automatically. Files are UTF-8 with a byte order mark and line feeds; a mark, carriage returns and one line feed at
/// the end of the approved file make no difference.
/// </remarks>
public static class Verifier
{
    /// <summary>Verifies <paramref name="target"/> against a <c>.txt</c> file.</summary>
    /// <param name="target">The text; null reads <c>null</c>, an empty one <c>emptyString</c>.</param>
    /// <param name="settings">Where the file is and what it is called; null for the defaults.</param>
    /// <param name="sourceFile">The test's source file; the compiler fills it in.</param>
    public static SettingsTask Verify(
        string? target,
        VerifySettings? settings = null,
        [CallerFilePath] string sourceFile = "") =>
        Verify(target, "txt", settings, sourceFile);

    /// <summary>Verifies <paramref name="target"/> against a file with the given extension.</summary>
    /// <param name="target">The text; null reads <c>null</c>, an empty one <c>emptyString</c>.</param>
    /// <param name="extension">The file's extension without its dot, such as <c>html</c>.</param>
    /// <param name="settings">Where the file is and what it is called; null for the defaults.</param>
    /// <param name="sourceFile">The test's source file; the compiler fills it in.</param>
    public static SettingsTask Verify(
        string? target,
        string extension,
        VerifySettings? settings = null,
        [CallerFilePath] string sourceFile = "") =>
        new(settings, chosen =>
            new Snapshot(chosen.PathWithoutExtension(RunningTest(), sourceFile), extension).VerifyAsync(target));

    private static MethodInfo RunningTest() =>
        (TestContext.Current.TestMethod as IXunitTestMethod)?.Method
        ?? throw new InvalidOperationException("Verify was called outside a test.");
}
