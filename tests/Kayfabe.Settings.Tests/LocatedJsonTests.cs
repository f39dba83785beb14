using System.Text;
using FsCheck.Xunit;

namespace Kayfabe.Settings.Tests;

public sealed class JsonTreeTests
{
    [Fact]
    public void Every_key_and_value_knows_its_line_and_column_in_characters()
    {
        var tree = (LocatedObject)Parse("{\r\n  \"é😀\": [1,\n\ttrue], \"b\": null\n}");
        Assert.Equal([(2, 3), (3, 9)], tree.Members.Select(member => Position(member.Place)));
        Assert.Equal([(2, 9), (3, 14)], tree.Members.Select(member => Position(member.Value.Place)));
        Assert.Equal([(2, 10), (3, 2)], ((LocatedArray)tree.Members[0].Value).Items.Select(item => Position(item.Place)));
    }

    [Theory]
    [InlineData("{\n  \"a\": 1,\n}", 3, 1)]
    [InlineData("{\n  // why\n}", 2, 3)]
    [InlineData("{\"é\": tru}", 1, 10)]
    [InlineData("{\"a\": 1", 1, 8)]
    [InlineData("{} {}", 1, 4)]
    [InlineData("", 1, 1)]
    [InlineData("{\"a\": \"\\ud800\"}", 1, 7)]
    public void A_syntax_error_is_a_fault_with_its_place(string json, int line, int column)
    {
        var fault = Assert.Single(Assert.Throws<InputException>(() => Parse(json)).Faults);
        Assert.Equal(("study.json", line, column), (fault.File, fault.Line, fault.Column));
        Assert.DoesNotContain("LineNumber", fault.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    public void An_empty_file_is_said_to_be_empty(string json)
    {
        var fault = Assert.Single(Assert.Throws<InputException>(() => Parse(json)).Faults);
        Assert.Equal("the file is empty", fault.Problem);
    }

    [Fact]
    public void A_byte_that_is_not_UTF8_is_a_fault_with_its_place()
    {
        var fault = Fault([.. "{\n \"é"u8, 0xFF, .. "\": 1}"u8]);
        Assert.Equal((2, 4), (fault.Line, fault.Column));
    }

    [Fact]
    public void A_file_above_the_bound_is_refused() =>
        Assert.Contains("1048576 bytes", Fault(new byte[LocatedJsonParser.LargestFile + 1]).Problem, StringComparison.Ordinal);

    [Fact]
    public void A_tree_deeper_than_the_reader_goes_is_a_fault() =>
        Assert.Equal(1, Fault(Encoding.UTF8.GetBytes(new string('[', 1000))).Line);

    [Fact]
    public void A_byte_order_mark_is_skipped() =>
        Assert.Equal(new LocatedNull(new Place("study.json", 1, 1)), Parse("\uFEFFnull"));

    [Property(Arbitrary = [typeof(JsonTrees)])]
    public bool A_tree_written_and_parsed_is_the_same_tree(LocatedJson tree) =>
        Write(Parse(Write(tree, "\n ")), "") == Write(tree, "");

    [Property(Arbitrary = [typeof(JsonTrees)])]
    public bool The_character_at_a_place_begins_the_value(LocatedJson tree)
    {
        var text = Write(tree, "\n ");
        var lines = text.Split('\n').Select(line => line.EnumerateRunes().ToArray()).ToArray();
        return All(Parse(text)).All(node =>
            Write(node, "")[0] == lines[node.Place.Line!.Value - 1][node.Place.Column!.Value - 1].Value);
    }

    [Property]
    public bool Any_bytes_give_a_tree_or_a_fault(byte[] bytes)
    {
        try
        {
            return LocatedJsonParser.Parse(bytes, "study.json", new FaultList()) != null;
        }
        catch (InputException exception)
        {
            return exception.Faults is [{ Line: > 0, Column: > 0 }];
        }
    }

    private static LocatedJson Parse(string json) =>
        LocatedJsonParser.Parse(Encoding.UTF8.GetBytes(json), "study.json", new FaultList());

    private static Fault Fault(byte[] bytes) => Assert.Single(
        Assert.Throws<InputException>(() => LocatedJsonParser.Parse(bytes, "study.json", new FaultList())).Faults);

    private static (int? Line, int? Column) Position(Place place) => (place.Line, place.Column);

    private static IEnumerable<LocatedJson> All(LocatedJson tree) => tree switch
    {
        LocatedObject pairs => [pairs, .. pairs.Members.SelectMany(member => All(member.Value))],
        LocatedArray list => [list, .. list.Items.SelectMany(All)],
        _ => [tree],
    };

    private static string Write(LocatedJson tree, string space) => tree switch
    {
        LocatedObject pairs => "{" + string.Join(',', pairs.Members.Select(member =>
            $"{space}{Quoted(member.Name)}{space}:{space}{Write(member.Value, space)}")) + space + "}",
        LocatedArray list => "[" + string.Join(',', list.Items.Select(item => space + Write(item, space))) + space + "]",
        LocatedText text => Quoted(text.Value),
        LocatedNumber number => number.Text,
        LocatedBoolean truth => truth.Value ? "true" : "false",
        _ => "null",
    };

    private static string Quoted(string text)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal);
        return $"\"{escaped.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }
}
