using System.Text;
using System.Text.Json.Nodes;
using Kayfabe.ScriptedAws.Server;

namespace Kayfabe.ScriptedAws;

/// <summary>
/// What a check before paying asks of an account: every role is there, trusts SageMaker and Scheduler and may be passed
/// to them; all images are there; the quotas are enough.
/// </summary>
public sealed class ScriptedAccount : IScriptedService
{
    /// <summary>The services that roles trust.</summary>
    public IReadOnlyList<string> Trusted { get; init; } = ["sagemaker.amazonaws.com", "scheduler.amazonaws.com"];

    /// <summary>What a simulation of iam:PassRole says.</summary>
    public string PassRole { get; init; } = "allowed";

    /// <summary>The path below which all roles are.</summary>
    public string RolePath { get; init; } = "/";

    /// <summary>What a simulation of sagemaker:DeleteEndpoint says.</summary>
    public string DeleteEndpoint { get; init; } = "allowed";

    /// <summary>Roles that there are not.</summary>
    public IReadOnlyList<string> MissingRoles { get; init; } = [];

    /// <summary>Tags of images that there are not.</summary>
    public IReadOnlyList<string> MissingTags { get; init; } = [];

    /// <summary>The quota of ml.m5.large for each use.</summary>
    public int Quota { get; init; } = 4;

    /// <inheritdoc/>
    public Task<ScriptedResponse?> Answer(ScriptedRequest request, CancellationToken cancel) => Task.FromResult(
        request.Operation switch
        {
            "AmazonEC2ContainerRegistry_V20150921.BatchGetImage" => Image(request.Json),
            "ServiceQuotasV20190624.ListServiceQuotas" => Quotas(),
            _ when request.SigningService == "iam" => Role(Encoding.UTF8.GetString(request.Body)),
            _ => null,
        });

    private ScriptedResponse Image(JsonObject request) => ScriptedResponse.OfJson(
        MissingTags.Contains((string?)request["imageIds"]?[0]?["imageTag"])
        ? new JsonObject { ["images"] = new JsonArray() }
        : new JsonObject
        {
            ["images"] = new JsonArray(new JsonObject
            {
                ["repositoryName"] = (string?)request["repositoryName"],
                ["imageId"] = request["imageIds"]?[0]?.DeepClone(),
            }),
        });

    private ScriptedResponse Quotas() => ScriptedResponse.OfJson(new JsonObject
    {
        ["Quotas"] = new JsonArray([.. new[] { "training job", "spot training job", "endpoint", "transform job" }
            .Select(use => (JsonNode)new JsonObject
            {
                ["QuotaName"] = $"ml.m5.large for {use} usage",
                ["Value"] = Quota,
            })]),
    });

    private ScriptedResponse? Role(string body)
    {
        var asked = body.Split('&').Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[^1]), StringComparer.Ordinal);
        var trust = new JsonObject
        {
            ["Statement"] = new JsonArray(new JsonObject
            {
                ["Effect"] = "Allow",
                ["Action"] = "sts:AssumeRole",
                ["Principal"] = new JsonObject
                {
                    ["Service"] = new JsonArray([.. Trusted.Select(one => (JsonNode)one)]),
                },
            }),
        }.ToJsonString();
        var simulated = asked.GetValueOrDefault("ActionNames.member.1");
        return asked.GetValueOrDefault("Action") switch
        {
            "GetRole" when MissingRoles.Contains(asked["RoleName"]) => ScriptedResponse.OfXml("""
                <ErrorResponse><Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>no role</Message></Error>
                <RequestId>1</RequestId></ErrorResponse>
                """, 404),
            "GetRole" => ScriptedResponse.OfXml($"""
                <GetRoleResponse><GetRoleResult><Role><Path>{RolePath}</Path><RoleName>{asked["RoleName"]}</RoleName>
                <RoleId>AROAEXAMPLE</RoleId><Arn>arn:aws:iam::123456789012:role{RolePath}{asked["RoleName"]}</Arn>
                <CreateDate>2026-01-01T00:00:00Z</CreateDate>
                <AssumeRolePolicyDocument>{Uri.EscapeDataString(trust)}</AssumeRolePolicyDocument>
                </Role></GetRoleResult></GetRoleResponse>
                """),
            "SimulatePrincipalPolicy" => ScriptedResponse.OfXml($"""
                <SimulatePrincipalPolicyResponse><SimulatePrincipalPolicyResult><EvaluationResults><member>
                <EvalActionName>{simulated}</EvalActionName>
                <EvalDecision>{(simulated == "iam:PassRole" ? PassRole : DeleteEndpoint)}</EvalDecision>
                </member></EvaluationResults></SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>
                """),
            _ => null,
        };
    }
}
