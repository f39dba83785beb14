using Cake.Core;
using Cake.Core.Diagnostics;

namespace Kayfabe.Build.Terminal;

/// <summary>
/// Prints less than Cake does: no banner and no table of durations. A stage that has to run says why; the run table ends
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
