using Kayfabe.Remote.Transport;
using Kayfabe.Settings;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Running;

/// <summary>The option <c>--remote</c>.</summary>
[OutsideFingerprint("It names a place, and no place enters a result.")]
public static class RemoteOption
{
    /// <summary>Reads the address.</summary>
    /// <exception cref="InputException">It is none.</exception>
    public static RemoteAddress Parse(string address) => RemoteAddress.Parse(address, out var problem)
        ?? throw new InputException(new Fault(
            // Without the text: credentials may be in it.
            $"--remote: {problem}", $"Write --remote={RemoteAddress.Forms}."));
}
