using static Kayfabe.Store.Tests.Code.Compiled;

namespace Kayfabe.Store.Tests.Code;

/// <summary>The binding of a setting is not part of a stage's code; the use of its value is.</summary>
public class SettingsFingerprintLaws
{
    private const string Program = """
        using System.Collections.Generic;
        using System.ComponentModel;
        using System.ComponentModel.DataAnnotations;
        public class Stage
        {
            public double Make(Own own, Whole whole) => own.Threshold * whole.Other.Rounds + (own with { Threshold = 1 }).Limit();
            public Made Start() => new Made { Given = 1 };
        }
        public sealed record Own : IChecked
        {
            [Range(0, 100), Description("The threshold.")] public double Threshold { get; init; } = 95;
            [Description("Not read here.")] public int Unread { get; init; } = 3;
            public double Limit() => Threshold / 2;
            public int Unasked() => 7;
            public IEnumerable<string> Check() { if (Threshold > 99) yield return "too high"; }
        }
        public interface IChecked { IEnumerable<string> Check(); }
        public sealed record Made { public int Given { get; init; } public int Left { get; init; } = 4; }
        public sealed record Other { public int Rounds { get; init; } = 5; }
        public sealed record Whole { public Own Own { get; init; } = new(); public Other Other { get; init; } = new(); }
        """;

    [Theory]
    [InlineData("The threshold.", "The confidence.")] // a description
    [InlineData("[Range(0, 100)", "[Range(0, 90)")] // a range
    [InlineData("= 95;", "= 90;")] // a default
    [InlineData("Rounds { get; init; } = 5", "Rounds { get; init; } = 6")] // a default of another section
    [InlineData("Not read here.", "Never read.")]
    [InlineData("public int Unread", "public string New { get; init; } = \"\"; public int Unread")] // a new setting
    [InlineData("int Unread { get; init; } = 3", "long Unread { get; init; } = 3")] // another type
    [InlineData("\"too high\"", "\"out of range\"")] // validation
    [InlineData("> 99", "> 98")]
    [InlineData("=> 7", "=> 8")] // a method that nobody calls
    [InlineData("public Other Other", "public Section New { get; init; } = new(); public Other Other")] // a new section
    public void The_binding_of_settings_does_not_change_the_fingerprint(string from, string to) =>
        Assert.Equal(Of(Program), Of(Changed(from, to)));

    [Theory]
    [InlineData("own.Threshold *", "own.Unread *")] // another setting is read
    [InlineData("Threshold / 2", "Threshold / 3")] // a method that is called
    [InlineData("double Threshold", "float Threshold")] // the type of what is read
    [InlineData("Left { get; init; } = 4", "Left { get; init; } = 5")] // a default of what the code makes itself
    public void The_use_of_settings_changes_the_fingerprint(string from, string to) =>
        Assert.NotEqual(Of(Program), Of(Changed(from, to)));

    [Fact]
    public void Attributes_for_the_runner_are_not_code()
    {
        const string Cake = """
            namespace Library { public class TaskAttribute(string text) : System.Attribute { public string Text => text; } }
            """;
        static string Stage(string text) =>
            $"[Library.Task(\"{text}\")] public class Stage {{ public int Make() => 1; }}";
        Assert.Equal(
            Fingerprint(Stage("a"), package: Cake, isRunner: true).Code,
            Fingerprint(Stage("b"), package: Cake, isRunner: true).Code);
        Assert.NotEqual(Fingerprint(Stage("a"), package: Cake).Code, Fingerprint(Stage("b"), package: Cake).Code);
    }

    private static Kayfabe.Store.Keys.Digest Of(string program) => Fingerprint(
        program + " public sealed record Section { public int Depth { get; init; } }",
        settings: ["Own", "Made", "Other", "Whole", "Section"]).Code;

    private static string Changed(string from, string to)
    {
        Assert.Contains(from, Program, StringComparison.Ordinal);
        return Program.Replace(from, to, StringComparison.Ordinal);
    }
}
