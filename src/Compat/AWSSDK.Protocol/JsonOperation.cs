using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.StandIns;

/// <summary>One operation: how its request is written, and its response and errors are read.</summary>
internal abstract class Operation<TRequest, TResponse> : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    protected Operation(ServiceModel service, string name)
    {
        Service = service;
        Name = name;
        Options = new InvokeOptions { RequestMarshaller = this, ResponseUnmarshaller = new Reader(this) };
    }

    public InvokeOptions Options { get; }

    protected ServiceModel Service { get; }

    protected string Name { get; }

    [SuppressMessage("Reliability", "CA2000", Justification = "The SDK's pipeline disposes of the request.")]
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        Shapes.AddTokens(input);
        return Write(
            (TRequest)input, new DefaultRequest(input, Service.Name) { HttpMethod = "POST", ResourcePath = "/" });
    }

    protected abstract IRequest Write(TRequest input, DefaultRequest request);

    /// <summary>Reads a response; an exception of the format's own means that it is malformed.</summary>
    protected abstract TResponse Read(byte[] body, IWebResponseData response);

    protected abstract ErrorText ReadError(byte[] body, IWebResponseData response);

    private sealed class Reader(Operation<TRequest, TResponse> operation) : JsonResponseUnmarshaller
    {
        public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
        {
            var body = BytesOf(input);
            try
            {
                return operation.Read(body, input.ResponseData);
            }
            catch (Exception e) when (e is JsonException or System.Xml.XmlException or FormatException
                or InvalidOperationException)
            {
                throw new AmazonUnmarshallingException(
                    IdOf(input.ResponseData), operation.Name, e, input.ResponseData.StatusCode);
            }
        }

        public override AmazonServiceException UnmarshallException(
            JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) =>
            operation.Service.Error(operation.ReadError(BytesOf(input), input.ResponseData), input.ResponseData, innerException);

        private static byte[] BytesOf(JsonUnmarshallerContext context)
        {
            using var bytes = new MemoryStream();
            context.Stream.CopyTo(bytes);
            return bytes.ToArray();
        }

        private static string? IdOf(IWebResponseData response) =>
            response.IsHeaderPresent("x-amzn-RequestId") ? response.GetHeaderValue("x-amzn-RequestId") : null;
    }
}

/// <summary>An operation of the protocol json 1.1: everything in the body, its name in a header.</summary>
internal sealed class JsonOperation<TRequest, TResponse>(ServiceModel service, string name)
    : Operation<TRequest, TResponse>(service, name)
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    protected override IRequest Write(TRequest input, DefaultRequest request)
    {
        request.Headers["X-Amz-Target"] = $"{Service.Target}.{Name}";
        request.Headers["Content-Type"] = $"application/x-amz-json-{Service.JsonVersion}";
        request.Headers["X-Amz-Api-Version"] = Service.ApiVersion;
        request.Content = JsonSerializer.SerializeToUtf8Bytes(input, Shapes.Json);
        return request;
    }

    protected override TResponse Read(byte[] body, IWebResponseData response) =>
        body.Length == 0 ? new TResponse() : JsonSerializer.Deserialize<TResponse>(body, Shapes.Json) ?? new TResponse();

    protected override ErrorText ReadError(byte[] body, IWebResponseData response) => ErrorText.OfJson(body, response);
}
