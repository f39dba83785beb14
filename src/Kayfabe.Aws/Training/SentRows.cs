using System.Globalization;
using Kayfabe.Settings;
using Kayfabe.Study.Cloud;

namespace Kayfabe.Aws.Training;

/// <summary>
/// Compares the rows and hosts that a job's log tells with those that were sent: a host without files trains on
/// nothing, and one without validation rows is left out with its training rows, both without an error.
/// </summary>
public static class SentRows
{
    /// <summary>Checks them.</summary>
    /// <param name="job">The job's name.</param>
    /// <param name="channels">What was sent.</param>
    /// <param name="instances">The number of instances.</param>
    /// <param name="log">What the log told.</param>
    /// <param name="problem">Why the log could not be read; null where it could.</param>
    /// <returns>A sentence for who wants to know; null where the log told nothing, and there is one instance.</returns>
    /// <exception cref="InputException">
    /// They differ; or there are several instances, and the log does not tell.
    /// </exception>
    public static string? Check(
        string job, IReadOnlyList<TrainingChannel> channels, int instances, IReadOnlyList<HostRows> log,
        string? problem)
    {
        var training = Rows(channels, TrainingChannel.Train);
        var validation = Rows(channels, TrainingChannel.Validation);
        var hosts = log.Where(host => host.TrainingRows is not null).ToList();
        if (hosts.Count == 0)
        {
            return instances == 1 ? null : throw Refused(
                job, $"its log does not tell the rows of its {instances} instances"
                    + (problem is null ? "" : $" ({problem})"),
                "Allow logs:DescribeLogStreams and logs:GetLogEvents, and run again: the job itself is not repeated.");
        }
        if (hosts.Count != instances)
            throw Different(job, $"{hosts.Count} of {instances} instances trained");
        var trained = hosts.Sum(host => host.TrainingRows!.Value);
        if (trained != training)
            throw Different(job, $"it trained on {Text(trained)} rows, and {Text(training)} were sent");
        if (validation > 0 && hosts.FirstOrDefault(host => host.ValidationRows != validation) is { } wrong)
        {
            throw Different(job, $"{wrong.Host} measured on {Text(wrong.ValidationRows ?? 0)} validation rows, "
                + $"and {Text(validation)} were sent");
        }
        return instances == 1
            ? $"its log confirms the {Text(training)} rows that were sent"
            : $"its log confirms the {Text(training)} rows that were sent, on {instances} instances";
    }

    private static long Rows(IReadOnlyList<TrainingChannel> channels, string name) =>
        channels.FirstOrDefault(channel => channel.Name == name)?.Rows ?? 0;

    private static InputException Different(string job, string problem) => Refused(
        job, problem, "Its model is not used. Train with one instance, or look at its log: group "
            + $"{JobFailure.LogGroup}, streams {job}/.");

    private static InputException Refused(string job, string problem, string remedy) =>
        new(new Fault($"the training job {job} cannot be trusted: {problem}", remedy));

    private static string Text(long rows) => rows.ToString("N0", CultureInfo.InvariantCulture);
}
