using System.Globalization;
using System.Text;

namespace Kayfabe.ScriptedAws.Server;

/// <summary>The content encoding aws-chunked: pieces with their signatures, and trailing checksums.</summary>
internal static class AwsChunks
{
    /// <summary>The pieces, put together. Signatures are not checked.</summary>
    public static byte[] Join(byte[] body)
    {
        var content = new MemoryStream();
        for (var at = 0; ;)
        {
            var end = at + body.AsSpan(at).IndexOf("\r\n"u8);
            var head = Encoding.ASCII.GetString(body, at, end - at).Split(';')[0];
            var size = int.Parse(head, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (size == 0)
                return content.ToArray();
            content.Write(body, end + 2, size);
            at = end + 2 + size + 2;
        }
    }
}
