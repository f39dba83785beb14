using System.Text;
using Kayfabe.Provenance.Envelopes;
using Kayfabe.Provenance.Models;
using Kayfabe.Store.Keys;

namespace Kayfabe.Provenance.Tests.Models;

public sealed class ModelSignatureLaws : IDisposable
{
    private readonly ScratchFolder _model = new();

    public ModelSignatureLaws()
    {
        _model.Write("model.ubj", "a model");
        _model.Write("features/list.csv", "features");
    }

    public void Dispose() => _model.Dispose();

    [Fact]
    public void A_folder_that_was_signed_is_accepted_also_with_the_signature_and_git_in_it()
    {
        var bundle = Sign();
        _model.Write(ModelSignature.FileName, "the signature");
        _model.Write(".git/config", "git's");

        var model = ModelSignature.Verify(SigstoreBundle.Read(bundle.ToBytes()), Keys.Ada.Public, _model.Path);

        Assert.Equal("sample", model.Name);
        Assert.Equal(["features/list.csv", "model.ubj"], model.Files.Select(file => file.Name));
    }

    [Fact]
    public void The_digest_of_the_model_is_that_of_the_raw_digests_in_order()
    {
        var model = ModelSignature.Read(Sign().Envelope.Payload);

        byte[] digests =
        [
            .. Convert.FromHexString(Digest.Of("features"u8).Hex), .. Convert.FromHexString(Digest.Of("a model"u8).Hex),
        ];
        Assert.Equal(Digest.Of(digests), model.Root);
    }

    [Fact]
    public void Files_are_in_the_order_of_code_points()
    {
        // UTF-16 would have the second first: U+1F3C6 begins with a surrogate.
        _model.Write("\uFF5E", "");
        _model.Write("\U0001F3C6", "");

        Assert.Equal(
            ["features/list.csv", "model.ubj", "\uFF5E", "\U0001F3C6"],
            ModelSignature.Read(Sign().Envelope.Payload).Files.Select(file => file.Name));
    }

    [Theory]
    [InlineData("model.ubj", "another model", Refusal.FileChanged)]
    [InlineData("model.ubj", null, Refusal.FileMissing)]
    [InlineData("features/more.csv", "not signed", Refusal.FileNotSigned)]
    [InlineData("other.sig", "not signed", Refusal.FileNotSigned)]
    public void A_folder_that_is_not_as_it_was_signed_is_refused(string file, string? text, Refusal reason)
    {
        var bundle = Sign();
        if (text is null)
            File.Delete(_model.File(file));
        else
            _model.Write(file, text);

        Assert.Equal(reason, Refused(() => ModelSignature.Verify(bundle, Keys.Ada.Public, _model.Path)));
    }

    [Fact]
    public void A_link_in_the_folder_is_refused()
    {
        var bundle = Sign();
        File.CreateSymbolicLink(_model.File("link"), _model.File("model.ubj"));

        Assert.Equal(
            Refusal.FileNotSigned, Refused(() => ModelSignature.Verify(bundle, Keys.Ada.Public, _model.Path)));
        Assert.Equal(Refusal.FileNotSigned, Refused(() => Sign()));
    }

    [Fact]
    public void The_signature_of_another_key_is_refused() => Assert.Equal(
        Refusal.WrongSignature, Refused(() => ModelSignature.Verify(Sign(), Keys.Eve.Public, _model.Path)));

    [Fact]
    public void A_folder_without_files_is_not_signed()
    {
        using var empty = new ScratchFolder();

        Assert.Equal(Refusal.FileMissing, Refused(() => ModelSignature.Sign(empty.Path, "empty", Keys.Ada)));
        Assert.Equal(
            Refusal.FileMissing, Refused(() => ModelSignature.Sign(empty.File("none"), "none", Keys.Ada)));
    }

    [Theory]
    [InlineData("\"name\":\"model.ubj\"", "\"name\":\"../model.ubj\"", Refusal.PathNotConfined)]
    [InlineData("\"name\":\"model.ubj\"", "\"name\":\"a.ubj\"", Refusal.Contradiction)]
    [InlineData("\"name\":\"sample\",\"digest\":{\"sha256\":\"", "\"name\":\"sample\",\"digest\":{\"sha256\":\"0",
        Refusal.Contradiction)]
    [InlineData("\"method\":\"files\"", "\"method\":\"shards\"", Refusal.WrongMember)]
    [InlineData("\"hash_type\":\"sha256\"", "\"hash_type\":\"blake2b\"", Refusal.WrongMember)]
    [InlineData("\"algorithm\":\"sha256\"", "\"algorithm\":\"blake2b\"", Refusal.WrongMember)]
    [InlineData("\"allow_symlinks\":false", "\"allow_symlinks\":true", Refusal.WrongMember)]
    [InlineData("\".gitignore\"", "\"..\"", Refusal.WrongMember)]
    [InlineData("\"resources\"", "\"more\":1,\"resources\"", Refusal.WrongMember)]
    public void A_statement_that_cannot_be_checked_is_refused(string from, string to, Refusal reason)
    {
        var text = Encoding.UTF8.GetString(Sign().Envelope.Payload.Span);
        Assert.Contains(from, text, StringComparison.Ordinal);

        var altered = Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal));

        Assert.Equal(reason, Refused(() => ModelSignature.Read(altered)));
    }

    private SigstoreBundle Sign() => ModelSignature.Sign(_model.Path, "sample", Keys.Ada);

    private static Refusal Refused(Action action) => Assert.Throws<RefusedException>(action).Reason;
}
