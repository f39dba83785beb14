using System.Text;
using System.Text.Json.Nodes;
using Amazon.CloudWatchLogs.Model;
using Amazon.IdentityManagement.Model;
using Amazon.Rekognition.Model;
using Amazon.SageMaker.Model;
using Amazon.SageMakerRuntime.Model;
using Amazon.Scheduler;
using Amazon.Scheduler.Model;
using Kayfabe.Aws.Clients;
using Kayfabe.ScriptedAws.Server;

namespace Kayfabe.Aws.Tests.StandIns;

/// <summary>What is written to a service, and read of it.</summary>
public sealed class ProtocolLaws : IDisposable
{
    private readonly Recorder _service = new();
    private readonly ScriptedServer _server;
    private readonly AwsClients _clients;

    public ProtocolLaws()
    {
        _server = new ScriptedServer([_service]);
        _clients = TestClients.Of(_server.Url);
    }

    [Fact]
    public async Task Json_has_what_is_set_and_bytes_are_encoded_once()
    {
        _service.Answers("{}");
        await _clients.Rekognition.DetectLabelsAsync(
            new DetectLabelsRequest
            {
                Image = new Image { Bytes = new MemoryStream([1, 2, 3]) },
                MinConfidence = 50.5f,
            });
        Assert.Equal("""{"Image":{"Bytes":"AQID"},"MinConfidence":50.5}""", _service.Body);
        Assert.Equal("application/x-amz-json-1.1", _service.Request!.Headers["Content-Type"]);
    }

    [Fact]
    public async Task Times_are_seconds_and_milliseconds_where_the_SDK_has_times()
    {
        _service.Answers("""{"TrainingJobStatus":"Rewinding","CreationTime":1793491200.25,"FinalMetricDataList":[]}""");
        var job = await _clients.SageMaker.DescribeTrainingJobAsync(
            new DescribeTrainingJobRequest { TrainingJobName = "a" });
        Assert.Equal(new DateTime(2026, 11, 1, 0, 0, 0, 250, DateTimeKind.Utc), job.CreationTime);
        Assert.Equal("Rewinding", job.TrainingJobStatus.Value); // A status that the model does not know yet.
        Assert.Empty(job.FinalMetricDataList);
        Assert.Null(job.HyperParameters);
        _service.Answers("""{"events":[{"timestamp":1793491200250,"message":"m"}],"nextForwardToken":"f/1"}""");
        var log = await _clients.Logs.GetLogEventsAsync(
            new GetLogEventsRequest { LogStreamName = "s", StartTime = job.CreationTime, StartFromHead = true });
        Assert.Equal(job.CreationTime, log.Events[0].Timestamp);
        Assert.Equal("""{"logStreamName":"s","startFromHead":true,"startTime":1793491200250}""", Sorted(_service.Body));
    }

    [Fact]
    public async Task A_body_of_an_endpoint_is_sent_and_returned_as_it_is()
    {
        _service.Answers(
            "0.5\n", new() { ["x-Amzn-Invoked-Production-Variant"] = "all", ["Content-Type"] = "text/csv" });
        var response = await _clients.Runtime.InvokeEndpointAsync(new InvokeEndpointRequest
        {
            EndpointName = "kayfabe-a",
            ContentType = "text/csv",
            Accept = "text/csv",
            Body = new MemoryStream("1,2\n"u8.ToArray()),
        });
        Assert.Equal("POST /endpoints/kayfabe-a/invocations", $"{_service.Request!.Method} {_service.Request.Path}");
        Assert.Equal("1,2\n", _service.Body);
        Assert.Equal("text/csv", _service.Request.Headers["Content-Type"]);
        Assert.Equal("0.5\n", Encoding.UTF8.GetString(response.Body.ToArray()));
        Assert.Equal(("all", "text/csv"), (response.InvokedProductionVariant, response.ContentType));
    }

    [Fact]
    public async Task An_error_of_a_model_has_what_the_model_said()
    {
        _service.Answers(
            """{"Message":"m","OriginalStatusCode":500,"OriginalMessage":"bad row","LogStreamArn":"arn:x"}""",
            new() { ["x-amzn-ErrorType"] = "ModelError" }, status: 424);
        var e = await Assert.ThrowsAsync<ModelErrorException>(
            () => _clients.Runtime.InvokeEndpointAsync(new InvokeEndpointRequest { EndpointName = "a" }));
        Assert.Equal((500, "bad row", "arn:x"), (e.OriginalStatusCode, e.OriginalMessage, e.LogStreamArn));
        Assert.Equal(1, _server.Requests);
    }

    [Fact]
    public async Task Members_are_in_path_query_and_body()
    {
        _service.Answers("""{"ScheduleArn":"arn:s"}""");
        var made = await _clients.Scheduler.CreateScheduleAsync(new CreateScheduleRequest
        {
            Name = "a b/c",
            FlexibleTimeWindow = new FlexibleTimeWindow { Mode = FlexibleTimeWindowMode.OFF },
            ActionAfterCompletion = ActionAfterCompletion.DELETE,
        });
        Assert.Equal("arn:s", made.ScheduleArn);
        Assert.Equal("/schedules/a b/c", _service.Request!.Path);
        var body = JsonNode.Parse(_service.Body)!.AsObject();
        Assert.False(body.ContainsKey("Name"));
        Assert.Equal("OFF", (string?)body["FlexibleTimeWindow"]!["Mode"]);
        Assert.NotEmpty((string)body["ClientToken"]!); // Made up, so that a repeated request is known as such.
        _service.Answers("""{"Schedules":[]}""");
        await _clients.Scheduler.ListSchedulesAsync(new ListSchedulesRequest { GroupName = "g", MaxResults = 5 });
        Assert.Equal("GET", _service.Request.Method);
        Assert.Equal(("g", "5"), (_service.Request.Query["ScheduleGroup"], _service.Request.Query["MaxResults"]));
    }

    [Fact]
    public async Task A_form_has_lists_and_structures_and_XML_is_read()
    {
        _service.Answers("""
            <SimulatePrincipalPolicyResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
            <SimulatePrincipalPolicyResult>
            <IsTruncated>false</IsTruncated><EvaluationResults><member><EvalActionName>iam:PassRole</EvalActionName>
            <EvalDecision>implicitDeny</EvalDecision><MissingContextValues/></member></EvaluationResults>
            </SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>
            """);
        var response = await _clients.Iam.SimulatePrincipalPolicyAsync(new SimulatePrincipalPolicyRequest
        {
            PolicySourceArn = "arn:aws:iam::1:role/a",
            ActionNames = ["iam:PassRole"],
            ContextEntries = [new ContextEntry { ContextKeyName = "k", ContextKeyValues = ["v w"] }],
        });
        Assert.Equal(
            "Action=SimulatePrincipalPolicy&Version=2010-05-08&ActionNames.member.1=iam%3APassRole"
            + "&ContextEntries.member.1.ContextKeyName=k&ContextEntries.member.1.ContextKeyValues.member.1=v%20w"
            + "&PolicySourceArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fa",
            "Action=SimulatePrincipalPolicy&Version=2010-05-08&"
            + string.Join('&', _service.Body.Split('&')[2..].Order(StringComparer.Ordinal)));
        Assert.Equal(("implicitDeny", false), (response.EvaluationResults[0].EvalDecision.Value, response.IsTruncated));
    }

    [Fact]
    public async Task Pages_are_asked_for_until_there_is_no_next_one()
    {
        _service.Answers("""{"TrainingJobSummaries":[{"TrainingJobName":"a"}],"NextToken":"t"}""");
        _service.ThenAnswers("""{"TrainingJobSummaries":[{"TrainingJobName":"b"}]}""");
        var names = new List<string>();
        var pages = _clients.SageMaker.Paginators.ListTrainingJobs(new ListTrainingJobsRequest());
        await foreach (var job in pages.TrainingJobSummaries)
            names.Add(job.TrainingJobName);
        Assert.Equal(["a", "b"], names);
        Assert.Equal("""{"NextToken":"t"}""", _service.Body);
    }

    public void Dispose()
    {
        _clients.Dispose();
        _server.Dispose();
    }

    private static string Sorted(string json) =>
        new JsonObject(JsonNode.Parse(json)!.AsObject().OrderBy(static one => one.Key, StringComparer.Ordinal)
            .Select(static one => KeyValuePair.Create(one.Key, one.Value?.DeepClone()))).ToJsonString();

    /// <summary>Keeps the last request, and answers what it is told.</summary>
    private sealed class Recorder : IScriptedService
    {
        private readonly Queue<ScriptedResponse> _answers = [];

        public ScriptedRequest? Request { get; private set; }

        public string Body => Encoding.UTF8.GetString(Request!.Body);

        public void Answers(string body, Dictionary<string, string>? headers = null, int status = 200)
        {
            _answers.Clear();
            _answers.Enqueue(new ScriptedResponse(status, Encoding.UTF8.GetBytes(body)) { Headers = headers ?? [] });
        }

        public void ThenAnswers(string body) =>
            _answers.Enqueue(new ScriptedResponse(200, Encoding.UTF8.GetBytes(body)));

        public Task<ScriptedResponse?> Answer(ScriptedRequest request, CancellationToken cancel)
        {
            Request = request;
            return Task.FromResult<ScriptedResponse?>(_answers.Count > 1 ? _answers.Dequeue() : _answers.Peek());
        }
    }
}
