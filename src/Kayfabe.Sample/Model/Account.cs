namespace Kayfabe.Sample.Model;

/// <summary>The fictional account. The names were made up for this study and are meant to be nobody's.</summary>
internal static class Account
{
    public const string Username = "synthetic_zephra_quillstone";

    public const string Name = "Zephra Quillstone";

    public const string FullName = "Zephra Quillstone (synthetic)";

    public const string Profile = "https://www.instagram.com/" + Username;

    /// <summary>Accounts that posts tag, as fictional as the first.</summary>
    public static readonly IReadOnlyList<string> Others =
        ["synthetic_brinewater_cw", "synthetic_odd_thistlewick", "synthetic_marrow_jane", "synthetic_pip_ashgrove"];

    /// <summary>Places that posts name, not on any map.</summary>
    public static readonly IReadOnlyList<string> Places =
        ["Brinewater Arena (synthetic)", "Port Quillmoor (synthetic)", "Thistlewick, Upper Fenmark (synthetic)"];
}
