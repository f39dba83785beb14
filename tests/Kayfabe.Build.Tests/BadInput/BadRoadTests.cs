using Kayfabe.Build.Tests.Scenarios;

namespace Kayfabe.Build.Tests.BadInput;

/// <summary>What the real host says of files of the whole road that it cannot use.</summary>
public sealed class BadRoadTests(BuiltRoad built) : IClassFixture<BuiltRoad>
{
    public static TheoryData<string> Names => [.. BadRoadTable.All.Select(bad => bad.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Bad_input_is_explained_and_changes_nothing(string given) =>
        BadRoadTable.All.Single(bad => bad.Name == given).Check(built.Checkout);
}
