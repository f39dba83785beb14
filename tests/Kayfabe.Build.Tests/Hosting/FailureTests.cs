using Kayfabe.Build.Hosting;
using Kayfabe.Store;
using Kayfabe.Study;

namespace Kayfabe.Build.Tests.Hosting;

public sealed class FailureTests
{
    private const int NoSpaceOnLinux = 28, NoSpaceOnWindows = unchecked((int)0x80070070), ReadOnlyOnLinux = 30;

    [Theory]
    [InlineData(NoSpaceOnLinux)]
    [InlineData(NoSpaceOnWindows)]
    public void A_full_disk_is_told_from_other_faults(int code)
    {
        var explained = Assert.IsType<StoreException>(Failure.Explain(new IOException("No space left on device", code)));

        Assert.Equal("the disk is full (No space left on device)", explained.Problem);
        Assert.StartsWith("Free some space", explained.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_says_what_to_do()
    {
        foreach (var refusal in (Exception[])[new UnauthorizedAccessException("no"), new IOException("no", ReadOnlyOnLinux)])
        {
            var explained = Assert.IsType<StoreException>(Failure.Explain(refusal));
            Assert.StartsWith("Make the folder writable", explained.Remedy, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_speaks_the_users_words_already_is_left_alone()
    {
        var input = new InputException(new Fault("it is wrong", "Mend it."));
        var store = new StoreException("it is wrong", "Mend it.");

        Assert.Same(input, Failure.Explain(input));
        Assert.Same(input, Failure.Explain(new AggregateException(input)));
        Assert.Same(store, Failure.Explain(store));
    }

    [Fact]
    public void A_defect_of_ours_is_left_alone()
    {
        var defect = new InvalidOperationException("Train reads an artifact of Split: add ...");

        Assert.Same(defect, Failure.Explain(defect));
        Assert.False(Failure.IsUsers(defect));
    }
}
