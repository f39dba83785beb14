using System.Text.Json;
using Amazon.IdentityManagement.Model;
using Kayfabe.Aws.Clients;

namespace Kayfabe.Aws.Preflight;

/// <summary>
/// Whether the role is there, trusts a service, and may be passed to it. A job with a role that does not trust the
/// service fails only after it has started.
/// </summary>
internal sealed class RoleCheck(AwsClients clients, AwsPlace place, string? role, RoleNeeded needed)
{
    private const string Trust = "role", Passing = "role passing", Ending = "ending endpoints";
    private const string NoResult = "iam:SimulatePrincipalPolicy gave no result";

    public async Task<IReadOnlyList<CheckResult>> Run(CancellationToken cancel)
    {
        if (role is null)
        {
            var remedy =
                $"Make a role that trusts {needed.Service} (Preflight prints its policies), "
                + "and set aws.role to its ARN.";
            return [needed.IsNeeded ? CheckResult.Failed(Trust, "the study names none", remedy)
                : CheckResult.NotChecked(
                    Trust, "the study names none, and can neither train nor serve on AWS", remedy)];
        }
        var arn = place.RoleArn(role).Split(':');
        if (arn.Length < 6 || arn[1] != place.Partition || arn[4] != place.Account)
        {
            return [CheckResult.Failed(
                Trust, $"{role} is of another account or partition than the credentials",
                "Set aws.role to a role of this account.")];
        }
        return
        [
            await Trusts(place.RoleArn(role), cancel),
            await MayPass(place.RoleArn(role), cancel),
            .. needed.EndsEndpoints ? [await MayEnd(place.RoleArn(role), cancel)] : Array.Empty<CheckResult>(),
        ];
    }

    // A schedule whose role may not do so ends nothing, and tells nobody.
    private async Task<CheckResult> MayEnd(string arn, CancellationToken cancel)
    {
        try
        {
            return await IsAllowed(
                arn, "sagemaker:DeleteEndpoint", place.Arn("sagemaker", "endpoint/kayfabe-x"), [], cancel) switch
            {
                true => CheckResult.Fine(Ending, "the role may remove endpoints"),
                false => CheckResult.Failed(
                    Ending, "the role may not sagemaker:DeleteEndpoint: a schedule would not end the endpoint",
                    "Allow the role this: Preflight prints its policy."),
                null => CheckResult.NotChecked(Ending, NoResult),
            };
        }
        catch (Exception e) when (AwsFailures.Of(e) is { } failure)
        {
            return NotAsked(Ending, "iam:SimulatePrincipalPolicy on the role", failure);
        }
    }

    // Null where the simulation says nothing.
    private async Task<bool?> IsAllowed(
        string who, string action, string resource, List<ContextEntry> context, CancellationToken cancel)
    {
        var simulated = await clients.Iam.SimulatePrincipalPolicyAsync(
            new SimulatePrincipalPolicyRequest
            {
                PolicySourceArn = who,
                ActionNames = [action],
                ResourceArns = [resource],
                ContextEntries = context,
            },
            cancel);
        return simulated.EvaluationResults is { Count: > 0 } results
            ? results.TrueForAll(static one => one.EvalDecision.Value == "allowed") : null;
    }

    private async Task<CheckResult> Trusts(string arn, CancellationToken cancel)
    {
        var name = arn.Split('/')[^1];
        try
        {
            var found = await clients.Iam.GetRoleAsync(new GetRoleRequest { RoleName = name }, cancel);
            // A role that SageMaker's console made is below service-role/: by its name alone, a job would not find it.
            if (found.Role.Arn is { } own && own != arn)
            {
                return CheckResult.Failed(
                    Trust, $"there is no {arn}, but {own}", $"Set aws.role to \"{own}\".");
            }
            return IsTrusted(Uri.UnescapeDataString(found.Role.AssumeRolePolicyDocument ?? "{}"), needed.Service)
                ? CheckResult.Fine(Trust, $"{found.Role.Arn} trusts {needed.Service}")
                : CheckResult.Failed(
                    Trust, $"{name} does not trust {needed.Service}",
                    $"Allow {needed.Service} sts:AssumeRole in its trust policy: "
                    + "a job fails without it, once started.");
        }
        catch (NoSuchEntityException)
        {
            return CheckResult.Failed(Trust, $"there is no role {name}", "Check aws.role and the account.");
        }
        catch (Exception e) when (AwsFailures.Of(e) is { } failure)
        {
            return NotAsked(Trust, "iam:GetRole", failure);
        }
    }

    private async Task<CheckResult> MayPass(string arn, CancellationToken cancel)
    {
        if (place.Caller.EndsWith(":root", StringComparison.Ordinal))
            return CheckResult.Fine(Passing, "the account's root user may do everything");
        try
        {
            var to = new ContextEntry
            {
                ContextKeyName = "iam:PassedToService",
                ContextKeyType = "string",
                ContextKeyValues = [needed.Service],
            };
            return await IsAllowed(PrincipalOf(place.Caller), "iam:PassRole", arn, [to], cancel) switch
            {
                true => CheckResult.Fine(Passing, $"may be passed to {needed.Service}"),
                false => CheckResult.Failed(
                    Passing, "iam:PassRole on it is not allowed", "Allow it: Preflight prints the policy."),
                null => CheckResult.NotChecked(Passing, NoResult),
            };
        }
        catch (Exception e) when (AwsFailures.Of(e) is { } failure)
        {
            return NotAsked(Passing, "iam:SimulatePrincipalPolicy", failure);
        }
    }

    private static CheckResult NotAsked(string subject, string action, AwsFailure failure) => CheckResult.NotChecked(
        subject, failure == AwsFailure.Denied ? $"{action} is not allowed" : $"{action} gave no answer ({failure})");

    /// <summary>Whether a trust policy lets a service take the role on.</summary>
    internal static bool IsTrusted(string policy, string service)
    {
        try
        {
            using var document = JsonDocument.Parse(policy);
            return Many(document.RootElement, "Statement").Any(statement =>
                Texts(statement, "Effect").Contains("Allow")
                && Texts(statement, "Action").Any(static action =>
                    action?.ToUpperInvariant() is "STS:ASSUMEROLE" or "STS:*" or "*")
                && statement.TryGetProperty("Principal", out var principal)
                && (principal.ValueKind == JsonValueKind.String ? principal.GetString() == "*"
                    : Texts(principal, "Service").Any(one => one == service || one == "*")));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The role of a session: arn:aws:sts::1:assumed-role/Name/me is of arn:aws:iam::1:role/Name.</summary>
    internal static string PrincipalOf(string caller)
    {
        var parts = caller.Split(':', 6);
        return parts.Length == 6 && parts[2] == "sts" && parts[5].Split('/') is ["assumed-role", var name, ..]
            ? $"arn:{parts[1]}:iam::{parts[4]}:role/{name}" : caller;
    }

    // One, or a list of them.
    private static JsonElement[] Many(JsonElement parent, string name) =>
        parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(name, out var value) ? []
            : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];

    private static IEnumerable<string?> Texts(JsonElement parent, string name) => Many(parent, name)
        .Where(static one => one.ValueKind == JsonValueKind.String).Select(static one => one.GetString());
}
