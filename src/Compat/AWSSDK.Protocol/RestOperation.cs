using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.StandIns;

/// <summary>An operation of the protocol rest-json: members in path, query, headers and body.</summary>
internal sealed class RestOperation<TRequest, TResponse>(ServiceModel service, string name, string method, string path)
    : Operation<TRequest, TResponse>(service, name)
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    protected override IRequest Write(TRequest input, DefaultRequest request)
    {
        request.HttpMethod = method;
        request.ResourcePath = path;
        request.Headers["X-Amz-Api-Version"] = Service.ApiVersion;
        MemoryStream? payload = null;
        foreach (var property in Shapes.Members(typeof(TRequest)))
        {
            var value = property.GetValue(input);
            switch (property.GetCustomAttribute<PlaceAttribute>())
            {
                case InPathAttribute place when value is null or "":
                    throw new AmazonClientException($"Request object does not have required field {place.Name} set");
                case InPathAttribute place:
                    request.AddPathResource($"{{{place.Name}}}", TextOf(value));
                    break;
                case InQueryAttribute place when value is not null:
                    request.Parameters[place.Name] = TextOf(value);
                    request.UseQueryString = true;
                    break;
                case InHeaderAttribute place when value is not null:
                    request.Headers[place.Name] = TextOf(value);
                    break;
                case PayloadAttribute:
                    payload = (MemoryStream?)value;
                    break;
            }
        }
        if (IsPayload(typeof(TRequest)))
        {
            request.Content = payload?.ToArray() ?? [];
            request.Headers.TryAdd("Content-Type", "application/octet-stream");
        }
        else if (method is "POST" or "PUT")
        {
            request.Content = JsonSerializer.SerializeToUtf8Bytes(input, Shapes.Json);
            request.Headers["Content-Type"] = "application/json";
        }
        return request;
    }

    protected override TResponse Read(byte[] body, IWebResponseData response)
    {
        var result = IsPayload(typeof(TResponse)) || body.Length == 0
            ? new TResponse() : JsonSerializer.Deserialize<TResponse>(body, Shapes.Json) ?? new TResponse();
        foreach (var property in Shapes.Members(typeof(TResponse)))
        {
            switch (property.GetCustomAttribute<PlaceAttribute>())
            {
                case InHeaderAttribute place when response.IsHeaderPresent(place.Name):
                    property.SetValue(result, response.GetHeaderValue(place.Name));
                    break;
                case PayloadAttribute:
                    property.SetValue(result, new MemoryStream(body));
                    break;
            }
        }
        return result;
    }

    protected override ErrorText ReadError(byte[] body, IWebResponseData response) => ErrorText.OfJson(body, response);

    private static bool IsPayload(Type type) =>
        Shapes.Members(type).Any(static property => property.IsDefined(typeof(PayloadAttribute)));

    private static string TextOf(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        ConstantClass constant => constant.Value,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
