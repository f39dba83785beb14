namespace Kayfabe.Build.Tests.Scenarios;

/// <summary>Something that happens to a checkout that was built once, step by step.</summary>
/// <param name="Name">What happens, a clause.</param>
/// <param name="Steps">The steps.</param>
internal sealed record Scenario(string Name, params IReadOnlyList<Step> Steps)
{
    /// <summary>Does the steps in a copy of a checkout that was built, and checks what comes of each.</summary>
    public void Play(Checkout built)
    {
        using var checkout = built.Copy();
        foreach (var step in Steps)
        {
            step.Edit(checkout);
            var run = checkout.Run([.. step.Options]);
            step.Expected.Check(step.Name, run);
            if (step.Says is { } says)
                Assert.Contains(says.Detail, run[says.Stage].Detail, StringComparison.Ordinal);
            if (step.SameResults)
                checkout.AssertSameResults(built);
        }
    }
}

/// <summary>An edit, a run, and how the stages should come out.</summary>
/// <param name="Name">What the edit does.</param>
/// <param name="Edit">The edit.</param>
/// <param name="Expected">How the stages should come out.</param>
/// <param name="Options">The options of the run.</param>
internal sealed record Step(string Name, Action<Checkout> Edit, Expected Expected, params IReadOnlyList<string> Options)
{
    /// <summary>Whether all artifacts, and what is published, must be byte for byte those of the first build.</summary>
    public bool SameResults { get; init; }

    /// <summary>What the run table must say of a stage: <c>Train: eta 0.3 -> 0.2</c>.</summary>
    public (string Stage, string Detail)? Says { get; init; }
}
