using System.Text;
using Kayfabe.Provenance.Envelopes;
using Kayfabe.Provenance.Statements;
using Kayfabe.Store.Keys;

namespace Kayfabe.Provenance.Tests.Statements;

public sealed class VerificationSummaryLaws
{
    private static readonly VerificationSummary s_summary = new(
        [ResourceDescriptor.Of("report.html", Digest.Of("report"u8))], "sample", "https://ada.example/",
        new DateTimeOffset(2026, 5, 17, 8, 30, 0, TimeSpan.Zero), Reproduction.Same,
        [ResourceDescriptor.Of("lock.json", Digest.Of("lock"u8))]);

    [Theory]
    [InlineData(Reproduction.Same), InlineData(Reproduction.Equivalent), InlineData(Reproduction.Failed)]
    public void A_summary_is_read_as_it_was_signed(Reproduction outcome)
    {
        var summary = s_summary with { Outcome = outcome };

        var envelope = DsseEnvelope.Read(summary.Sign(Keys.Ada));
        var read = VerificationSummary.Read(envelope.PayloadSignedBy(Keys.Ada.Public));

        Assert.Equal(summary.ToBytes(), read.ToBytes());
        Assert.Equal(outcome, read.Outcome);
    }

    [Fact]
    public Task A_summary_reads_as_approved() => Verify(Encoding.UTF8.GetString(s_summary.ToBytes()));

    [Theory]
    [InlineData("PASSED", "PERHAPS"), InlineData("PASSED", "FAILED"), InlineData("KAYFABE_REPRODUCED", "FAILED")]
    [InlineData("\"KAYFABE_REPRODUCED\"", "")]
    public void A_result_that_is_none_or_contradicts_its_level_is_refused(string from, string to)
    {
        var text = Encoding.UTF8.GetString(s_summary.ToBytes()).Replace(from, to, StringComparison.Ordinal);

        Assert.Equal(
            Refusal.WrongMember,
            Assert.Throws<RefusedException>(() => VerificationSummary.Read(Encoding.UTF8.GetBytes(text))).Reason);
    }
}
