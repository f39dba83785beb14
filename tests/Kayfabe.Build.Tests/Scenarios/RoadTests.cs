namespace Kayfabe.Build.Tests.Scenarios;

/// <summary>The real host on a study of the whole road, from exports, pictures, recordings and annotations.</summary>
public sealed class RoadTests(BuiltRoad built) : IClassFixture<BuiltRoad>
{
    public static TheoryData<string> Names => [.. RoadTable.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_run_reruns_what_a_change_reaches(string name) =>
        RoadTable.All.Single(scenario => scenario.Name == name).Play(built.Checkout);
}
