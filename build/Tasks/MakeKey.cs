using System.Text;
using Cake.Frosting;
using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Running;
using Kayfabe.Build.Signing;
using Kayfabe.Provenance.Signing;
using Kayfabe.Provenance.Trust;
using Kayfabe.Settings;

namespace Kayfabe.Build.Tasks;

/// <summary>Makes a pair of keys: the private one as a file, the public one as lines for trust.json.</summary>
[TaskName("Keygen"), Uses("key", "curve")]
[TaskDescription("Make a key for --sign: --key=<file>; never replaces one.")]
public sealed class MakeKey : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var file = context.Options.Key ?? throw new InputException(new Fault(
            "--key is missing: the file of the new private key",
            "Write --key=<file>, outside the checkout, such as --key=../kayfabe.pem."));
        using var key = SigningKey.Create(CurveOf(context.Options.Curve));
        var password = KeyFile.Password;
        Write(Path.GetFullPath(file), key.ToPem(password), file);
        var day = context.Clock.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Console.Out.Write(
            $"""
            Wrote {file}: {CurveNames.NameOf(key.Public.Curve)}, {(password is null
                ? $"not encrypted (set {KeyFile.PasswordVariable} for that)" : "encrypted")}. Keep it out of git.

            In {TrustFile.FileName}, among the builders; the name is what others read:
              {TrustFile.Entry(RunOptions.Builder(), Path.GetFileNameWithoutExtension(file), key.Public, day)}

            """);
    }

    private static Curve CurveOf(string? name) => name is null
        ? Curve.P256
        : CurveNames.Find(name) ?? throw new InputException(new Fault(
            $"--curve={name}: there is no such curve", $"Give {string.Join(", ", CurveNames.Names)}."));

    private static void Write(string path, string pem, string shown)
    {
        try
        {
            // Never over another: whatever it signed could not be signed again.
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var file = new FileStream(path, options);
            file.Write(Encoding.ASCII.GetBytes(pem));
        }
        catch (IOException) when (Path.Exists(path))
        {
            throw new InputException(new Fault(
                $"--key={shown}: there is a file of this name", "Give another name, or move that file away."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(new Fault(
                $"--key={shown}: the file cannot be written", "Give a file in a folder that exists and is yours."));
        }
    }
}
