namespace Kayfabe.Aws.Http;

/// <summary>How many requests a second are sent.</summary>
public sealed class RequestPace;
