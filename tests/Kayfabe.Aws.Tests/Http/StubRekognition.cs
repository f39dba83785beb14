using System.Text;
using Kayfabe.ScriptedAws.Server;

namespace Kayfabe.Aws.Tests.Http;

/// <summary>Answers DetectLabels with one label.</summary>
internal sealed class StubRekognition : IScriptedService
{
    /// <summary>The body of every answer.</summary>
    public const string Answered =
        """
        { "LabelModelVersion": "3.0",
          "Labels": [{"Name": "Wrestling", "Confidence": 99.5, "Parents": [{"Name": "Sport"}]}] }
        """;

    public Task<ScriptedResponse?> Answer(ScriptedRequest request, CancellationToken cancel) =>
        Task.FromResult(request.Operation != "RekognitionService.DetectLabels" ? null
            : new ScriptedResponse(200, Encoding.UTF8.GetBytes(Answered)));
}
