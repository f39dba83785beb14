using System.Net;
using Amazon.Runtime;
using FsCheck.Xunit;
using Kayfabe.Aws.Clients;

namespace Kayfabe.Aws.Tests.Clients;

/// <summary>What a failed call says to a user.</summary>
public sealed class ErrorLaws
{
    [Fact]
    public void An_action_that_is_denied_is_named() => Assert.Equal(
        "CreateTrainingJob: access is denied: sagemaker:CreateTrainingJob is not allowed",
        Explained(
            "AccessDeniedException", HttpStatusCode.Forbidden,
            "User: arn:aws:iam::1:user/a is not authorized to perform: sagemaker:CreateTrainingJob on resource: x"));

    [Theory]
    [InlineData("ExpiredTokenException", 400, AwsFailure.Expired)]
    [InlineData("ExpiredToken", 403, AwsFailure.Expired)]
    [InlineData("UnrecognizedClientException", 400, AwsFailure.UnknownCredentials)]
    [InlineData("InvalidClientTokenId", 403, AwsFailure.UnknownCredentials)]
    [InlineData("RequestTimeTooSkewed", 403, AwsFailure.ClockIsWrong)]
    [InlineData("AccessDenied", 403, AwsFailure.Denied)]
    [InlineData("ThrottlingException", 400, AwsFailure.Throttled)]
    [InlineData("SlowDown", 503, AwsFailure.Throttled)]
    [InlineData("ResourceLimitExceeded", 400, AwsFailure.Quota)]
    [InlineData("NoSuchBucket", 404, AwsFailure.Missing)]
    [InlineData("NoSuchEntity", 404, AwsFailure.Missing)]
    [InlineData("InternalFailure", 500, AwsFailure.Broken)]
    [InlineData("ValidationException", 400, AwsFailure.Refused)]
    public void A_code_tells_what_failed(string code, int status, AwsFailure failure) =>
        Assert.Equal(failure, AwsFailures.Of(Error(code, (HttpStatusCode)status, "x")));

    [Fact]
    public void A_missing_endpoint_of_SageMaker_is_missing_although_it_says_validation() => Assert.Equal(
        AwsFailure.Missing,
        AwsFailures.Of(Error("ValidationException", HttpStatusCode.BadRequest, "Could not find endpoint \"arn:...\"")));

    [Theory]
    [InlineData("key AKIAIOSFODNN7EXAMPLE is wrong", "AKIA")]
    [InlineData("token FwoGZXIvYXdzEBYaDHqa0AP1RLYbzcd1dzJKQmRzZmdoamtsw", "FwoGZX")]
    public void Keys_and_tokens_in_a_message_are_not_shown(string message, string secret)
    {
        var text = Explained("ValidationException", HttpStatusCode.BadRequest, message);
        Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        Assert.Contains("...", text, StringComparison.Ordinal);
    }

    [Property]
    public void Whatever_a_service_says_takes_one_line_of_plain_characters(string message)
    {
        var text = Explained("ValidationException", HttpStatusCode.BadRequest, message ?? "");
        Assert.All(text, static c => Assert.InRange(c, ' ', '~'));
        Assert.InRange(text.Length, 1, 300);
    }

    [Fact]
    public void What_is_not_of_AWS_is_not_explained() =>
        Assert.Null(AwsErrors.Explain(new InvalidOperationException(), "DetectLabels"));

    private static string Explained(string code, HttpStatusCode status, string message) =>
        AwsErrors.Explain(Error(code, status, message), "CreateTrainingJob")!.Faults[0].Problem;

    private static AmazonServiceException Error(string code, HttpStatusCode status, string message) =>
        new(message, ErrorType.Sender, code, "id", status);
}
