using Cake.Core;
using Cake.Frosting;
using Kayfabe.Build;
using Kayfabe.Build.Hosting;
using Microsoft.Extensions.DependencyInjection;

return Invocation.Check(args) is { } code
    ? code
    : new CakeHost()
        .UseContext<BuildContext>()
        .UseLifetime<Lifetime>()
        .ConfigureServices(services => services.AddSingleton<ICakeReportPrinter, StageBanner>())
        .Run(Invocation.Complete(args));
