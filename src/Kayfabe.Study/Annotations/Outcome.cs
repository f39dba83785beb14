namespace Kayfabe.Study.Annotations;

/// <summary>How a picture's annotations became its outcome.</summary>
public enum How
{
    /// <summary>Two or more annotators say the same.</summary>
    Agreed,

    /// <summary>One annotator only.</summary>
    One,

    /// <summary>More annotators say it than say the other.</summary>
    Majority,

    /// <summary>As many say yes as no; the first annotator's value is used.</summary>
    Tie,

    /// <summary>Annotators differ; the first annotator's value is used, as the settings say.</summary>
    First,

    /// <summary>The adjudicator's value is used.</summary>
    Adjudicated,

    /// <summary>Annotators differ, and the settings want all to agree: no outcome.</summary>
    Disagreement,

    /// <summary>Annotators differ, and the adjudicator did not annotate the picture: no outcome.</summary>
    NotAdjudicated,
}

/// <summary>The outcome of one picture and how it was reached.</summary>
/// <param name="Picture">The picture's id.</param>
/// <param name="InKayfabe">The outcome; null where there is none.</param>
/// <param name="How">How it was reached, or why it was not.</param>
/// <param name="Yes">The number of annotators who say yes; the adjudicator is not among them.</param>
/// <param name="No">The number of annotators who say no; the adjudicator is not among them.</param>
public readonly record struct Outcome(string Picture, bool? InKayfabe, How How, int Yes, int No)
{
    /// <summary>
    /// How many more say the outcome than say the other, the adjudicator included where that is who decided; 0 without
    /// an outcome.
    /// </summary>
    public int Margin => InKayfabe is { } yes
        ? (yes ? Yes - No : No - Yes) + (How == How.Adjudicated ? 1 : 0)
        : 0;
}

/// <summary>Resolves the annotations of each picture into one outcome.</summary>
public static class Outcomes
{
    /// <summary>One outcome for each picture, in the order of <see cref="Codings.Pictures"/>.</summary>
    /// <param name="codings">Who says what; the adjudicator counts only where the others differ or say nothing.</param>
    /// <param name="resolution">How differing annotations are resolved.</param>
    public static Outcome[] Resolve(Codings codings, Resolution resolution)
    {
        var outcomes = new Outcome[codings.Pictures.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            var (yes, no, first) = (0, 0, Coding.None);
            foreach (var values in codings.Values)
            {
                var coding = values[i];
                if (first == Coding.None)
                    first = coding;
                yes += coding == Coding.Yes ? 1 : 0;
                no += coding == Coding.No ? 1 : 0;
            }
            var decided = codings.Adjudicator?[i] ?? Coding.None;
            var (inKayfabe, how) = Resolve(yes, no, first == Coding.Yes, resolution, decided);
            outcomes[i] = new Outcome(codings.Pictures[i], inKayfabe, how, yes, no);
        }
        return outcomes;
    }

    private static (bool?, How) Resolve(int yes, int no, bool first, Resolution resolution, Coding decided) =>
        (yes, no, resolution) switch
        {
            (1, 0, _) or (0, 1, _) => (first, How.One),
            ( > 0, 0, _) or (0, > 0, _) => (first, How.Agreed),
            (_, _, Resolution.First) => (first, How.First),
            (_, _, Resolution.Unanimous) => (null, How.Disagreement),
            (_, _, Resolution.Adjudicated) when decided == Coding.None => (null, How.NotAdjudicated),
            (_, _, Resolution.Adjudicated) => (decided == Coding.Yes, How.Adjudicated),
            _ when yes == no => (first, How.Tie),
            _ => (yes > no, How.Majority),
        };
}
