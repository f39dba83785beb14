using Kayfabe.Report.Inputs;

namespace Kayfabe.Report.Sections;

/// <summary>The baseline that predicts the same outcome for each row: the more frequent one in training.</summary>
/// <param name="InKayfabe">The outcome; in kayfabe where both are equally frequent.</param>
/// <param name="Accuracy">The share of test rows that have it; null where there are no test rows.</param>
internal sealed record MajorityBaseline(bool InKayfabe, double? Accuracy)
{
    public static MajorityBaseline Of(ReportInputs inputs)
    {
        var (train, test) = (OutcomeCounts.Of(inputs.Train.Rows), OutcomeCounts.Of(inputs.Test.Rows));
        var inKayfabe = train.InKayfabe >= train.NotInKayfabe;
        var right = inKayfabe ? test.InKayfabe : test.NotInKayfabe;
        return new MajorityBaseline(inKayfabe, test.Rows == 0 ? null : (double)right / test.Rows);
    }

    /// <summary>What pages call the outcome.</summary>
    public string Name => InKayfabe ? OutcomeCounts.Positive : OutcomeCounts.Negative;
}
