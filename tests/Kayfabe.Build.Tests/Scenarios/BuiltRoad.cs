namespace Kayfabe.Build.Tests.Scenarios;

/// <summary>A checkout with a study of the whole road that was built once, for tests to copy.</summary>
public sealed class BuiltRoad : IDisposable
{
    public BuiltRoad() => Checkout.Run().Succeeded();

    internal Checkout Checkout { get; } = Checkout.Fresh(new RoadStudy());

    public void Dispose() => Checkout.Dispose();
}
