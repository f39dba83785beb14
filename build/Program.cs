using Cake.Frosting;
using Kayfabe.Build;
using Kayfabe.Build.Hosting;

return Invocation.Check(args) is { } code
    ? code
    : new CakeHost()
        .UseContext<BuildContext>()
        .UseLifetime<Lifetime>()
        .UseCakeSetting("Settings_NoReport", "true") // Our own table says more.
        .Run(Invocation.Complete(args));
