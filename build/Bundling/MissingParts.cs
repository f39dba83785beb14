using Kayfabe.Bundle.Contents;
using Kayfabe.Settings;

namespace Kayfabe.Build.Bundling;

/// <summary>Asks for what a bundle needs and the study does not say: all of it at once, before any work.</summary>
internal static class MissingParts
{
    /// <exception cref="InputException">Something is missing.</exception>
    public static void Ask(BuildContext context)
    {
        var faults = new FaultList();
        foreach (var fault in MissingAbout.Of(context.Settings.About, context.Paths.Display(context.Paths.StudyFile)))
            faults.Add(fault);
        faults.ThrowIfAny();
    }
}
