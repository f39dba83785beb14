using System.Net;
using System.Net.Sockets;

namespace Kayfabe.Build.Fetching;

/// <summary>
/// Which addresses are those of the public internet. A study comes from a stranger: an address of this machine, of its
/// network or of a cloud's metadata service (169.254.169.254) must not be connected to on the user's behalf.
/// </summary>
/// <remarks>
/// The ranges that are not globally reachable: https://www.iana.org/assignments/iana-ipv4-special-registry and
/// https://www.iana.org/assignments/iana-ipv6-special-registry.
/// </remarks>
public static class PublicAddresses
{
    private static readonly IPNetwork[] s_special4 =
    [
        .. ((string[])
        [
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            "224.0.0.0/4", "240.0.0.0/4",
            // Within the public ranges, but of the machine that runs in it: what Azure's machines ask about themselves.
            "168.63.129.16/32",
        ]).Select(IPNetwork.Parse),
    ];

    // Within the global unicast range: protocols and tunnels (Teredo, 6to4), documentation.
    private static readonly IPNetwork[] s_special6 =
        [.. ((string[])["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]).Select(IPNetwork.Parse)];

    private static readonly IPNetwork s_unicast6 = IPNetwork.Parse("2000::/3"),
        s_nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>
    /// Whether an address is of the public internet; of one that stands for an IPv4 address, that one counts.
    /// </summary>
    public static bool Contains(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return Contains(address.MapToIPv4());
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return !Array.Exists(s_special4, range => range.Contains(address));
        if (s_nat64.Contains(address))
            return Contains(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        return s_unicast6.Contains(address) && !Array.Exists(s_special6, range => range.Contains(address));
    }
}
