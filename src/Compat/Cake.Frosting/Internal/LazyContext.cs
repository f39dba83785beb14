using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Frosting.Internal;

/// <summary>Cake's context; unlike <see cref="CakeContext"/> it creates a service only when a task uses it.</summary>
internal sealed class LazyContext(Services services) : ICakeContext
{
    public IFileSystem FileSystem => services.Get<IFileSystem>();

    public ICakeEnvironment Environment => services.Get<ICakeEnvironment>();

    public IGlobber Globber => services.Get<IGlobber>();

    public ICakeLog Log => services.Get<ICakeLog>();

    public ICakeArguments Arguments => services.Get<ICakeArguments>();

    public IProcessRunner ProcessRunner => services.Get<IProcessRunner>();

    public IRegistry Registry => services.Get<IRegistry>();

    public IToolLocator Tools => services.Get<IToolLocator>();

    public ICakeDataResolver Data => services.Get<ICakeDataService>();

    public ICakeConfiguration Configuration => services.Get<ICakeConfiguration>();

    public IToolInstaller ToolInstaller => services.Get<IToolInstaller>();

    public IServiceProvider ServiceProvider => services;
}
