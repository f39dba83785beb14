using System.Runtime.ExceptionServices;
using Kayfabe.Settings;

namespace Kayfabe.Study.Tables;

/// <summary>Reads or writes several files at once, where none depends on another.</summary>
internal static class SideBySide
{
    /// <summary>Runs all; where some fail, the fault of the first of them, in the order given, is what the caller sees.</summary>
    public static void Run(params Action[] actions)
    {
        var faults = new ExceptionDispatchInfo?[actions.Length];
        Parallel.For(0, actions.Length, i =>
        {
            try
            {
                actions[i]();
            }
            catch (Exception e) when (e is InputException or IOException or UnauthorizedAccessException)
            {
                faults[i] = ExceptionDispatchInfo.Capture(e);
            }
        });
        foreach (var fault in faults)
            fault?.Throw();
    }
}
