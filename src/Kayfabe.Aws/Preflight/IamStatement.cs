using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kayfabe.Aws.Preflight;

/// <summary>What a policy allows.</summary>
/// <param name="Actions">Such as rekognition:DetectLabels.</param>
/// <param name="Resources">ARNs, or <c>*</c> where the service knows no resources for these actions.</param>
public sealed record IamStatement(IReadOnlyList<string> Actions, IReadOnlyList<string> Resources)
{
    /// <summary>The services that a role may be passed to; null without such a condition.</summary>
    public string? PassedTo { get; init; }

    internal JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["Effect"] = "Allow",
            ["Action"] = new JsonArray([.. Actions.Select(static one => (JsonNode)one)]),
            ["Resource"] = Resources is [var only] ? only
                : new JsonArray([.. Resources.Select(static one => (JsonNode)one)]),
        };
        if (PassedTo is { } service)
        {
            json["Condition"] = new JsonObject
            {
                ["StringEquals"] = new JsonObject { ["iam:PassedToService"] = service },
            };
        }
        return json;
    }
}

/// <summary>A policy, with what it is for.</summary>
/// <param name="For">Who needs it, such as Record.</param>
/// <param name="Statements">What it allows.</param>
public sealed record IamPolicy(string For, IReadOnlyList<IamStatement> Statements)
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The document, as IAM takes it.</summary>
    public string ToJson() => new JsonObject
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray([.. Statements.Select(static one => (JsonNode)one.ToJson())]),
    }.ToJsonString(s_json);
}
