using System.Text;
using Kayfabe.ScriptedAws.Server;

namespace Kayfabe.ScriptedAws;

/// <summary>Says who the credentials are of (STS GetCallerIdentity).</summary>
public sealed class ScriptedIdentity : IScriptedService
{
    /// <summary>The account.</summary>
    public string Account { get; init; } = "123456789012";

    /// <inheritdoc/>
    public Task<ScriptedResponse?> Answer(ScriptedRequest request, CancellationToken cancel) => Task.FromResult(
        request.SigningService != "sts"
            || !Encoding.UTF8.GetString(request.Body).Contains("Action=GetCallerIdentity", StringComparison.Ordinal)
            ? null
            : ScriptedResponse.OfXml($"""
                <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
                <Arn>arn:aws:iam::{Account}:user/ada</Arn><UserId>AIDAEXAMPLE</UserId><Account>{Account}</Account>
                </GetCallerIdentityResult></GetCallerIdentityResponse>
                """));
}
