using Kayfabe.Build.Running;
using Kayfabe.Settings;
using Kayfabe.Store;

namespace Kayfabe.Build.Tests.Running;

public sealed class SystemErrorsTests
{
    private const int NoSpaceOnLinux = 28, NoSpaceOnWindows = unchecked((int)0x80070070), ReadOnlyOnLinux = 30;

    private static readonly ProjectPaths s_paths = new("/checkout", "small", "/store");

    [Theory]
    [InlineData(NoSpaceOnLinux)]
    [InlineData(NoSpaceOnWindows)]
    public void A_full_disk_is_told_from_other_faults(int code)
    {
        var explained = Assert.IsType<StoreException>(
            SystemErrors.Explain(new IOException("No space left on device", code), s_paths));

        Assert.Equal("the disk is full (No space left on device)", explained.Problem);
        Assert.StartsWith("Free some space", explained.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/checkout/artifacts", "artifacts/small cannot be written",
        "A build writes artifacts/small and reports/small in the checkout, wherever its store is")]
    [InlineData("/checkout/artifacts/small/.scratch/Train", "artifacts/small cannot be written",
        "build in a copy of the checkout")]
    [InlineData("/checkout/reports/small/report.md", "reports/small cannot be written",
        "make both writable for this user")]
    [InlineData("/store/objects/ab", "the store /store cannot be written",
        "choose another store with --cache-dir=<folder>.")]
    [InlineData("/elsewhere/posts.csv", "Access to the path '/elsewhere/posts.csv' is denied",
        "Make the path readable and writable for this user")]
    public void A_folder_that_cannot_be_written_is_named_with_what_helps(string path, string problem, string remedy)
    {
        foreach (var refusal in (Exception[])
            [new UnauthorizedAccessException($"Access to the path '{path}' is denied."),
                new IOException($"Access to the path '{path}' is denied.", ReadOnlyOnLinux)])
        {
            var explained = Assert.IsType<StoreException>(SystemErrors.Explain(refusal, s_paths));
            Assert.StartsWith(problem, explained.Problem, StringComparison.Ordinal);
            Assert.Contains(remedy, explained.Remedy, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_store_in_the_checkout_is_not_all_that_is_written_there() => Assert.EndsWith(
        "A build also writes artifacts/ and reports/ in the checkout.",
        Assert.IsType<StoreException>(SystemErrors.Explain(
            new UnauthorizedAccessException("Access to the path '/checkout/.kayfabe' is denied."),
            s_paths with { Cache = "/checkout/.kayfabe" })).Remedy,
        StringComparison.Ordinal);

    [Fact]
    public void What_speaks_the_users_words_already_is_left_alone()
    {
        var input = new InputException(new Fault("it is wrong", "Mend it."));
        var store = new StoreException("it is wrong", "Mend it.");

        Assert.Same(input, SystemErrors.Explain(input, s_paths));
        Assert.Same(input, SystemErrors.Explain(new AggregateException(input), s_paths));
        Assert.Same(store, SystemErrors.Explain(store, s_paths));
    }

    [Fact]
    public void A_defect_of_ours_is_left_alone()
    {
        var defect = new InvalidOperationException("Train reads an artifact of Split: add ...");

        Assert.Same(defect, SystemErrors.Explain(defect, s_paths));
    }
}
