using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.IO;

namespace Cake.Frosting.Internal;

/// <summary>
/// Cake's settings, by precedence: from the command line, <c>cake.config</c>, the environment (<c>CAKE_*</c>), and the
/// host.
/// </summary>
internal static class Configuration
{
    public static ICakeConfiguration Read(Services services, Dictionary<string, string> own)
    {
        var given = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var argument in services.Get<ICakeArguments>().GetArguments())
            given[argument.Key] = argument.Value.FirstOrDefault() ?? "";

        // Without a file, looking up the few settings in use is faster than reading all of them, as Cake does.
        if (!File.Exists("cake.config"))
            return new WithoutFile(own, given);
        var environment = services.Get<ICakeEnvironment>();
        return new CakeConfigurationProvider(services.Get<IFileSystem>(), environment)
            .CreateConfiguration(environment.WorkingDirectory, own, given);
    }

    private sealed class WithoutFile(Dictionary<string, string> own, Dictionary<string, string> given)
        : ICakeConfiguration
    {
        public string? GetValue(string key)
        {
            var name = key.Replace('.', '_');
            return given.GetValueOrDefault(name)
                ?? Environment.GetEnvironmentVariable("CAKE_" + name.ToUpperInvariant())
                ?? own.GetValueOrDefault(name);
        }
    }
}
