namespace Kayfabe.Build.Tests.Frosting.Parsers;

/// <summary>The stand-in reads a command line as the real Cake.Frosting does, and refuses what that refuses.</summary>
public sealed class ParserLaws
{
    private static readonly string[] s_words =
    [
        "--target", "--target=A", "--target:B", "--Target=C", "-t", "-t=D", "-tD", "-target=E",
        "--working=w", "-w", "--verbosity=quiet", "--verbosity=loud", "-v", "n",
        "--description", "--descriptions=true", "--tree", "--tree=x", "--showtree", "--dryrun", "--dryrun=true",
        "--dryrun:false", "--noop", "--whatif=1",
        "--exclusive", "--exclusive=true", "--exclusive=yes", "-e", "-e=1", "--no-report", "--no-report=true",
        "--version", "--version=1.2", "--ver", "--info", "--info=false", "--help", "--help=x", "-h", "-?",
        "--a", "--a=HEAD", "--f:x", "--featurize.threshold=90", "--set=featurize.threshold=90", "--threshold",
        "--threshold=1", "--threshold=", "--study=",
        "--foo", "--FOO=2", "--foo=a=b:c", "--foo:=x", "--foo-bar", "--foo_=1", "--foo!", "--1foo", "--_foo",
        "---foo=1", "---", "--=", "--=1", "--:x",
        "-", "-x", "-x=3", "-x:", "-xy", "-xy=3", "-xe", "-ex", "-x1", "-x.", "-1", "-1x", "-.5", "-=",
        "true", "FALSE", "A", "1", "a=b", "", "--",
    ];

    public static TheoryData<string> Words => [.. s_words];

    [Theory]
    [MemberData(nameof(Words))]
    public void One_word_is_read_alike(string word) => AssertAlike([word]);

    [Fact]
    public void Several_words_are_read_alike()
    {
        var state = 1u;
        for (var i = 0; i < 2000; i++)
        {
            var words = new string[2 + Next(4)];
            for (var j = 0; j < words.Length; j++)
                words[j] = s_words[Next(s_words.Length)];
            AssertAlike(words);
        }

        // A linear congruential generator (Numerical Recipes): the same words in every run.
        int Next(int count) => (int)((state = (state * 1664525u) + 1013904223u) >> 8) % count;
    }

    private static void AssertAlike(string[] words)
    {
        var (real, ours) = (RealParser.Verdict(words), Verdicts.OfStandIn(words));
        Assert.True(real == ours, $"{string.Join(' ', words.Select(word => $"'{word}'"))}\nreal: {real}\nours: {ours}");
    }
}
