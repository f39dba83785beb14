using Cake.Core;
using Cake.Core.Diagnostics;

namespace Kayfabe.Build.Terminal;

/// <summary>
/// Prints neither Cake's banners nor its table of durations: a stage that has to run logs why, and the run table ends
/// the run.
/// </summary>
public sealed class SilentReportPrinter : ICakeReportPrinter
{
    /// <inheritdoc/>
    public void Write(CakeReport report)
    {
    }

    /// <inheritdoc/>
    public void WriteStep(string name, Verbosity verbosity)
    {
    }

    /// <inheritdoc/>
    public void WriteLifeCycleStep(string name, Verbosity verbosity)
    {
    }

    /// <inheritdoc/>
    public void WriteSkippedStep(string name, Verbosity verbosity)
    {
    }
}
