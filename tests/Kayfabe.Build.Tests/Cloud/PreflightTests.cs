using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Kayfabe.Build.Tests.Scenarios;
using Kayfabe.ScriptedAws;
using Kayfabe.ScriptedAws.Server;
using Kayfabe.ScriptedAws.Storage;

namespace Kayfabe.Build.Tests.Cloud;

/// <summary>
/// Preflight from the command line: where credentials, region and endpoints come from, and what it prints.
/// </summary>
public sealed class PreflightTests : IDisposable
{
    private static readonly string[] s_own =
    [
        "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_REGION",
        "AWS_DEFAULT_REGION", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE",
    ];

    private static readonly Dictionary<string, string?> s_keys = new()
    {
        ["AWS_ACCESS_KEY_ID"] = "AKIAVARIABLES",
        ["AWS_SECRET_ACCESS_KEY"] = "secret",
        ["AWS_REGION"] = "us-east-1",
    };

    private readonly Checkout _checkout = Checkout.Fresh();
    private readonly ConcurrentQueue<string> _signed = [];
    private readonly ScriptedServer _server = new(
        [new TokenService(), new ScriptedIdentity(), new ScriptedAccount(), new MemoryS3()]);

    public PreflightTests() => _server.Script = request =>
    {
        _signed.Enqueue(request.Headers.GetValueOrDefault("Authorization", ""));
        return null;
    };

    [Fact]
    public void All_that_is_fine_is_said_and_the_policies_are_JSON()
    {
        var run = Preflight(s_keys).Succeeded();
        Assert.Contains(
            "fine         identity       arn:aws:iam::123456789012:user/ada\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("fine         region         us-east-1, partition aws\n", run.Out, StringComparison.Ordinal);
        Assert.Contains(
            "fine         quota          4 ml.m5.large for training job usage\n", run.Out, StringComparison.Ordinal);
        var policies = run.Out.Split("Policy for ")[1..]
            .Select(static one => one[(one.IndexOf(":\n", StringComparison.Ordinal) + 2)..])
            .Select(static one => JsonNode.Parse(one[..(one.IndexOf("\n}", StringComparison.Ordinal) + 2)])!).ToArray();
        Assert.Equal(6, policies.Length);
        Assert.All(policies, static one => Assert.Equal("2012-10-17", (string?)one["Version"]));
        Assert.Contains("rekognition:RecognizeCelebrities", policies[1].ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_account_than_the_studys_ends_it_with_what_to_do()
    {
        _checkout.Edit(static study => study["aws"] = new JsonObject { ["account"] = "999999999999" });
        var run = Preflight(s_keys).AssertExplained();
        Assert.Contains("FAILED       account", run.Out, StringComparison.Ordinal);
        Assert.Contains("Take credentials of that account (--profile)", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_region_that_is_not_the_studys_is_refused_before_any_request()
    {
        _checkout.Edit(static study => study["aws"] = new JsonObject { ["region"] = "eu-west-1" });
        var run = Preflight(s_keys, "--region=us-east-1").AssertExplained();
        Assert.Contains("--region=us-east-1: the study uses eu-west-1", run.Error, StringComparison.Ordinal);
        Assert.Empty(_signed);
    }

    [Fact]
    public void All_that_is_wrong_in_the_settings_is_said_at_once_with_its_place_before_anybody_is_asked()
    {
        _checkout.Edit(static study => study["aws"] = new JsonObject
        {
            ["account"] = "12345678901",
            ["region"] = "useast1",
            ["bucket"] = "My_Bucket",
            ["prefix"] = "lab//pictures",
            ["role"] = "arn:aws:iam::1:role/Trainer",
            ["kmsKey"] = "alias/lab",
            ["requestsPerSecond"] = 0,
        });
        foreach (var target in (string[])["Preflight", "Record", "Train", "Deploy"])
        {
            var error = Run(s_keys, $"--target={target}").AssertExplained().Error;
            string[] wrong = ["account", "region", "bucket", "prefix", "role", "kmsKey", "requestsPerSecond"];
            Assert.All(wrong, name => Assert.Matches($@"study\.json\([0-9]+,[0-9]+\): aws\.{name} is ", error));
        }
        Assert.Empty(_signed);
    }

    [Fact]
    public void A_region_in_a_wrong_form_is_refused_before_any_request()
    {
        var run = Preflight(s_keys, "--region=useast1").AssertExplained();
        Assert.Contains("--region=useast1: not a region", run.Error, StringComparison.Ordinal);
        run = Preflight(new(s_keys) { ["AWS_REGION"] = "useast1" }).AssertExplained();
        Assert.Contains("AWS_REGION=useast1: not a region", run.Error, StringComparison.Ordinal);
        Assert.Empty(_signed);
    }

    [Fact]
    public void Keys_in_variables_sign_for_the_region()
    {
        Preflight(s_keys).Succeeded();
        Assert.All(_signed, static one => Assert.Contains("Credential=AKIAVARIABLES/", one, StringComparison.Ordinal));
        Assert.All(_signed, static one => Assert.Matches("/us-east-1/[a-z0-9]+/aws4_request", one));
    }

    [Fact]
    public void Keys_of_a_profile_sign_for_its_region()
    {
        Config(
            "[profile lab]\nregion = eu-central-1\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = secret\n");
        Preflight([], "--profile=lab").Succeeded();
        Assert.StartsWith("AWS4-HMAC-SHA256 Credential=AKIAPROFILE/", _signed.First(), StringComparison.Ordinal);
        Assert.Contains("/eu-central-1/sts/", _signed.First(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_of_a_profile_is_taken_on()
    {
        Config("""
            [profile base]
            aws_access_key_id = AKIABASE
            aws_secret_access_key = secret
            [profile lab]
            role_arn = arn:aws:iam::123456789012:role/Researcher
            source_profile = base
            region = us-east-1
            """);
        Preflight([], "--profile=lab").Succeeded();
        Assert.Contains("Credential=AKIABASE/", _signed.First(), StringComparison.Ordinal);
        Assert.Contains($"Credential={TokenService.OfRole}/", _signed.Last(), StringComparison.Ordinal);
    }

    [Fact]
    [SuppressMessage("Security", "CA5350", Justification = "The AWS command line names its files so.")]
    public void Single_sign_on_gives_the_credentials_of_its_role()
    {
        Config("""
            [profile lab]
            sso_start_url = https://lab.example/start
            sso_region = us-east-1
            sso_account_id = 123456789012
            sso_role_name = Researcher
            region = us-east-1
            """);
        var cache = Directory.CreateDirectory(Path.Combine(_checkout.Root, ".aws", "sso", "cache")).FullName;
        var name = Convert.ToHexStringLower(SHA1.HashData("https://lab.example/start"u8));
        File.WriteAllText(Path.Combine(cache, name + ".json"), new JsonObject
        {
            ["startUrl"] = "https://lab.example/start",
            ["region"] = "us-east-1",
            ["accessToken"] = "token",
            ["expiresAt"] = "2099-01-01T00:00:00Z",
        }.ToJsonString());
        Preflight([], "--profile=lab").Succeeded();
        Assert.Contains($"Credential={TokenService.OfSignOn}/", _signed.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_may_have_an_endpoint_of_its_own()
    {
        using var other = new ScriptedServer([new ScriptedAccount()]);
        Preflight(new(s_keys) { ["AWS_ENDPOINT_URL_SERVICE_QUOTAS"] = other.Url.AbsoluteUri }).Succeeded();
        Assert.Equal("ServiceQuotasV20190624.ListServiceQuotas", Assert.Single(other.RequestsByOperation).Key);
    }

    [Fact]
    public void Without_credentials_it_is_said_how_to_give_them()
    {
        var run = Preflight(new() { ["AWS_REGION"] = "us-east-1" }).AssertExplained();
        Assert.Contains("there are no credentials", run.Out, StringComparison.Ordinal);
        Assert.Contains("Give --profile=<name>", run.Out, StringComparison.Ordinal);
        Assert.Empty(_signed);
    }

    [Theory]
    [InlineData("credential_process = /bin/false")]
    [InlineData("credential_process = echo nonsense")]
    [InlineData("credential_process = /no/such/program")]
    [InlineData("role_arn = arn:aws:iam::123456789012:role/Researcher\nsource_profile = nobody")]
    [InlineData("sso_start_url = https://lab.example/start\nsso_region = us-east-1\n"
        + "sso_account_id = 123456789012\nsso_role_name = Researcher")]
    public void A_profile_that_gives_no_credentials_is_explained(string profile)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs are those of other systems.");
        Config($"[profile lab]\nregion = us-east-1\n{profile}\n");
        var run = Preflight([], "--profile=lab").AssertExplained();
        Assert.Matches("credentials|profile", run.Out + run.Error);
        Assert.Empty(_signed);
    }

    public void Dispose()
    {
        _server.Dispose();
        _checkout.Dispose();
    }

    private void Config(string text)
    {
        Directory.CreateDirectory(Path.Combine(_checkout.Root, ".aws"));
        File.WriteAllText(Path.Combine(_checkout.Root, ".aws", "config"), text + "\n");
    }

    private HostRun Preflight(Dictionary<string, string?> environment, params string[] options) =>
        Run(environment, ["--target=Preflight", .. options]);

    private HostRun Run(Dictionary<string, string?> environment, params string[] options)
    {
        environment = new(environment);
        foreach (var name in s_own)
            environment.TryAdd(name, null);
        environment["HOME"] = environment["USERPROFILE"] = _checkout.Root;
        environment["AWS_ENDPOINT_URL"] = _server.Url.AbsoluteUri;
        environment["AWS_EC2_METADATA_DISABLED"] = "true";
        return Host.Run(_checkout, environment, options);
    }
}
