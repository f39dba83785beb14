using static Kayfabe.Store.Tests.Code.Compiled;

namespace Kayfabe.Store.Tests.Code;

public class FingerprintLaws
{
    private const string Program = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        public class Stage : Base, IRead
        {
            private readonly int[] _table = { 1, 2, 3, 4, 5, 6, 7, 8, 9 };
            public double Run(IEnumerable<Row> rows) => rows.Sum(row => row.Value * Helper.Factor(row)) + _table[3];
            public int Read(string s) => s switch { "a" => 1, "bb" => 2, "ccc" => 3, "dddd" => 4, "e" => 5, "f" => 6, "g" => 7, _ => 0 };
        }
        public abstract class Base { protected virtual int Shared() => 10; }
        public interface IRead { int Read(string s); }
        public record Row(double Value) { public Unit Unit { get; init; } }
        public enum Unit { Metre = 1 }
        public static class Helper { public static double Factor(Row row) => new Deep().Depth + 2; }
        public class Deep { public int Depth => 3; }
        public class Unrelated { public int Value => 4; public int[] More() => new[] { 9, 8, 7, 6, 5, 4, 3, 2 }; }
        """;

    private static string Changed(string from, string to)
    {
        Assert.Contains(from, Program, StringComparison.Ordinal);
        return Program.Replace(from, to, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("private readonly int[]", "/* a comment */ private\n\n   readonly int[]")]
    [InlineData("(row => row.Value * Helper.Factor(row))", "(r => r.Value * Helper.Factor(r))")]
    [InlineData("Value => 4;", "Value => 5;")]
    [InlineData("{ 9, 8, 7", "{ 1, 1, 1")]
    [InlineData("public class Unrelated", "public class Another { } public class Unrelated")]
    public void What_cannot_change_the_result_does_not_change_the_fingerprint(string from, string to) =>
        Assert.Equal(Fingerprint(Program), Fingerprint(Changed(from, to)), Same);

    [Fact]
    public void The_folder_of_the_build_does_not_change_the_fingerprint() =>
        Assert.Equal(Fingerprint(Program), Fingerprint(Program, folder: "/somewhere/else"), Same);

    [Theory]
    [InlineData("_table[3]", "_table[4]")] // the stage's own body
    [InlineData("{ 1, 2, 3, 4,", "{ 1, 2, 3, 5,")] // data of an array, which the compiler keeps elsewhere
    [InlineData("\"dddd\"", "\"ddd\"")] // a string constant
    [InlineData("+ 2;", "+ 2.5;")] // a number in a method that is called
    [InlineData("Depth => 3", "Depth => 30")] // two calls away
    [InlineData("Shared() => 10", "Shared() => 11")] // the base type
    [InlineData("int Read(string s);", "int Read(string s); int More() => 1;")] // an interface
    [InlineData("Metre = 1", "Metre = 2")] // an enumeration that only a signature names
    [InlineData("row.Value * Helper", "row.Value + Helper")] // a lambda
    [InlineData("record Row(double Value)", "record Row(float Value)")] // a type in a signature
    public void What_can_change_the_result_changes_the_fingerprint(string from, string to) =>
        Assert.NotEqual(Fingerprint(Program).Code, Fingerprint(Changed(from, to)).Code);

    [Fact]
    public void A_type_outside_is_not_followed_and_neither_are_those_derived_from_it()
    {
        static string Bridge(int runner, int other, int own) => $$"""
            using Kayfabe.Store.Keys;
            [OutsideFingerprint("runs stages")] public abstract class Runner { public int Run() => {{runner}}; }
            public class Other : Runner { public int Make() => {{other}}; }
            public class Stage : Runner { public System.Type Reads => typeof(Other); public int Make() => {{own}}; }
            """;
        var before = Fingerprint(Bridge(1, 1, 1)).Code;
        Assert.Equal(before, Fingerprint(Bridge(2, 1, 1)).Code);
        Assert.Equal(before, Fingerprint(Bridge(1, 2, 1)).Code);
        Assert.NotEqual(before, Fingerprint(Bridge(1, 1, 2)).Code);
    }

    [Fact]
    public void An_embedded_resource_counts_where_the_code_reads_resources()
    {
        const string Reads =
            "public class Stage { public object Css => "
            + "typeof(Stage).Assembly.GetManifestResourceStream(\"style.css\"); }";
        const string DoesNot = "public class Stage { public object Css => typeof(Stage).Assembly.FullName; }";
        Assert.NotEqual(Fingerprint(Reads, resource: "a").Code, Fingerprint(Reads, resource: "b").Code);
        Assert.Equal(Fingerprint(DoesNot, resource: "a").Code, Fingerprint(DoesNot, resource: "b").Code);
    }

    [Fact]
    public void A_package_that_is_reached_is_named_with_its_version()
    {
        const string Uses = "public class Stage { public int Run() => Library.Tool.Value; }";
        const string DoesNot = "public class Stage { public int Run() => 1; }"
            + " public class Other { public int Run() => Library.Tool.Value; }";
        static string Library(string version, int value) =>
            $"[assembly: System.Reflection.AssemblyVersion(\"{version}\")] "
            + $"namespace Library {{ public static class Tool {{ public static int Value => {value}; }} }}";

        var package = Assert.Single(Fingerprint(Uses, package: Library("1.2.0.0", 1)).Packages);
        Assert.Equal("Library", package.Name);
        Assert.StartsWith("1.2.0.0 (", package.Version, StringComparison.Ordinal);
        Assert.NotEqual(package, Assert.Single(Fingerprint(Uses, package: Library("1.3.0.0", 1)).Packages));
        Assert.NotEqual(package, Assert.Single(Fingerprint(Uses, package: Library("1.2.0.0", 2)).Packages));
        Assert.Empty(Fingerprint(DoesNot, package: Library("1.2.0.0", 1)).Packages);
    }

    private static bool Same(Store.Code.Fingerprint a, Store.Code.Fingerprint b) =>
        a.Code == b.Code && a.Packages.SequenceEqual(b.Packages);
}
