using System.Text;
using System.Text.Json.Nodes;
using Kayfabe.ScriptedAws.Server;

namespace Kayfabe.Build.Tests.Cloud;

/// <summary>Gives the credentials of a role: STS, and the portal of single sign-on.</summary>
internal sealed class TokenService : IScriptedService
{
    public const string OfRole = "ASIAOFROLE", OfSignOn = "ASIAOFSSO";

    public Task<ScriptedResponse?> Answer(ScriptedRequest request, CancellationToken cancel) => Task.FromResult(
        request.Path == "/federation/credentials" ? Portal()
        : Encoding.UTF8.GetString(request.Body).Contains("Action=AssumeRole", StringComparison.Ordinal) ? Role() : null);

    private static ScriptedResponse Role() => ScriptedResponse.OfXml($"""
        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
        <AccessKeyId>{OfRole}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
        <SessionToken>token</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>
        </Credentials></AssumeRoleResult></AssumeRoleResponse>
        """);

    private static ScriptedResponse Portal() => ScriptedResponse.OfJson(new JsonObject
    {
        ["roleCredentials"] = new JsonObject
        {
            ["accessKeyId"] = OfSignOn,
            ["secretAccessKey"] = "secret",
            ["sessionToken"] = "token",
            ["expiration"] = 4_070_908_800_000,
        },
    });
}
