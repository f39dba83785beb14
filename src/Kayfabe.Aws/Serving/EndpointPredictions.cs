using Amazon.Runtime;
using Amazon.SageMakerRuntime;
using Amazon.SageMakerRuntime.Model;
using Kayfabe.Settings;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Aws.Serving;

/// <summary>Predicts rows on an endpoint, a request after the other.</summary>
/// <param name="runtime">The service.</param>
/// <param name="endpoint">The endpoint's name.</param>
/// <param name="mostBytes">The size of a request at most.</param>
public sealed class EndpointPredictions(IAmazonSageMakerRuntime runtime, string endpoint, int mostBytes)
{
    private const string Csv = "text/csv";

    /// <summary>One prediction for each row, in their order.</summary>
    /// <param name="matrix">The rows, with the columns of the model.</param>
    /// <param name="objective">The model's objective.</param>
    /// <param name="show">Gets how many rows are done.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="InputException">The endpoint refused, or answered something else.</exception>
    public async Task<IReadOnlyList<PredictedRow>> Predict(
        FeatureMatrix matrix, string objective, Action<int, int> show, CancellationToken cancel)
    {
        var rows = new List<PredictedRow>(matrix.Rows.Count);
        foreach (var payload in PayloadWriter.Payloads(matrix, mostBytes))
        {
            var values = PredictionAnswer.Parse(
                await Ask(payload, cancel).ConfigureAwait(false), payload.Rows, objective);
            rows.AddRange(values.Select((value, i) => new PredictedRow(matrix.Rows[payload.FirstRow + i].Id, value)));
            show(rows.Count, matrix.Rows.Count);
        }
        return rows;
    }

    private async Task<byte[]> Ask(Payload payload, CancellationToken cancel)
    {
        try
        {
            using var body = new MemoryStream(payload.Bytes.ToArray(), writable: false);
            var answer = await runtime.InvokeEndpointAsync(
                new InvokeEndpointRequest { EndpointName = endpoint, ContentType = Csv, Accept = Csv, Body = body },
                cancel).ConfigureAwait(false);
            return answer.Body is { Length: > 0 } content
                ? content.ToArray() : throw InvocationErrors.Empty(endpoint, answer.HttpStatusCode);
        }
        catch (AmazonServiceException e) when (InvocationErrors.Explain(e, endpoint) is { } explained)
        {
            throw explained;
        }
    }
}
