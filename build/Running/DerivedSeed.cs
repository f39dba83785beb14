using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Kayfabe.Build.Running;

/// <summary>A seed for each stage from the one of the study.</summary>
public static class DerivedSeed
{
    /// <summary>The first 31 bits of SHA-256 of <c>"&lt;seed&gt;/&lt;stage&gt;"</c>: 0 to 2,147,483,647.</summary>
    public static int Of(long studySeed, string stage) =>
        BinaryPrimitives.ReadInt32BigEndian(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{studySeed}/{stage}"))) & int.MaxValue;
}
