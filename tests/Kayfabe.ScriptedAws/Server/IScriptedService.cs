namespace Kayfabe.ScriptedAws.Server;

/// <summary>A part of AWS that the server plays. Called from several threads.</summary>
public interface IScriptedService
{
    /// <summary>Answers a request; null if it is not this service's.</summary>
    Task<ScriptedResponse?> Answer(ScriptedRequest request, CancellationToken cancel);
}
