using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;

namespace Kayfabe.Compat.Tests.Frosting;

public sealed class ServiceTests
{
    [Fact]
    public void A_task_may_be_registered_as_a_service()
    {
        var run = new Run(typeof(Exported)).With(host => host.ConfigureServices(services => services
            .AddSingleton<IFrostingTask, Registered>()
            .AddSingleton<IFrostingTask>(new Ready())));

        Assert.Equal(0, run.Of("--target=Exported"));
        Assert.Equal(["Registered", "Ready", "Exported"], run.Notes);
    }

    private sealed class Registered : NotingTask;

    private sealed class Ready : NotingTask;

    [IsDependentOn(typeof(Registered)), IsDependentOn(typeof(Ready))]
    private sealed class Exported : NotingTask;
}
