using Kayfabe.ScriptedAws.Server;
using Kayfabe.ScriptedAws.Serving;
using Kayfabe.ScriptedAws.Storage;
using Kayfabe.ScriptedAws.Training;

namespace Kayfabe.ScriptedAws;

/// <summary>What the program plays.</summary>
public static class ScriptedServices
{
    /// <summary>All services, with what stores the objects of S3 as the last one.</summary>
    /// <param name="storage">A <see cref="MemoryS3"/>, or another server that requests are passed on to.</param>
    public static IReadOnlyList<IScriptedService> All(IScriptedService storage)
    {
        var tags = new ScriptedTags();
        var endpoints = new ScriptedEndpoints(tags, storage);
        return
        [
            new ScriptedIdentity(),
            new ScriptedRekognition(storage),
            new ScriptedAccount(),
            new ScriptedTraining(storage, tags),
            endpoints,
            new ScriptedTransforms(tags, endpoints, storage),
            new ScriptedSchedules(tags),
            tags,
            storage,
        ];
    }
}
