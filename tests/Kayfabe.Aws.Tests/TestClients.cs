using Amazon.Runtime;
using Kayfabe.Aws.Clients;
using Kayfabe.Aws.Http;

namespace Kayfabe.Aws.Tests;

/// <summary>Clients of a server on this machine.</summary>
internal static class TestClients
{
    /// <summary>Clients that ask a server for everything.</summary>
    public static AwsClients Of(
        Uri server, BackOff? backOff = null, RequestPace? pace = null, TimeProvider? clock = null,
        TimeSpan? attemptTime = null, int? mostBytes = null, string region = "us-east-1")
    {
        var connection = new AwsConnection
        {
            Region = region,
            Credentials = new BasicAWSCredentials("test", "test"),
            Endpoint = server,
            BackOff = backOff ?? BackOff.Default,
            Pace = pace,
            Clock = clock ?? TimeProvider.System,
        };
        return AwsClients.Connect(connection with
        {
            AttemptTime = attemptTime ?? connection.AttemptTime,
            MostBytes = mostBytes ?? connection.MostBytes,
        });
    }
}
