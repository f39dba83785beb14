using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.IO;

namespace Cake.Frosting.Internal;

/// <summary>
/// Cake's settings: the command line's over those of <c>cake.config</c>, of the environment (<c>CAKE_*</c>) and the
/// host's own.
/// </summary>
internal static class Configuration
{
    public static ICakeConfiguration Read(Services services, Dictionary<string, string> own)
    {
        var given = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var argument in services.Get<ICakeArguments>().GetArguments())
            given[argument.Key] = argument.Value.FirstOrDefault() ?? "";

        // Without a file, looking up the few settings that are asked for is sooner done than Cake's reading of all.
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
