using System.Text.Json;
using Kayfabe.Build.Tests.Scenarios;
using Kayfabe.Provenance.Envelopes;
using Kayfabe.Provenance.Signing;
using Kayfabe.Provenance.Statements;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Tests.Challenging;

/// <summary>What several parties say that they built from the same keys is compared.</summary>
public sealed class ChallengeTests(BuiltCheckout built) : IClassFixture<BuiltCheckout>
{
    private const string Ada = "https://ada.example/";

    private static readonly SigningKey s_ada = SigningKey.Create(), s_eve = SigningKey.Create();

    private static readonly Digest s_other = Digest.Of("another model"u8);

    [Fact]
    public void Signed_and_bare_statements_and_locks_that_agree_do()
    {
        using var checkout = Trusting();
        Put(checkout, "train.json", Signed(Made("Train"), s_ada));
        Put(checkout, "split.json", ResultStatement.Of(KeyOf(Made("Split")), Made("Split")));
        File.Copy(Path.Combine(checkout.Published, "lock.json"), In(checkout, "lock.json"));

        var run = checkout.Run("--target=Challenge", "--with=others").Succeeded();

        Assert.Contains($": agree: this checkout's lock; others/lock.json (a lock, not signed); {Ada} (trusted)\n",
            LineOf(run.Out, "Train"), StringComparison.Ordinal);
        Assert.Contains($"{Ada} (not signed)", LineOf(run.Out, "Split"), StringComparison.Ordinal);
        Assert.Matches(@"\n\d+ keys: \d+ agree, 0 differ, 0 built by one only\n$", run.Out);
    }

    [Fact]
    public void Another_output_of_the_same_key_is_named_with_who_made_it_and_fails()
    {
        using var checkout = Trusting();
        Put(checkout, "train.json", Signed(Altered(Made("Train")), s_ada));

        var run = checkout.Run("--target=Challenge", "--with=others").AssertExplained();

        Assert.StartsWith("Train sha256:", run.Out, StringComparison.Ordinal);
        Assert.Contains(": differ: ", LineOf(run.Out, "Train"), StringComparison.Ordinal);
        Assert.Matches(
            @"\n  model\.json\n    sha256:[0-9a-f]{12}\.\.  this checkout's lock\n    sha256:"
            + s_other.Hex[..12] + @"\.\.  https://ada\.example/ \(trusted\)\n", run.Out);
        Assert.DoesNotContain("  model.ubj\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("other outputs came: Train. --target=Verify says which", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_one_party_alone_built_is_no_difference()
    {
        using var checkout = Trusting();
        var other = Made("Train");
        other = other with { Entries = [.. other.Entries.Where(entry => entry.Name != "eta")] };
        Put(checkout, "train.json", Signed(other, s_ada));

        var run = checkout.Run("--target=Challenge", "--with=others/train.json").Succeeded();

        Assert.Contains($": built by one only: {Ada} (trusted)\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_not_trusted_is_shown_as_such_and_bytes_that_nobody_signed_do_not_count()
    {
        using var checkout = Trusting();
        Put(checkout, "eve.json", Signed(Made("Train"), s_eve));
        var bundle = SigstoreBundle.Read(Signed(Altered(Made("Split")), s_eve));
        // Eve's signature under Ada's name.
        Put(checkout, "forged.json", new SigstoreBundle(s_ada.Public.Hint, bundle.Envelope).ToBytes());
        Put(checkout, "notes.txt", "hello"u8.ToArray());

        var run = checkout.Run("--target=Challenge", "--with=others").Succeeded();

        Assert.Contains($"{Ada} (not trusted: no key in trust.json made the signature)", LineOf(run.Out, "Train"),
            StringComparison.Ordinal);
        Assert.Contains("not counted: others/forged.json: the signature is not that of the ", run.Out,
            StringComparison.Ordinal);
        Assert.Contains("not counted: others/notes.txt: it is neither a statement nor a lock", run.Out,
            StringComparison.Ordinal);
        Assert.Contains(" 0 differ, ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_contradicts_the_published_lock_is_a_difference()
    {
        using var checkout = Trusting();
        var altered = Altered(Made("Train"));
        var path = Path.Combine(
            checkout.Cache, "actions", KeyOf(altered).Digest.Hex[..2], KeyOf(altered).Digest.Hex[2..]);
        File.WriteAllBytes(path, altered.ToBytes());
        Put(checkout, "split.json", Signed(Made("Split"), s_ada));

        var run = checkout.Run("--target=Challenge", "--with=others").AssertExplained();

        Assert.Contains("this checkout's store\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_compare_with_is_an_error()
    {
        Assert.Contains("--with is missing", built.Checkout.Run("--target=Challenge").AssertExplained().Error,
            StringComparison.Ordinal);
        Assert.Contains("--with=nowhere: there is no such file or folder",
            built.Checkout.Run("--target=Challenge", "--with=nowhere").AssertExplained().Error,
            StringComparison.Ordinal);
    }

    private Checkout Trusting()
    {
        var checkout = built.Checkout.Copy();
        Directory.CreateDirectory(In(checkout, ""));
        File.WriteAllText(Path.Combine(checkout.Root, "trust.json"), JsonSerializer.Serialize(new
        {
            schemaVersion = 1,
            builders = new[]
            {
                new
                {
                    id = Ada,
                    name = "Ada",
                    keys = new[] { new { publicKey = s_ada.Public.Pem, from = "2026-01-01" } },
                },
            },
        }));
        return checkout;
    }

    private ActionRecord Made(string stage)
    {
        var made = StudyLock.Read(File.ReadAllBytes(Path.Combine(built.Checkout.Published, "lock.json")), "lock.json")
            .Find(stage)!;
        return new ActionRecord(stage, made.Entries, made.Outputs, 1)
        {
            Origin = new Origin(new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero), "host", "Linux", "x64", Ada),
        };
    }

    private static ActionRecord Altered(ActionRecord record) => record with
    {
        Outputs = [record.Outputs[0] with { Digest = s_other }, .. record.Outputs.Skip(1)],
    };

    private static ActionKey KeyOf(ActionRecord record) => new KeyDescription(record.Entries).Key;

    private static byte[] Signed(ActionRecord record, SigningKey key) =>
        SigstoreBundle.Sign(ResultStatement.Of(KeyOf(record), record), key).ToBytes();

    private static string In(Checkout checkout, string name) => Path.Combine(checkout.Root, "others", name);

    private static void Put(Checkout checkout, string name, byte[] content) =>
        File.WriteAllBytes(In(checkout, name), content);

    private static string LineOf(string text, string stage) =>
        text.Split('\n').Single(line => line.StartsWith(stage + " ", StringComparison.Ordinal)) + "\n";
}
