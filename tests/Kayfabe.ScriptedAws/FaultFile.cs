using Kayfabe.ScriptedAws.Server;
using Kayfabe.ScriptedAws.Training;

namespace Kayfabe.ScriptedAws;

/// <summary>
/// What goes wrong while somebody tries the targets by hand: the lines of a file, which is read again at each request,
/// so that it may be edited meanwhile. Without the file nothing goes wrong.
/// <list type="bullet">
/// <item><c>hold</c>: training jobs stay in Training until they are stopped, or the line is removed.</item>
/// <item><c>fail reason</c>: training jobs that are made fail, for this reason.</item>
/// <item><c>archive file</c>: training jobs that are made leave this file as their archive.</item>
/// <item><c>expired key</c>: the credentials of this access key have expired, for Rekognition.</item>
/// <item><c>denied operation</c>: the operation (<c>SageMaker.CreateModel</c>) is not allowed.</item>
/// </list>
/// </summary>
/// <param name="path">The file.</param>
public sealed class FaultFile(string path)
{
    /// <summary>Plays them.</summary>
    public void Play(ScriptedServer server)
    {
        server.Script = FaultOf;
        var training = server.Services.OfType<ScriptedTraining>().First();
        training.IsHeld = () => Has("hold");
        training.Plan = _ => new JobScript
        {
            Statuses = Value("fail") is null ? new JobScript().Statuses : ["Starting", "Failed"],
            FailureReason = Value("fail"),
            Archive = Value("archive") is { } archive ? _ => File.ReadAllBytes(archive) : null,
        };
    }

    private ServerFault? FaultOf(ScriptedRequest request)
    {
        if (request.SigningService == "rekognition" && Value("expired") is { } key
            && request.Headers["Authorization"].Contains($"Credential={key}/", StringComparison.Ordinal))
            return ServerFault.ExpiredCredentials;
        return Value("denied") == request.Operation
            ? ServerFault.Denied(request.Operation.Replace('.', ':').ToLowerInvariant()) : null;
    }

    private bool Has(string word) => Value(word) is not null;

    // The rest of the line that begins with the word; null without one.
    private string? Value(string word) => !File.Exists(path) ? null : File.ReadAllLines(path)
        .Where(line => line == word || line.StartsWith(word + ' ', StringComparison.Ordinal))
        .Select(line => line[word.Length..].Trim()).FirstOrDefault();
}
