using System.Text;

namespace Kayfabe.Compat.Tests;

/// <summary>The stand-in for Verify.XunitV3.</summary>
public sealed class VerifierTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("verify").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public Task The_approved_file_is_beside_the_source_file() => Verify("A ring,\nnot a breakfast table.");

    [Theory]
    [InlineData("a/b", 1.5, null)]
    public async Task The_file_is_named_after_the_class_the_method_and_the_parameters(
        string text, double number, string? nothing)
    {
        await FailureOf(Verify("new", extension: "html").UseDirectory(folder)
            .UseParameters(text, number, nothing));

        Assert.Equal(
            [nameof(VerifierTests) + ".The_file_is_named_after_the_class_the_method_and_the_parameters"
                + "_text=a-b_number=1.5_nothing=null.received.html"],
            FilesLeft());
    }

    [Theory]
    [InlineData("plain", "same")]
    [InlineData("last line feed", "same\n")]
    [InlineData("byte order mark", "\uFEFFsame")]
    public async Task An_equal_text_passes_and_removes_what_was_received(string form, string approved)
    {
        Write($"T.M_form={form}.verified.txt", approved);
        Write($"T.M_form={form}.received.txt", "other");

        await Named("same").UseParameters(form);

        Assert.Equal([$"T.M_form={form}.verified.txt"], FilesLeft());
    }

    [Fact]
    public async Task Carriage_returns_make_no_difference()
    {
        Write("T.M.verified.txt", "one\r\ntwo");

        await Named("one\ntwo");
    }

    [Fact]
    public async Task A_different_text_fails_shows_the_first_difference_and_is_left_beside_the_approved_one()
    {
        Write("T.M.verified.txt", "one\ntwo");

        var message = await FailureOf(Named("one\r\n2"));

        Assert.Contains("line 2:\n  - two\n  + 2\n", message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(folder, "T.M.received.txt"), message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(folder, "T.M.verified.txt"), message, StringComparison.Ordinal);
        Assert.Equal(
            (byte[])[0xEF, 0xBB, 0xBF, .. "one\n2"u8],
            await File.ReadAllBytesAsync(Path.Combine(folder, "T.M.received.txt")));
        Assert.Equal("one\ntwo", await File.ReadAllTextAsync(Path.Combine(folder, "T.M.verified.txt")));
    }

    [Fact]
    public async Task A_text_that_nobody_approved_fails()
    {
        var message = await FailureOf(Named("new"));

        Assert.Contains("no approved text yet", message, StringComparison.Ordinal);
        Assert.Equal(["T.M.received.txt"], FilesLeft());
    }

    [Fact]
    public async Task A_missing_line_is_a_difference()
    {
        Write("T.M.verified.txt", "one\ntwo");

        var message = await FailureOf(Named("one"));

        Assert.Contains("line 2:\n  - two\n  + (no more lines)\n", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_file_is_verified_once()
    {
        Write("T.M.verified.txt", "same");
        await Named("same");

        Assert.Contains("verified twice", await FailureOf(Named("same")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    public async Task A_test_with_parameters_must_name_them(int number)
    {
        Assert.Equal(1, number);
        Assert.Contains("UseParameters", await FailureOf(Verify("any")), StringComparison.Ordinal);
        Assert.Contains(
            "(2) must not exceed", await FailureOf(Verify("any").UseParameters(1, 2)), StringComparison.Ordinal);
    }

    private SettingsTask Named(string text) =>
        Verify(text).UseDirectory(folder).UseTypeName("T").UseMethodName("M");

    private static async Task<string> FailureOf(SettingsTask verification) =>
        (await Assert.ThrowsAnyAsync<Exception>(verification.ToTask)).Message;

    private void Write(string name, string text) =>
        File.WriteAllText(Path.Combine(folder, name), text, new UTF8Encoding(false));

    private IEnumerable<string> FilesLeft() =>
        Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
}
