using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Kayfabe.Settings;

namespace Kayfabe.Aws.Clients;

/// <summary>As whom the services are called.</summary>
internal static class AwsCredentials
{
    /// <summary>
    /// Those of a profile, or of the SDK's own chain: variables, the default profile, a container's or machine's role.
    /// </summary>
    /// <exception cref="InputException">There is no such profile.</exception>
    public static AWSCredentials Of(AwsConnection connection)
    {
        if (connection.Credentials is { } given)
            return given;
        if (connection.Profile is not { } name)
            return DefaultAWSCredentialsIdentityResolver.GetCredentials();
        return new CredentialProfileStoreChain().TryGetAWSCredentials(name, out var credentials) ? credentials
            : throw new InputException(new Fault(
                $"--profile={name}: there is no such profile with credentials",
                "Write the name of one in ~/.aws/config or ~/.aws/credentials: aws configure list-profiles"));
    }
}
