using System.Security.Cryptography;
using Amazon.S3.Model;
using Amazon.SageMaker.Model;
using Kayfabe.Aws.Resources;
using Kayfabe.Settings;

namespace Kayfabe.Aws.Serving;

/// <summary>Reads which features an endpoint's own model expects, whatever this machine has.</summary>
public sealed class EndpointFeatures(AccountServices services)
{
    /// <summary>The list that was deployed with the model, checked by its digest.</summary>
    /// <exception cref="InputException">There is no such endpoint, or its model has no list.</exception>
    public async Task<FeatureList> Read(string endpoint, CancellationToken cancel)
    {
        var configuration = (await Describe(endpoint, cancel).ConfigureAwait(false)).EndpointConfigName;
        var variants = (await ServiceAnswers.Find(() => services.SageMaker.DescribeEndpointConfigAsync(
            new DescribeEndpointConfigRequest { EndpointConfigName = configuration }, cancel)).ConfigureAwait(false))
            ?.ProductionVariants;
        if (variants is not [{ ModelName: { } name }])
            throw Unknown(endpoint, "its configuration is gone, or has several models");
        var model = await ServiceAnswers.Find(() => services.SageMaker.DescribeModelAsync(
            new DescribeModelRequest { ModelName = name }, cancel)).ConfigureAwait(false);
        var address = model?.PrimaryContainer?.Environment?.GetValueOrDefault(ModelPlan.FeaturesVariable);
        return address is not null
            ? FeatureList.Parse(await Download(endpoint, address, cancel).ConfigureAwait(false), address)
            : throw Unknown(endpoint, "its model has no list of features with it");
    }

    private async Task<DescribeEndpointResponse> Describe(string endpoint, CancellationToken cancel) =>
        await ServiceAnswers.Find(() => services.SageMaker.DescribeEndpointAsync(
            new DescribeEndpointRequest { EndpointName = endpoint }, cancel)).ConfigureAwait(false)
        ?? throw new InputException(new Fault(
            $"there is no endpoint {Quotation.Of(endpoint)} in {services.Region}", "Make one with --target=Deploy."));

    private async Task<byte[]> Download(string endpoint, string address, CancellationToken cancel)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != "s3"
            || Path.GetFileNameWithoutExtension(uri.AbsolutePath) is not { Length: 64 } digits)
        {
            throw Unknown(endpoint, $"{Quotation.Of(address)} is no address of one");
        }
        var request = new GetObjectRequest
        {
            BucketName = uri.Host,
            Key = Uri.UnescapeDataString(uri.AbsolutePath[1..]),
        };
        using var found = await ServiceAnswers.Find(() => services.S3.GetObjectAsync(request, cancel))
            .ConfigureAwait(false) ?? throw Unknown(endpoint, $"{address} is not there any more");
        using var bytes = new MemoryStream();
        if (await new ObjectBody().Copy(
            found.ResponseStream, FeatureList.MostBytes, bytes, address, cancel).ConfigureAwait(false)
            > FeatureList.MostBytes)
        {
            throw Unknown(endpoint, "it is too large");
        }
        var content = bytes.ToArray();
        return Convert.ToHexStringLower(SHA256.HashData(content)) == digits
            ? content : throw Unknown(endpoint, $"{address} has another content than its name says");
    }

    private static InputException Unknown(string endpoint, string why) => new(new Fault(
        $"which columns the endpoint {endpoint} expects is not known: {why}",
        "Deploy the model again with --target=Deploy: columns in another order give wrong predictions without a word."));
}
