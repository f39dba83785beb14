using Kayfabe.Aws.Http;
using Kayfabe.Aws.Preflight;
using Kayfabe.ScriptedAws;
using Kayfabe.ScriptedAws.Server;
using Kayfabe.ScriptedAws.Storage;
using Kayfabe.Study.Cloud;

namespace Kayfabe.Aws.Tests.Preflight;

/// <summary>What is found before anything is paid for.</summary>
public sealed class CheckLaws
{
    private const string Image = "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1";

    private static readonly AwsSettings s_settings =
        new() { Account = "123456789012", Role = "Trainer", Bucket = "pictures" };

    private readonly MemoryS3 _s3 = new() { Buckets = { ["pictures"] = "us-east-1", ["far"] = "eu-west-1" } };

    [Fact]
    public async Task In_an_account_that_has_everything_all_is_fine()
    {
        var report = await Check(s_settings, new ScriptedAccount(), All());
        Assert.DoesNotContain(report.Results, static one => one.Outcome != CheckOutcome.Fine);
        Assert.Equal(
            [
                "identity", "account", "region", "clock", "bucket", "role", "role passing", "instance type", "quota",
                "image",
            ],
            report.Results.Select(static one => one.Subject));
        Assert.Equal("arn:aws:iam::123456789012:user/ada", report.Place!.Caller);
    }

    [Fact]
    public async Task Another_account_than_the_studys_fails()
    {
        var failed = await Failure(s_settings with { Account = "210987654321" }, new ScriptedAccount());
        Assert.Equal("account: 123456789012, but the study uses 210987654321", failed.Problem);
    }

    [Fact]
    public async Task Credentials_of_another_partition_than_the_regions_fail()
    {
        var failed = await Failure(s_settings, new ScriptedAccount(), region: "cn-north-1");
        Assert.Contains("partition aws-cn, the credentials are of aws", failed.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_is_minutes_off_fails()
    {
        var failed = await Failure(s_settings, new ScriptedAccount(), skew: TimeSpan.FromMinutes(10));
        Assert.Matches("^clock: (599|600|601) s behind the service$", failed.Problem);
    }

    [Fact]
    public async Task A_bucket_of_another_region_fails()
    {
        var failed = await Failure(s_settings with { Bucket = "far" }, new ScriptedAccount(), new BucketNeeded());
        Assert.Equal("bucket: far is in eu-west-1, not in us-east-1", failed.Problem);
    }

    [Fact]
    public async Task A_bucket_that_is_not_there_yet_is_fine()
    {
        var report = await Check(s_settings with { Bucket = null }, new ScriptedAccount(), new BucketNeeded());
        Assert.Contains(
            "kayfabe-123456789012-us-east-1 is not there yet", report.Results[^1].Text, StringComparison.Ordinal);
        Assert.Equal(CheckOutcome.Fine, report.Results[^1].Outcome);
    }

    [Fact]
    public async Task A_role_that_does_not_trust_the_service_fails()
    {
        var account = new ScriptedAccount { Trusted = ["lambda.amazonaws.com"] };
        var failed = await Failure(s_settings, account, new RoleNeeded());
        Assert.Equal("role: Trainer does not trust sagemaker.amazonaws.com", failed.Problem);
    }

    [Fact]
    public async Task A_role_that_is_not_there_fails()
    {
        var report = await Check(s_settings, new ScriptedAccount { MissingRoles = ["Trainer"] }, new RoleNeeded());
        Assert.Equal("role: there is no role Trainer", Assert.Single(report.Failures).ToFault().Problem);
    }

    [Fact]
    public async Task A_role_below_a_path_that_is_named_without_it_fails()
    {
        var account = new ScriptedAccount { RolePath = "/service-role/" };
        var failed = await Failure(s_settings, account, new RoleNeeded());
        Assert.Equal(
            "role: there is no arn:aws:iam::123456789012:role/Trainer, but "
            + "arn:aws:iam::123456789012:role/service-role/Trainer", failed.Problem);
        var report = await Check(s_settings with { Role = "service-role/Trainer" }, account, new RoleNeeded());
        Assert.Empty(report.Failures);
    }

    [Fact]
    public async Task A_check_that_breaks_off_is_called_what_it_checks()
    {
        var report = await Check(
            s_settings, new ScriptedAccount(), [new BucketNeeded()],
            request => request.SigningService == "s3" ? new ServerFault.Error(500, "InternalError") : null);
        Assert.StartsWith("bucket: ", Assert.Single(report.Failures).ToFault().Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("implicitDeny")]
    [InlineData("explicitDeny")]
    public async Task A_role_that_may_not_be_passed_fails(string decision)
    {
        var failed = await Failure(s_settings, new ScriptedAccount { PassRole = decision }, new RoleNeeded());
        Assert.Equal("role passing: iam:PassRole on it is not allowed", failed.Problem);
    }

    [Fact]
    public async Task A_role_that_may_not_remove_endpoints_ends_none()
    {
        var account = new ScriptedAccount { DeleteEndpoint = "implicitDeny" };
        var ending = new RoleNeeded("scheduler.amazonaws.com") { EndsEndpoints = true };
        var failed = await Failure(s_settings, account, ending);
        Assert.Equal(
            "ending endpoints: the role may not sagemaker:DeleteEndpoint: a schedule would not end the endpoint",
            failed.Problem);
        Assert.Empty((await Check(s_settings, account, new RoleNeeded())).Failures);
        Assert.Empty((await Check(s_settings, new ScriptedAccount(), ending)).Failures);
    }

    [Fact]
    public async Task A_role_of_another_account_fails_without_a_question()
    {
        var settings = s_settings with { Role = "arn:aws:iam::999999999999:role/Trainer" };
        Assert.StartsWith(
            "role: arn:aws:iam::999999999999:role/Trainer is of another",
            (await Failure(settings, new ScriptedAccount(), new RoleNeeded())).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quota_below_what_is_needed_fails()
    {
        var failed = await Failure(s_settings, new ScriptedAccount { Quota = 1 }, All());
        Assert.Equal("quota: 1 ml.m5.large for training job usage, and 2 needed", failed.Problem);
    }

    [Fact]
    public async Task A_type_with_ARM_processors_fails()
    {
        var failed = await Failure(
            s_settings, new ScriptedAccount(), new InstancesNeeded("ml.m6g.large", 1, InstanceUse.Training));
        Assert.StartsWith("instance type: ml.m6g.large has ARM processors", failed.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:9.9-1", "there is no ")]
    [InlineData("683313688378.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:1.7-1", "is not in us-east-1")]
    [InlineData("sagemaker-xgboost", "is no image of ECR")]
    public async Task An_image_that_cannot_be_pulled_fails(string image, string problem)
    {
        var account = new ScriptedAccount { MissingTags = ["9.9-1"] };
        Assert.Contains(
            problem, (await Failure(s_settings, account, new ImageNeeded(image))).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_not_be_asked_is_not_checked_and_does_not_fail()
    {
        var report = await Check(
            s_settings, new ScriptedAccount(), [.. All()],
            request => request.SigningService is "iam" or "servicequotas" or "ecr" ? ServerFault.Denied("x:Y") : null);
        Assert.Empty(report.Failures);
        Assert.Equal(
            ["role", "role passing", "quota", "image"],
            report.Results.Where(static one => one.Outcome == CheckOutcome.NotChecked)
                .Select(static one => one.Subject));
    }

    [Fact]
    public async Task Expired_credentials_are_said_to_be_and_nothing_else_is_asked()
    {
        var report = await Check(s_settings, new ScriptedAccount(), All(), _ => ServerFault.ExpiredCredentials);
        Assert.Null(report.Place);
        Assert.Equal(
            "identity: GetCallerIdentity: the credentials have expired", report.Failures.First().ToFault().Problem);
    }

    private static Requirement[] All() =>
    [
        new BucketNeeded(), new RoleNeeded(),
        new InstancesNeeded("ml.m5.large", 2, InstanceUse.Training), new ImageNeeded(Image),
    ];

    private async Task<Kayfabe.Settings.Fault> Failure(
        AwsSettings settings, ScriptedAccount account, params Requirement[] needed) =>
        Assert.Single((await Check(settings, account, needed)).Failures).ToFault();

    private async Task<Kayfabe.Settings.Fault> Failure(
        AwsSettings settings, ScriptedAccount account, string region = "us-east-1", TimeSpan skew = default) =>
        Assert.Single((await Check(settings, account, [], region: region, skew: skew)).Failures).ToFault();

    private Task<PreflightReport> Check(AwsSettings settings, ScriptedAccount account, params Requirement[] needed) =>
        Check(settings, account, needed, static _ => null);

    private async Task<PreflightReport> Check(
        AwsSettings settings, ScriptedAccount account, Requirement[] needed,
        Func<ScriptedRequest, ServerFault?>? script = null, string region = "us-east-1", TimeSpan skew = default)
    {
        using var server = new ScriptedServer([new ScriptedIdentity(), account, _s3]) { ClockSkew = skew };
        server.Script = script ?? server.Script;
        using var clients = TestClients.Of(
            server.Url, new BackOff(2, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2)), region: region);
        return await new PreflightChecks(clients, settings, TimeProvider.System).Run(needed, CancellationToken.None);
    }
}
