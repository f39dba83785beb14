using Cake.Core;

namespace Cake.Frosting;

/// <summary>Runs before the first task.</summary>
public interface IFrostingSetup
{
    /// <summary>Prepares the run. If it throws, no task runs, but the teardown does.</summary>
    void Setup(ICakeContext context, ISetupContext info);
}

/// <summary>Runs after the last task.</summary>
public interface IFrostingTeardown
{
    /// <summary>Runs at the end, also if the run failed, which <paramref name="info"/> has.</summary>
    void Teardown(ICakeContext context, ITeardownContext info);
}

/// <summary>Runs before the first task and after the last.</summary>
public interface IFrostingLifetime : IFrostingSetup, IFrostingTeardown;
