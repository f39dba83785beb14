using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Tests.Keys;

public class ReasonLaws
{
    private static readonly KeyEntry[] Before =
    [
        new(EntryKind.Schema, "Train", "1"),
        new(EntryKind.Code, "Train", "sha256:aa"),
        new(EntryKind.Package, "CsvHelper", "34.0.0"),
        new(EntryKind.Environment, "XGBoost", "1.7.4"),
        new(EntryKind.Setting, "max_depth", "5"),
        new(EntryKind.Input, "a.csv", "sha256:01"),
        new(EntryKind.Artifact, "Split/rows.csv", "sha256:02"),
    ];

    private static Miss Explain(params KeyEntry[] now) => Difference.Explain(Before, now, static (_, _) => null);

    private static KeyEntry[] With(KeyEntry changed) =>
        [.. Before.Where(entry => entry.Kind != changed.Kind), changed];

    [Fact]
    public void Without_an_earlier_run_the_reason_is_that() =>
        Assert.Equal(MissReason.NeverRan, Difference.Explain(null, Before, static (_, _) => null).Reason);

    [Fact]
    public void The_same_key_without_a_result_is_not_in_the_store() =>
        Assert.Equal(MissReason.NotInStore, Explain(Before).Reason);

    [Theory]
    [InlineData(EntryKind.Schema, "Train", "2", MissReason.SchemaChanged, "Train 1 -> 2")]
    [InlineData(EntryKind.Code, "Train", "sha256:bb", MissReason.CodeChanged, "code of Train changed")]
    [InlineData(EntryKind.Package, "CsvHelper", "34.0.1", MissReason.PackageChanged, "CsvHelper 34.0.0 -> 34.0.1")]
    [InlineData(EntryKind.Environment, "XGBoost", "3.0.5", MissReason.EnvironmentChanged, "XGBoost 1.7.4 -> 3.0.5")]
    [InlineData(EntryKind.Setting, "max_depth", "3", MissReason.SettingChanged, "max_depth 5 -> 3")]
    [InlineData(EntryKind.Setting, "max_depth", null, MissReason.SettingChanged, "max_depth 5 -> (none)")]
    [InlineData(EntryKind.Input, "a.csv", "sha256:03", MissReason.InputChanged, "a.csv edited")]
    [InlineData(EntryKind.Input, "a.csv", null, MissReason.InputChanged, "a.csv removed")]
    [InlineData(EntryKind.Input, "b.csv", "sha256:01", MissReason.InputChanged, "a.csv renamed to b.csv")]
    [InlineData(
        EntryKind.Artifact, "Split/rows.csv", "sha256:04", MissReason.ArtifactChanged, "Split/rows.csv changed")]
    public void Each_kind_of_change_has_its_reason_and_names_what_changed(
        EntryKind kind, string name, string? value, MissReason reason, string detail) =>
        Assert.Equal(new Miss(reason, detail), Explain(With(new KeyEntry(kind, name, value))));

    [Fact]
    public void The_file_of_a_library_is_named_only_where_its_version_is_the_same()
    {
        static KeyEntry[] Xgboost(string version, byte library) =>
        [
            new(EntryKind.Environment, "XGBoost", version),
            new(EntryKind.Environment, Difference.LibraryOf("XGBoost"), Digest.Of([library]).ToString()),
        ];
        static string Detail(KeyEntry[] before, KeyEntry[] now) =>
            Difference.Explain(before, now, static (_, _) => null).Detail;
        Assert.Equal("XGBoost 1.7.4 -> 2.0.3", Detail(Xgboost("1.7.4", 1), Xgboost("2.0.3", 2)));
        Assert.Equal(
            "XGBoost library sha256:4bf5122f3445.. -> sha256:dbc1b4c900ff..",
            Detail(Xgboost("1.7.4", 1), Xgboost("1.7.4", 2)));
        Assert.Equal(
            "XGBoost library sha256:4bf5122f3445.. added", Detail(Xgboost("1.7.4", 1)[..1], Xgboost("1.7.4", 1)));
    }

    [Fact]
    public void Added_and_removed_files_are_named()
    {
        Assert.Equal("b.csv added", Explain([.. Before, new KeyEntry(EntryKind.Input, "b.csv", "sha256:05")]).Detail);
        Assert.Equal("a.csv removed", Explain([.. Before.Where(entry => entry.Kind != EntryKind.Input)]).Detail);
    }

    [Fact]
    public void Of_several_changes_the_first_kind_gives_the_reason_and_the_rest_are_counted()
    {
        KeyEntry[] now =
        [
            .. With(new KeyEntry(EntryKind.Setting, "max_depth", "3")),
            new KeyEntry(EntryKind.Input, "b.csv", "sha256:05"),
        ];
        Assert.Equal(new Miss(MissReason.SettingChanged, "max_depth 5 -> 3; and 1 more"), Explain(now));
    }
}
