namespace Kayfabe.Provenance.Envelopes;

/// <summary>Base64 as the formats of others have it.</summary>
internal static class Base64
{
    /// <summary>Reads the standard alphabet and the one for addresses, with or without padding.</summary>
    /// <exception cref="RefusedException">It is neither.</exception>
    public static byte[] Decode(string text, string member)
    {
        var standard = text.Replace('-', '+').Replace('_', '/');
        var missing = -standard.Length & 3;
        var padded = missing is 1 or 2 && !standard.EndsWith('=') ? standard + new string('=', missing) : standard;
        try
        {
            return padded.Any(char.IsWhiteSpace) ? throw new FormatException() : Convert.FromBase64String(padded);
        }
        catch (FormatException)
        {
            throw new RefusedException(Refusal.NotBase64, $"'{member}' is not base64");
        }
    }
}
