using System.Globalization;
using System.Text.RegularExpressions;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime;
using Kayfabe.Aws.Clients;

namespace Kayfabe.Aws.Training;

/// <summary>What a host of a job said that it had.</summary>
/// <param name="Host">Its name, <c>algo-1</c>.</param>
/// <param name="TrainingRows">The rows that it trained on; null where it did not say.</param>
/// <param name="ValidationRows">The rows that it measured on; null where it did not say.</param>
public sealed record HostRows(string Host, long? TrainingRows, long? ValidationRows);

/// <summary>Reads the log of a job, a stream a host, as it grows.</summary>
/// <param name="logs">The service.</param>
/// <param name="job">The job's name.</param>
public sealed partial class JobLog(IAmazonCloudWatchLogs logs, string job)
{
    // A log of a million lines says no more than its first ones about rows; pages have up to 10,000 lines.
    private const int MostPages = 50;

    private readonly Dictionary<string, string?> _tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HostRows> _hosts = new(StringComparer.Ordinal);

    /// <summary>What the hosts said, by their names.</summary>
    public IReadOnlyList<HostRows> Hosts =>
        [.. _hosts.Values.OrderBy(host => host.Host, StringComparer.Ordinal)];

    /// <summary>The last finished round, 0-based; null before the first.</summary>
    public int? Round { get; private set; }

    /// <summary>Why the log cannot be read; null where it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether it may tell more a little later.</summary>
    public bool MayCome { get; private set; } = true;

    /// <summary>Reads what is new. A log that is not there yet, or may not be read, is no error here.</summary>
    public async Task Read(CancellationToken cancel)
    {
        try
        {
            foreach (var stream in await Streams(cancel).ConfigureAwait(false))
                await Read(stream, cancel).ConfigureAwait(false);
            (Problem, MayCome) = (null, true);
        }
        catch (ResourceNotFoundException)
        {
            (Problem, MayCome) = ("it does not exist", true);
        }
        catch (Exception e) when (AwsFailures.Of(e) is { } failure)
        {
            (Problem, MayCome) = (
                e is AmazonServiceException { ErrorCode: { Length: > 0 } code } ? code : "the service did not answer",
                failure != AwsFailure.Denied);
        }
    }

    private async Task<List<string>> Streams(CancellationToken cancel)
    {
        var names = new List<string>();
        string? token = null;
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await logs.DescribeLogStreamsAsync(
                new DescribeLogStreamsRequest
                {
                    LogGroupName = JobFailure.LogGroup,
                    LogStreamNamePrefix = job + "/",
                    NextToken = token,
                },
                cancel).ConfigureAwait(false);
            names.AddRange((answer.LogStreams ?? []).Select(stream => stream.LogStreamName));
            token = answer.NextToken;
            if (string.IsNullOrEmpty(token))
                break;
        }
        return names;
    }

    private async Task Read(string stream, CancellationToken cancel)
    {
        var host = HostName().Match(stream) is { Success: true } match ? match.Groups[1].Value : stream;
        _hosts.TryAdd(host, new HostRows(host, null, null));
        for (var page = 0; page < MostPages; page++)
        {
            var before = _tokens.GetValueOrDefault(stream);
            var answer = await logs.GetLogEventsAsync(
                new GetLogEventsRequest
                {
                    LogGroupName = JobFailure.LogGroup,
                    LogStreamName = stream,
                    StartFromHead = true,
                    NextToken = before,
                },
                cancel).ConfigureAwait(false);
            foreach (var line in answer.Events ?? [])
                Take(host, line.Message ?? "");
            _tokens[stream] = answer.NextForwardToken;
            // At the end, the service gives back the token that it got; a page may be empty before.
            if (answer.NextForwardToken is null || answer.NextForwardToken == before)
                break;
        }
    }

    private void Take(string host, string line)
    {
        if (TrainingRows().Match(line) is { Success: true } training)
            _hosts[host] = _hosts[host] with { TrainingRows = Number(training) };
        else if (ValidationRows().Match(line) is { Success: true } validation)
            _hosts[host] = _hosts[host] with { ValidationRows = Number(validation) };
        else if (FinishedRound().Match(line) is { Success: true } round && Number(round) is { } number)
            Round = Math.Max(Round ?? 0, (int)Math.Min(number, int.MaxValue));
    }

    private static long? Number(Match match) =>
        long.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    [GeneratedRegex(@"/(algo-[0-9]+)(-|\z)")]
    private static partial Regex HostName();

    // As the container of XGBoost writes them, 1.0-1 to 3.0-5.
    [GeneratedRegex(@"Train matrix has ([0-9]+) rows")]
    private static partial Regex TrainingRows();

    [GeneratedRegex(@"Validation matrix has ([0-9]+) rows")]
    private static partial Regex ValidationRows();

    [GeneratedRegex(@"(?:\A|\s)\[([0-9]+)\](?:#011|\t)\S+-\S+:")]
    private static partial Regex FinishedRound();
}
