namespace Kayfabe.Study.Fetching;

/// <summary>Where a picture's file can be fetched.</summary>
/// <param name="Picture">The picture's id.</param>
/// <param name="Text">The address, as the export has it.</param>
public sealed record PictureAddress(string Picture, string Text);

/// <summary>What is known of a picture's address before anybody is asked.</summary>
public enum AddressState
{
    /// <summary>It can be asked.</summary>
    Usable,

    /// <summary>The export has none.</summary>
    Missing,

    /// <summary>It is none of http or https, or has a user name in it.</summary>
    Unusable,

    /// <summary>It says itself that it does not work any more.</summary>
    Expired,
}
