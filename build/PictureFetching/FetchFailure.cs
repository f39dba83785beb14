using Kayfabe.Study.Fetching;

namespace Kayfabe.Build.PictureFetching;

/// <summary>Why a picture was not fetched.</summary>
internal enum FetchFailureReason
{
    /// <summary>The export has no address.</summary>
    Missing,

    /// <summary>The address is not one of http or https, or has a user name in it.</summary>
    Unusable,

    /// <summary>The address says that it does not work any more; nobody was asked.</summary>
    Expired,

    /// <summary>The address is one of this machine or of a private network.</summary>
    Private,

    /// <summary>The server could not be reached, or broke off.</summary>
    Unreachable,

    /// <summary>The server answered that it does not have the picture, or does not give it away.</summary>
    Refused,

    /// <summary>The server had too many requests, or failed, each time it was asked.</summary>
    Busy,

    /// <summary>What came is no picture that the image service takes.</summary>
    NotAPicture,

    /// <summary>What came is not what was fetched before.</summary>
    Changed,

    /// <summary>A picture with these bytes was withdrawn from the study.</summary>
    Withdrawn,
}

/// <summary>A picture that was not fetched.</summary>
/// <param name="Address">The picture, and where it was to come from.</param>
/// <param name="Reason">Why.</param>
/// <param name="Detail">What happened, a clause.</param>
internal sealed record FetchFailure(PictureAddress Address, FetchFailureReason Reason, string Detail)
{
    /// <summary>The failure of an address that nobody is asked about.</summary>
    public static FetchFailure Of(PictureAddress address, AddressState state) => state switch
    {
        AddressState.Missing => new(address, FetchFailureReason.Missing, "the export has no address of it"),
        AddressState.Expired => new(address, FetchFailureReason.Expired, "the address has expired"),
        _ => new(
            address, FetchFailureReason.Unusable,
            "the address is not one of http or https, or has a user name in it"),
    };
}

/// <summary>The texts of reasons.</summary>
internal static class FetchFailureReasons
{
    /// <summary>What failures of a reason have in common, after their number: <c>3 refused by the server</c>.</summary>
    public static string Text(this FetchFailureReason reason) => reason switch
    {
        FetchFailureReason.Missing => "without an address: the export has no imgUrl of them",
        FetchFailureReason.Unusable => "with an address that is not one of http or https",
        FetchFailureReason.Expired => "with an expired address: export the posts again",
        FetchFailureReason.Private => "with an address of this machine or of a private network, which is never asked",
        FetchFailureReason.Unreachable => "whose server was not reached, or broke off",
        FetchFailureReason.Refused => "refused by the server",
        FetchFailureReason.Busy => "whose server had too many requests, or failed",
        FetchFailureReason.NotAPicture => "that the image service would not take",
        FetchFailureReason.Changed => "that are not what was fetched before: nothing was replaced",
        FetchFailureReason.Withdrawn => "with the bytes of a withdrawn picture",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}
