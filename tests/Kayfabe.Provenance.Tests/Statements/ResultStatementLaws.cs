using System.Text;
using System.Text.Json.Nodes;
using FsCheck.Xunit;
using Kayfabe.Provenance.Statements;
using Kayfabe.Store.Keys;

namespace Kayfabe.Provenance.Tests.Statements;

public sealed class ResultStatementLaws
{
    [Fact]
    public void A_result_is_read_as_it_was_written()
    {
        var bytes = ResultStatement.Of(Results.Key.Key, Results.Record);

        var read = ResultStatement.Read(bytes);

        Assert.Equal(Results.Key.Key, read.Key);
        Assert.Equal(Results.Record.ToBytes(), read.Record.ToBytes());
        Assert.Equal(bytes, ResultStatement.Of(read.Key, read.Record));
    }

    [Fact]
    public Task A_statement_of_a_result_reads_as_approved() =>
        Verify(Encoding.UTF8.GetString(ResultStatement.Of(Results.Key.Key, Results.Record)));

    [Fact]
    public void A_record_that_does_not_say_who_made_it_is_not_signed() =>
        Assert.Equal(
            Refusal.MissingMember,
            Assert.Throws<RefusedException>(() =>
                ResultStatement.Of(Results.Key.Key, Results.Record with { Origin = null })).Reason);

    public static TheoryData<Refusal, string, string> Alterations => new()
    {
        { Refusal.Contradiction, "\"0.2\"", "\"0.3\"" },
        { Refusal.Contradiction, "\"name\":\"Split/train.csv\"", "\"name\":\"Split/other.csv\"" },
        { Refusal.Contradiction, "\"path\":\"train.csv\"", "\"path\":\"other.csv\"" },
        { Refusal.Contradiction, "\"path\":\"train.csv\"", "\"path\":\"rows/test.csv\"" },
        { Refusal.Contradiction, $"sha256:{Digest.Of("train"u8).Hex}", $"sha256:{Digest.Of("twain"u8).Hex}" },
        { Refusal.Contradiction, "\"testShare\"", "\"annotations\"" },
        { Refusal.PathNotConfined, "\"path\":\"train.csv\"", "\"path\":\"../train.csv\"" },
        { Refusal.PathNotConfined, "\"path\":\"train.csv\"", "\"path\":\"/etc/passwd\"" },
        { Refusal.WrongMember, "\"size\":5", "\"size\":-5" },
        { Refusal.WrongMember, "\"seconds\":1.25", "\"seconds\":-1" },
        { Refusal.WrongMember, "\"kind\":\"input\"", "\"kind\":\"nothing\"" },
        { Refusal.WrongMember, "\"stage\":\"Split\"", "\"stage\":\"../Split\"" },
        { Refusal.WrongMember, "2026-05-17T08:30:00Z", "17.5.2026" },
        { Refusal.WrongMember, "\"seconds\"", "\"more\":1,\"seconds\"" },
        { Refusal.MissingMember, "\"seconds\":1.25,", "" },
        { Refusal.WrongMember, "Statement/v1", "Statement/v2" },
        { Refusal.WrongPredicateType, "#result-v1", "#result-v2" },
        { Refusal.DuplicateMember, "\"stage\":", "\"stage\":\"Train\",\"stage\":" },
    };

    [Theory, MemberData(nameof(Alterations))]
    public void A_statement_that_contradicts_itself_is_refused_for_its_reason(Refusal reason, string from, string to)
    {
        var text = Encoding.UTF8.GetString(ResultStatement.Of(Results.Key.Key, Results.Record));
        Assert.Contains(from, text, StringComparison.Ordinal);

        var altered = Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal));

        Assert.Equal(reason, Assert.Throws<RefusedException>(() => ResultStatement.Read(altered)).Reason);
    }

    [Property]
    public bool A_statement_with_any_member_removed_is_refused(uint which)
    {
        var json = JsonNode.Parse(ResultStatement.Of(Results.Key.Key, Results.Record))!.AsObject();
        var predicate = json["predicate"]!.AsObject();
        var origin = predicate["origin"]!.AsObject();
        (JsonObject Of, string Name)[] all =
        [
            .. json.Select(member => (json, member.Key)), .. predicate.Select(member => (predicate, member.Key)),
            .. origin.Select(member => (origin, member.Key)),
        ];
        var (parent, name) = all[which % all.Length];
        parent.Remove(name);
        try
        {
            _ = ResultStatement.Read(Encoding.UTF8.GetBytes(json.ToJsonString()));
            return false;
        }
        catch (RefusedException)
        {
            return true;
        }
    }
}
