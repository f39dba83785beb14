using Kayfabe.Provenance;
using Kayfabe.Provenance.Signing;
using Kayfabe.Settings;

namespace Kayfabe.Build.Signing;

/// <summary>The private key that <c>--sign</c> names.</summary>
internal static class KeyFile
{
    /// <summary>The variable with the password of an encrypted key.</summary>
    public const string PasswordVariable = "KAYFABE_SIGN_PASSWORD";

    /// <summary>The password; null where none is set.</summary>
    public static string? Password =>
        Environment.GetEnvironmentVariable(PasswordVariable) is { Length: > 0 } password ? password : null;

    /// <summary>Reads the key.</summary>
    /// <param name="path">The file, as it was typed.</param>
    /// <exception cref="InputException">There is no such key, or the password is not right.</exception>
    public static SigningKey Read(string path)
    {
        try
        {
            return SigningKey.Read(Path.GetFullPath(path), Password);
        }
        catch (RefusedException e)
        {
            throw new InputException(new Fault(
                $"--sign={path}: {e.Message}",
                e.Reason == Refusal.WrongPassword
                    ? $"Put its password into the variable {PasswordVariable}."
                    : "Give the file of a private key; --target=Keygen --key=<file> makes one."));
        }
    }
}
