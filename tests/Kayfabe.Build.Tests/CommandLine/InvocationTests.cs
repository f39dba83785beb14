using Kayfabe.Build.CommandLine;
using Kayfabe.Settings;

namespace Kayfabe.Build.Tests.CommandLine;

public sealed class InvocationTests
{
    [Theory]
    [InlineData("Report")]
    [InlineData("Train", "--target=Train")]
    [InlineData("Train", "--target", "train")]
    [InlineData("Train", "-t", "TRAIN")]
    [InlineData("Train", "-t=Train")]
    [InlineData("Train", "-e", "--target=Train", "--verbosity=q")]
    [InlineData("Report", "--max_depth", "3", "--study=small")]
    [InlineData("Report", "--tree")]
    [InlineData("Clean", "--target=Clean", "--study=small")]
    public void What_can_be_meant_is_read(string target, params string[] words) =>
        Assert.Equal(target, Invocation.Parse(words).Target);

    [Fact]
    public void A_setting_is_given_by_its_last_part_or_by_set()
    {
        var given = Invocation.Parse(
            ["--threshold=90", "--minimum-support", "3", "--set=train.eta=0.1", "--set", "train.alpha=0", "--parents",
                "--gamma", "-1"]);

        Assert.Equal(
            ["--threshold=90", "--minimum-support=3", "--set=train.eta=0.1", "--set=train.alpha=0", "--parents=true",
                "--gamma=-1"],
            given.Overrides.Select(setting => setting.Option));
    }

    [Fact]
    public void Nothing_after_the_equals_sign_takes_an_optional_setting_away() =>
        Assert.Equal("--set=split.seed=", Assert.Single(Invocation.Parse(["--set=split.seed="]).Overrides).Option);

    [Fact]
    public void Cake_is_told_the_target_and_how_to_run_it_and_nothing_else() =>
        Assert.Equal(
            ["--target=Train", "--exclusive", "--dryrun", "--verbosity=quiet"],
            Invocation.Parse(["--dryrun", "--study=small", "--eta=0.1", "-v", "quiet", "-e", "-t", "train"]).ForCake);

    [Theory]
    // The nearest right form of what is almost an option.
    [InlineData("unknown option '-target'. Did you mean --target=Train?", "-target=Train")]
    [InlineData("unknown option '-target'. Did you mean --target=Train?", "-target", "Train")]
    [InlineData("unknown option '--Target'. Did you mean --target=Train?", "--Target=Train")]
    [InlineData("unknown option '--target:Train'. Did you mean --target=Train?", "--target:Train")]
    [InlineData("unknown option '--targte'. Did you mean --target=Train?", "--targte=Train")]
    [InlineData("unknown option '-study'. Did you mean --study=small?", "-study=small")]
    [InlineData("unknown option '--dry-run'. Did you mean --dryrun?", "--dry-run")]
    [InlineData("unknown option '--whatif'. Did you mean --dryrun?", "--whatif")]
    [InlineData("unknown option '--a'. Did you mean --from=HEAD?", "--a=HEAD", "--target=Compare")]
    [InlineData("unknown option '--'. Leave it out: options follow the name of the script directly.", "--",
        "--target=Train")]
    [InlineData("unknown option '-x'. --help lists all options and settings.", "-x")]
    [InlineData("unknown option '---'. --help lists all options and settings.", "---")]
    [InlineData("'Train' is not an option. Did you mean --target=Train?", "Train")]
    [InlineData("'trian' is not an option. Did you mean --target=Train?", "--study=small", "trian")]
    [InlineData("'' is not an option. Options begin with two dashes; --help lists them.", "")]
    [InlineData("'-1' is not an option. Options begin with two dashes; --help lists them.", "--tree", "-1")]
    // Settings.
    [InlineData("unknown option '--treshold'. Did you mean --threshold=90?", "--treshold=90")]
    [InlineData("unknown option '-threshold'. Did you mean --threshold=90?", "-threshold=90")]
    [InlineData("unknown option '--featurize.threshold'. Did you mean --set=featurize.threshold=90?",
        "--featurize.threshold=90")]
    [InlineData("unknown option '--learning_rate'. Did you mean --eta=0.1?", "--learning_rate=0.1")]
    [InlineData("unknown setting 'train.learning_rate'. Did you mean --set=train.eta=0.1?",
        "--set=train.learning_rate=0.1")]
    [InlineData("unknown setting 'train.n_estimators'. Did you mean --set=train.num_round=50?",
        "--set=train.n_estimators=50")]
    [InlineData("unknown setting 'xyzzy'. --help lists all settings.", "--set=xyzzy=1")]
    [InlineData(
        "--set=train.eta has no value for the setting. Write --set=<setting>=<value>: --set=train.max_depth=3.",
        "--set=train.eta")]
    [InlineData("--set has no value. Write --set=<setting>=<value>: --set=train.max_depth=3.", "--set=")]
    [InlineData("--threshold has no value. Write --threshold=<value>, or leave it out.", "--threshold")]
    // Values.
    [InlineData("--study is given twice: 'small' and 'large'. Give it once.", "--study=small", "--study=large")]
    [InlineData("--target is given twice: 'Train' and 'Split'. Give it once.", "--target=Train", "-t", "Split")]
    [InlineData("--exclusive is given twice. Give it once.", "--exclusive", "-e")]
    [InlineData("--study has no value. Write --study=<name>, or leave it out.", "--study=")]
    [InlineData("--study has no value. Write --study=<name>, or leave it out.", "--study", "--tree")]
    [InlineData("-t has no value. Write --target=<name>, or leave it out.", "-t")]
    [InlineData("--dryrun takes no value. Write --dryrun without '=true'.", "--dryrun=true")]
    [InlineData("--verbosity=loud: unknown level. The levels are quiet, minimal, normal, verbose and diagnostic.",
        "--verbosity=loud")]
    [InlineData("--verbosity=quite: unknown level. Did you mean --verbosity=quiet?", "--verbosity=quite")]
    [InlineData("unknown target 'Trian'. Did you mean --target=Train?", "--target", "Trian")]
    [InlineData("--dryrun and --tree are given together. Give one of them.", "--tree", "--dryrun")]
    // What the target has no use for.
    [InlineData("Train does not use --from. Leave it out: it is for Compare.", "--target=Train", "--from=HEAD")]
    [InlineData("Report does not use --results. Leave it out: it is for Test.", "--results=folder")]
    [InlineData("Schema does not use --mirror. Leave it out.", "--target=Schema", "--mirror=folder")]
    [InlineData("Test does not use --study. Leave it out.", "--target=Test", "--study=small")]
    [InlineData("--eta=0.2: Clean uses no settings. Leave it out, or choose another target.", "--target=Clean",
        "--eta=0.2")]
    public void What_cannot_be_meant_is_refused_once(string fault, params string[] words) =>
        Assert.Equal(fault, Assert.Throws<InputException>(() => Invocation.Parse(words)).Message);

    [Fact]
    public void All_faults_are_said_together() =>
        Assert.Equal(
            ["unknown option '--mirrror'. Did you mean --mirror=x?",
                "--study has no value. Write --study=<name>, or leave it out.",
                "unknown target 'Trian'. Did you mean --target=Train?"],
            Assert.Throws<InputException>(
                () => Invocation.Parse(["--mirrror=x", "--study=", "--target=Trian"])).Faults.Select(
                    fault => fault.ToString()));

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("-?")]
    [InlineData("/?")]
    public void Help_is_given_whatever_else_is_wrong(string help) =>
        Assert.True(Invocation.Parse(["-target=Train", help, "--xyzzy"]).Has("help"));
}
