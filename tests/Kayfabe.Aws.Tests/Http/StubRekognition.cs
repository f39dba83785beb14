using System.Text.Json.Nodes;
using Kayfabe.ScriptedAws.Server;

namespace Kayfabe.Aws.Tests.Http;

/// <summary>Answers DetectLabels with one label.</summary>
internal sealed class StubRekognition : IScriptedService
{
    public Task<ScriptedResponse?> Answer(ScriptedRequest request, CancellationToken cancel) =>
        Task.FromResult(request.Operation != "RekognitionService.DetectLabels" ? null : ScriptedResponse.OfJson(
            new JsonObject
            {
                ["LabelModelVersion"] = "3.0",
                ["Labels"] = new JsonArray(new JsonObject
                {
                    ["Name"] = "Wrestling",
                    ["Confidence"] = 99.5,
                    ["Parents"] = new JsonArray(new JsonObject { ["Name"] = "Sport" }),
                }),
            }));
}
