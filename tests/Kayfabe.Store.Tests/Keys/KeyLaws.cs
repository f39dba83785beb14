using System.Globalization;
using FsCheck.Xunit;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Tests.Keys;

public class KeyLaws
{
    private static readonly KeyEntry Threshold = new(EntryKind.Setting, "threshold", "95");

    private static ActionKey Key(params KeyEntry[] entries) => new KeyDescription(entries).Key;

    [Fact]
    public void The_description_is_part_of_the_key() =>
        Assert.NotEqual(Key(Threshold), Key(Threshold with { Name = "floor" }));

    [Fact]
    public void The_kind_is_part_of_the_key() =>
        Assert.NotEqual(Key(Threshold), Key(Threshold with { Kind = EntryKind.Environment }));

    [Fact]
    public void The_value_is_part_of_the_key() =>
        Assert.NotEqual(Key(Threshold), Key(Threshold with { Value = "90" }));

    [Fact]
    public void An_absent_value_is_an_entry_of_its_own()
    {
        var absent = Key(Threshold with { Value = null });
        Assert.NotEqual(absent, Key());
        Assert.NotEqual(absent, Key(Threshold with { Value = "" }));
        Assert.NotEqual(absent, Key(Threshold with { Value = "(none)" }));
    }

    [Property]
    public bool Fields_are_framed_so_that_no_two_lists_share_their_bytes(string a, string b, string c) =>
        (a ?? "", b ?? "", c ?? "") is var (x, y, z)
        && (y.Length == 0
            || Key(new KeyEntry(EntryKind.Input, x + y, z)) != Key(new KeyEntry(EntryKind.Input, x, y + z)));

    [Property]
    public bool The_order_in_which_entries_are_given_does_not_matter(string[] names)
    {
        var entries = names.Select(name => name ?? "").Distinct()
            .Select(name => new KeyEntry(EntryKind.Input, name, name)).ToArray();
        return Key(entries) == Key([.. entries.Reverse()]);
    }

    [Fact]
    public void Two_entries_of_one_name_are_refused() =>
        Assert.Contains(
            "two entries for Setting 'threshold'",
            Assert.Throws<ArgumentException>(() => Key(Threshold, Threshold)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Culture_and_working_directory_do_not_change_the_key()
    {
        var here = Key(Threshold, new KeyEntry(EntryKind.Input, "data/İ.csv", "i"));
        var (culture, folder) = (CultureInfo.CurrentCulture, Directory.GetCurrentDirectory());
        try
        {
            CultureInfo.CurrentCulture = Elsewhere();
            Directory.SetCurrentDirectory(Path.GetTempPath());
            Assert.Equal(here, Key(new KeyEntry(EntryKind.Input, "data/İ.csv", "i"), Threshold));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
            Directory.SetCurrentDirectory(folder);
        }
    }

    // Pinned: keys are compared between machines and versions of this program. If this fails, the way of hashing
    // changed: raise KeyDescription.Format and this together.
    [Fact]
    public void A_key_is_the_same_on_every_machine() =>
        Assert.Equal(
            "sha256:e4b2972e5648cf394edbd7b7b650cdd6a3b115059f448bc131729c319f20addd",
            Key(Threshold, new KeyEntry(EntryKind.Input, "study.json", null)).ToString());

    // Tests run without culture data, as the host does, so a culture with another number format is created.
    private static CultureInfo Elsewhere()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "~";
        culture.NumberFormat.NumberGroupSeparator = ".";
        return culture;
    }
}
