using System.Text;
using Kayfabe.Provenance.Envelopes;
using Kayfabe.Provenance.Statements;
using Kayfabe.Store.Keys;

namespace Kayfabe.Provenance.Tests.Statements;

public sealed class VerificationSummaryLaws
{
    private static readonly VerificationSummary s_summary = new(
        [ResourceDescriptor.Of("report.html", Digest.Of("report"u8))], "sample", "https://ada.example/",
        new DateTimeOffset(2026, 5, 17, 8, 30, 0, TimeSpan.Zero), HasPassed: true,
        [ResourceDescriptor.Of("lock.json", Digest.Of("lock"u8))]);

    [Theory, InlineData(true), InlineData(false)]
    public void A_summary_is_read_as_it_was_signed(bool hasPassed)
    {
        var summary = s_summary with { HasPassed = hasPassed };

        var envelope = DsseEnvelope.Read(summary.Sign(Keys.Ada));
        var read = VerificationSummary.Read(envelope.PayloadSignedBy(Keys.Ada.Public));

        Assert.Equal(summary.ToBytes(), read.ToBytes());
        Assert.Equal(hasPassed, read.HasPassed);
    }

    [Fact]
    public Task A_summary_reads_as_approved() => Verify(Encoding.UTF8.GetString(s_summary.ToBytes()));

    [Fact]
    public void Another_result_than_passed_or_failed_is_refused()
    {
        var text = Encoding.UTF8.GetString(s_summary.ToBytes()).Replace("PASSED", "PERHAPS", StringComparison.Ordinal);

        Assert.Equal(
            Refusal.WrongMember,
            Assert.Throws<RefusedException>(() => VerificationSummary.Read(Encoding.UTF8.GetBytes(text))).Reason);
    }
}
