using Kayfabe.Settings;
using Kayfabe.Study.Fetching;
using Kayfabe.Study.Posts;
using Kayfabe.Study.Withdrawals;

namespace Kayfabe.Study.Tests.Fetching;

public sealed class PictureAddressesTests : IDisposable
{
    private const string Header = "postUrl,pubDate,type,imgUrl,timestamp\n";
    private static readonly DateTimeOffset s_now = new(2021, 9, 4, 0, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_picture_has_one_address_or_a_reason_for_none()
    {
        Export("a", Row("A", "https://c.example/a.jpg"), Row("B", ""), Row("C", "ftp://c.example/c.jpg"),
            Row("D", "https://user:secret@c.example/d.jpg"), Row("E", "https://c.example/e.jpg?oe=6131D984"),
            Row("F", "https://c.example/f.jpg?oe=7131D984"), Row("G", "c.example/g.jpg"));
        var addresses = Read();
        Assert.Equal(
            [
                ("A", AddressState.Usable), ("C", AddressState.Unusable), ("D", AddressState.Unusable),
                ("E", AddressState.Expired), ("F", AddressState.Usable), ("G", AddressState.Unusable),
            ],
            addresses.States());
        Assert.Equal(s_now.AddHours(-15.75), addresses.LastExpired);
        Assert.Equal(
            ["https://c.example/a.jpg", "https://c.example/f.jpg?oe=7131D984"],
            addresses.All().Where(one => one.State == AddressState.Usable).Select(one => one.Address.Text));
    }

    [Fact]
    public void An_export_without_addresses_has_pictures_without_them()
    {
        _folder.Write("exports/a.csv", "postUrl,pubDate\nhttps://www.instagram.com/p/A,2019-12-14T16:00:00Z\n");
        Assert.Equal([("A", AddressState.Missing)], Read().States());
    }

    [Theory]
    [InlineData("a", "b")]
    [InlineData("b", "a")]
    public void Of_two_exports_the_later_one_has_the_address(string older, string newer)
    {
        Export(older, Row("A", "https://c.example/old/1.jpg", day: 1));
        Export(newer, Row("A", "https://c.example/new/1.jpg", day: 2));
        Assert.Equal("https://c.example/new/1.jpg", Assert.Single(Read().All()).Address.Text);
    }

    [Fact]
    public void An_address_that_works_is_taken_before_a_later_one_that_does_not()
    {
        Export("a", Row("A", "https://c.example/1.jpg?oe=7131D984", day: 1));
        Export("b", Row("A", "https://c.example/1.jpg?oe=5131D984", day: 2));
        var (address, state) = Assert.Single(Read().All());
        Assert.Equal((AddressState.Usable, "https://c.example/1.jpg?oe=7131D984"), (state, address.Text));
    }

    [Fact]
    public void Addresses_are_read_again_and_what_was_changed_meanwhile_is_left_out()
    {
        Export("a", Row("A", "https://c.example/a.jpg"), Row("B", "https://c.example/b.jpg"));
        Export("b", Row("A", "https://c.example/a.jpg?new", day: 2), Row("C", "https://c.example/c.jpg"));
        var addresses = Read();
        Export("b", Row("D", "https://c.example/d.jpg"), Row("C", "https://c.example/c.jpg"));
        Assert.Equal(
            [("B", "https://c.example/b.jpg"), ("C", "https://c.example/c.jpg")],
            addresses.All().Select(one => (one.Address.Picture, one.Address.Text)));
    }

    [Fact]
    public void A_fault_of_an_export_is_said_once()
    {
        _folder.Write(
            "exports/a.csv", Header + "https://www.instagram.com/p/A,someday,Photo,https://c.example/a.jpg,\n");
        Assert.Single(Assert.Throws<InputException>(() => Read()).Faults);
    }

    [Fact]
    public void A_withdrawn_picture_has_no_address()
    {
        Export("a", Row("A", "https://c.example/a.jpg"), Row("B", "https://c.example/b.jpg"));
        var list = _folder.File("withdrawn.csv");
        File.WriteAllBytes(list, WithdrawnPictures.None.With("A", [], new DateOnly(2026, 1, 1)));
        var addresses = Read(WithdrawnPictures.Read(list, "withdrawn.csv"));
        Assert.Equal((1, 1), (addresses.Count, addresses.Withdrawn));
        Assert.Equal("B", Assert.Single(addresses.All()).Address.Picture);
    }

    [Fact]
    public void What_the_stage_Ingest_would_refuse_is_not_fetched()
    {
        Export("a", Row("A", "https://c.example/one.jpg"), Row("A", "https://c.example/two.jpg"));
        var e = Assert.Throws<InputException>(() => Read());
        Assert.Contains("its imgUrl is another file", e.Message, StringComparison.Ordinal);
    }

    private void Export(string name, params string[] rows) =>
        _folder.Write($"exports/{name}.csv", Header + string.Concat(rows));

    private static string Row(string id, string url, int day = 1) =>
        $"https://www.instagram.com/p/{id},2019-12-14T16:00:00Z,Photo,{url},2020-01-{day:00}T00:00:00Z\n";

    private PictureAddresses Read(WithdrawnPictures? withdrawn = null) => PictureAddresses.Read(
        _folder.Files("exports/*"), new IngestSettings(), withdrawn ?? WithdrawnPictures.None, s_now);
}
