using System.Text;
using System.Text.Json.Nodes;
using Kayfabe.ScriptedAws.Server;

namespace Kayfabe.ScriptedAws;

/// <summary>
/// What a check before paying asks of an account: every role is there, trusts SageMaker and the scheduler, and may be
/// passed to them; the images of XGBoost are there; the quotas are enough.
/// </summary>
public sealed class ScriptedAccount : IScriptedService
{
    /// <inheritdoc/>
    public Task<ScriptedResponse?> Answer(ScriptedRequest request, CancellationToken cancel) => Task.FromResult(
        request.Operation switch
        {
            "AmazonEC2ContainerRegistry_V20150921.BatchGetImage" => Image(request.Json),
            "ServiceQuotasV20190624.ListServiceQuotas" => Quotas(),
            _ when request.SigningService == "iam" => Role(Encoding.UTF8.GetString(request.Body)),
            _ => null,
        });

    private static ScriptedResponse Image(JsonObject request) => ScriptedResponse.OfJson(new JsonObject
    {
        ["images"] = new JsonArray(new JsonObject
        {
            ["repositoryName"] = (string?)request["repositoryName"],
            ["imageId"] = request["imageIds"]?[0]?.DeepClone(),
        }),
    });

    private static ScriptedResponse Quotas() => ScriptedResponse.OfJson(new JsonObject
    {
        ["Quotas"] = new JsonArray([.. new[] { "training job", "spot training job", "endpoint", "transform job" }
            .Select(use => (JsonNode)new JsonObject
            {
                ["QuotaName"] = $"ml.m5.large for {use} usage",
                ["Value"] = 4,
            })]),
    });

    private static ScriptedResponse? Role(string body)
    {
        var asked = body.Split('&').Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[^1]), StringComparer.Ordinal);
        const string trust = """
            {"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
            "Principal":{"Service":["sagemaker.amazonaws.com","scheduler.amazonaws.com"]}}]}
            """;
        return asked.GetValueOrDefault("Action") switch
        {
            "GetRole" => ScriptedResponse.OfXml($"""
                <GetRoleResponse><GetRoleResult><Role><Path>/</Path><RoleName>{asked["RoleName"]}</RoleName>
                <RoleId>AROAEXAMPLE</RoleId><Arn>arn:aws:iam::123456789012:role/{asked["RoleName"]}</Arn>
                <CreateDate>2026-01-01T00:00:00Z</CreateDate>
                <AssumeRolePolicyDocument>{Uri.EscapeDataString(trust)}</AssumeRolePolicyDocument>
                </Role></GetRoleResult></GetRoleResponse>
                """),
            "SimulatePrincipalPolicy" => ScriptedResponse.OfXml("""
                <SimulatePrincipalPolicyResponse><SimulatePrincipalPolicyResult><EvaluationResults><member>
                <EvalActionName>iam:PassRole</EvalActionName><EvalDecision>allowed</EvalDecision>
                </member></EvaluationResults></SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>
                """),
            _ => null,
        };
    }
}
