namespace Kayfabe.Build.Tests.Scenarios;

/// <summary>A checkout that was built once, for tests to copy.</summary>
public sealed class BuiltCheckout : IDisposable
{
    public BuiltCheckout()
    {
        Checkout = Checkout.Fresh();
        FirstRun = Checkout.Run().Succeeded();
    }

    internal Checkout Checkout { get; }

    /// <summary>The run that built it.</summary>
    internal HostRun FirstRun { get; }

    public void Dispose() => Checkout.Dispose();
}
