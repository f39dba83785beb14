using Kayfabe.Settings;
namespace Kayfabe.Study.Tests;

/// <summary>Names that scikit-learn, R, XGBoost's own manual and earlier versions give settings.</summary>
public sealed class AlsoCalledTests
{
    [Theory]
    [InlineData("learning_rate", "eta")]
    [InlineData("learning-rate", "eta")]
    [InlineData("train.learning_rate", "train.eta")]
    [InlineData("n_estimators", "num_round")]
    [InlineData("train.num_boost_round", "train.num_round")]
    [InlineData("nrounds", "num_round")]
    [InlineData("reg_lambda", "lambda")]
    [InlineData("train.reg_alpha", "train.alpha")]
    [InlineData("min_split_loss", "gamma")]
    [InlineData("random_state", "train.seed")]
    [InlineData("audit.sharedPosts", "leakage.rows")]
    [InlineData("audit.leakage", "leakage.aboveLimit")]
    public void A_name_of_another_program_leads_to_the_setting(string name, string setting)
    {
        Assert.Empty(SettingList.Of(typeof(StudySettings)).Named(name));
        Assert.Equal(setting, SettingList.Of(typeof(StudySettings)).Nearest(name));
    }

    [Fact]
    public void An_option_of_that_name_is_a_fault_that_says_the_right_one() =>
        Assert.Contains(
            "--set=train.learning_rate=0.1: unknown setting. Did you mean --set=train.eta=0.1?",
            Faults("""{"title": "T", "question": "Q?"}""", new SettingOverride("train.learning_rate", "0.1")));

    [Fact]
    public void A_key_of_that_name_is_a_fault_that_says_the_right_one() =>
        Assert.Contains(
            "study.json(1,45): 'reg_lambda' is not a setting of train. It is called 'lambda'.",
            Faults("""{"title": "T", "question": "Q?", "train": { "reg_lambda": 2 }}"""));

    [Fact]
    public void The_section_audit_is_now_called_leakage() =>
        Assert.Contains(
            "study.json(1,34): 'audit' is not a setting. It is called 'leakage'.",
            Faults("""{"title": "T", "question": "Q?", "audit": { "leakage": "fail" }}"""));

    private static IEnumerable<string> Faults(string json, params SettingOverride[] options) =>
        Assert.Throws<InputException>(() => SettingsFile.Parse<StudySettings>(
                System.Text.Encoding.UTF8.GetBytes(json), "study.json", options))
            .Faults.Select(fault => fault.ToString());
}
