using System.IO.Compression;
using System.Text;
using FsCheck.Xunit;
using Kayfabe.Bundle.Contents;
using Kayfabe.Bundle.Reading;
using Kayfabe.Bundle.Zip;
using Kayfabe.Settings;
using Kayfabe.Store.Keys;

namespace Kayfabe.Bundle.Tests;

public sealed class ZipLaws
{
    private static readonly Lazy<byte[]> s_whole = new(() =>
    {
        using var fixture = new BundleFixture();
        return File.ReadAllBytes(fixture.Write());
    });

    [Fact]
    public void The_same_contents_give_the_same_bytes()
    {
        using var one = new BundleFixture();
        using var other = new BundleFixture();

        Assert.Equal(File.ReadAllBytes(one.Write()), File.ReadAllBytes(other.Write(name: "another name.zip")));
    }

    [Fact]
    public void The_bytes_of_a_zip_are_these_on_every_system()
    {
        using var zip = ZipOf("a", "b/c");

        // The digest of what Python's struct makes of the same numbers.
        Assert.Equal(
            "e414bd3940e89f3f5b72c89d65b719e1e518d780bea9f88b6e02215c233039a1", Digest.Of(zip.ToArray()).Hex);
    }

    [Fact]
    public void A_whole_bundle_has_no_problem_and_its_files_are_as_they_were()
    {
        using var fixture = new BundleFixture();
        var contents = fixture.Contents();
        using var reader = BundleReader.Open(fixture.Write(contents), "bundle.zip");

        Assert.Empty(reader.Check());
        Assert.Equal(
            contents.Files.Select(file => file.Path).Concat(BundlePaths.Made).Order(StringComparer.Ordinal),
            reader.Paths);
        Assert.All(contents.Files, file =>
        {
            Assert.Equal(file.Digest, reader.DigestOf(file.Path));
            Assert.Equal(file.Digest, reader.Listed[file.Path]);
            Assert.Equal(File.ReadAllBytes(file.Source), reader.ReadAll(file.Path));
        });
    }

    [Property(MaxTest = 500)]
    public void Any_flipped_bit_is_found(uint where, byte bit)
    {
        using var fixture = new BundleFixture();
        byte[] bytes = [.. s_whole.Value];
        bytes[where % (uint)bytes.Length] ^= (byte)(1 << (bit % 8));
        File.WriteAllBytes(fixture.File("flipped.zip"), bytes);

        Assert.True(IsRefusedOrWrong(fixture.File("flipped.zip")));
    }

    [Property(MaxTest = 100)]
    public void A_zip_that_is_cut_off_or_longer_is_refused(uint where, byte added)
    {
        using var fixture = new BundleFixture();
        var bytes = s_whole.Value;
        var path = fixture.File("other.zip");

        Assert.All(
            (byte[][])[bytes[..(int)(where % (uint)bytes.Length)], [.. bytes, added], [added, .. bytes]],
            other =>
            {
                File.WriteAllBytes(path, other);
                Assert.NotNull(Refusal(path));
            });
    }

    [Property]
    public void Whatever_is_written_is_read(Dictionary<uint, byte[]> files)
    {
        using var zip = new MemoryStream();
        var writer = new ZipWriter(zip);
        foreach (var (name, content) in files)
            writer.Add($"a/{name}", new MemoryStream(content), isExecutable: name % 2 == 0);
        writer.Finish();

        var entries = ZipDirectory.Read(zip);

        Assert.Equal(files.Keys.Select(name => $"a/{name}"), entries.Select(entry => entry.Path));
        Assert.All(entries, entry =>
            Assert.Equal(files[uint.Parse(entry.Path[2..])], zip.ToArray()[(int)entry.DataOffset..(int)entry.End]));
    }

    [Theory]
    [InlineData("../out", "has '..'")]
    [InlineData("/etc/passwd", "is absolute")]
    [InlineData("a\\b", "has a '\\'")]
    [InlineData("c:/x", "has a ':'")]
    [InlineData("a//b", "has an empty name")]
    [InlineData("a\u0000b", "has a control character")]
    public void A_name_that_leads_out_is_refused(string name, string problem)
    {
        var refusal = Assert.Throws<InvalidDataException>(() => ZipDirectory.Read(ZipOf(name)));

        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a", "a", "it has two files 'a'")]
    [InlineData("a/B", "a/b", "'a/B' and 'a/b' are the same file on a system that ignores case")]
    [InlineData("a", "a/b", "'a' in it is a file and a folder")]
    [InlineData("x/a/b", "X/A", "'X/A' in it is a file and a folder")]
    public void Names_that_collide_are_refused(string one, string other, string problem) =>
        Assert.Equal(problem, Assert.Throws<InvalidDataException>(() => ZipDirectory.Read(ZipOf(one, other))).Message);

    [Fact]
    public void A_compressed_zip_is_refused()
    {
        using var fixture = new BundleFixture();
        var path = fixture.File("deflated.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using var file = zip.CreateEntry("a", CompressionLevel.Optimal).Open();
            file.Write(Encoding.ASCII.GetBytes(new string('a', 1000)));
        }

        Assert.Contains("compressed", Refusal(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8, 1, "is encrypted")] // Flags.
    [InlineData(10, 8, "is compressed")] // Method.
    [InlineData(41, 0x20, "is a link")] // The high byte of the mode: 0120000 where 0100000 was.
    [InlineData(42, 1, "it overlaps another")] // Offset.
    [InlineData(24, 3, "its sizes")] // One of both sizes.
    [InlineData(12, 1, "time")] // Time.
    [InlineData(16, 1, "own header and that of the directory differ")] // CRC.
    public void A_directory_that_says_something_else_is_refused(int at, byte bits, string problem)
    {
        var zip = ZipOf("a", "b");
        var bytes = zip.ToArray();
        var directory = BitConverter.ToInt32(bytes, bytes.Length - 6);
        bytes[directory + at] ^= bits;

        var refusal = Record.Exception(() => ZipDirectory.Read(new MemoryStream(bytes)));

        Assert.IsType<InvalidDataException>(refusal);
        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_between_the_files_are_refused()
    {
        using var zip = new MemoryStream();
        var entry = new ZipEntry("a", 0, 0, 0, IsExecutable: false);
        zip.Write(ZipRecords.LocalHeader(entry));
        zip.Write("hidden"u8);
        var directory = zip.Position;
        zip.Write(ZipRecords.CentralHeader(entry));
        zip.Write(ZipRecords.End(1, directory, zip.Position - directory));

        Assert.Contains("belong to none",
            Assert.Throws<InvalidDataException>(() => ZipDirectory.Read(zip)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    [InlineData(0x1_0000_0000)]
    public void A_size_that_the_file_does_not_have_is_refused(long size)
    {
        using var zip = new MemoryStream();
        zip.Write(ZipRecords.LocalHeader(new ZipEntry("a", size, 0, 0, IsExecutable: false)));
        var directory = zip.Position;
        zip.Write(ZipRecords.CentralHeader(new ZipEntry("a", size, 0, 0, IsExecutable: false)));
        zip.Write(ZipRecords.End(1, directory, zip.Position - directory));

        Assert.Throws<InvalidDataException>(() => ZipDirectory.Read(zip));
    }

    [Fact]
    public void A_file_of_more_than_four_gigabytes_and_one_after_it_are_read()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux makes a file of zeros take no room by itself.");
        using var fixture = new BundleFixture();
        var large = new ZipEntry("large", 5L << 30, 0, 0, IsExecutable: false);
        var last = new ZipEntry("last", 0, 0, large.End, IsExecutable: false);
        using var zip = new FileStream(fixture.File("large.zip"), FileMode.Create);
        zip.Write(ZipRecords.LocalHeader(large));
        zip.Position = large.End;
        zip.Write(ZipRecords.LocalHeader(last));
        foreach (var entry in (ZipEntry[])[large, last])
            zip.Write(ZipRecords.CentralHeader(entry));
        zip.Write(ZipRecords.End(2, last.End, zip.Position - last.End));

        Assert.Equal([large, last], ZipDirectory.Read(zip));
    }

    [Fact]
    public void More_files_than_a_plain_zip_can_count_are_read()
    {
        using var zip = new MemoryStream();
        var writer = new ZipWriter(zip);
        for (var i = 0; i < 70_000; i++)
            writer.Add($"{i}", Stream.Null);
        writer.Finish();

        Assert.Equal(70_000, ZipDirectory.Read(zip).Length);
    }

    [Fact]
    public void A_file_that_changes_while_it_is_packed_leaves_no_bundle()
    {
        using var fixture = new BundleFixture();
        var contents = fixture.Contents();
        var file = contents.Files[0];
        File.WriteAllBytes(file.Source, new byte[file.Size]);

        Assert.Throws<InputException>(() => fixture.Write(contents));
        Assert.False(File.Exists(fixture.File("bundle.zip")));
    }

    [Fact]
    public void Files_that_are_missing_and_files_that_are_not_listed_are_named()
    {
        using var fixture = new BundleFixture();
        using var whole = BundleReader.Open(fixture.Write(), "bundle.zip");
        var path = fixture.File("other.zip");
        using (var file = File.Create(path))
        {
            var zip = new ZipWriter(file);
            zip.Add("added.txt", new MemoryStream("added"u8.ToArray()));
            foreach (var name in whole.Paths.Where(name => name != "build.sh"))
            {
                zip.Add(name, name == "build/Program.cs"
                    ? new MemoryStream("swapped"u8.ToArray()) : whole.OpenRead(name));
            }
            zip.Finish();
        }
        using var reader = BundleReader.Open(path, "other.zip");

        Assert.Equal(
            [
                new BundleProblem("added.txt", BundleProblemKind.NotListed),
                new BundleProblem("build.sh", BundleProblemKind.Missing),
                new BundleProblem("build/Program.cs", BundleProblemKind.Changed),
            ],
            reader.Check());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1")]
    [InlineData("""{"@graph":[{"@id":"../x","sha256":"00"}]}""")]
    [InlineData("""{"@graph":[{"@id":"x","sha256":"00"}]}""")]
    [InlineData("""{"@graph":[{"@id":"%2e%2e/x","sha256":"00"}]}""")]
    [InlineData("""{"@graph":[{"@id":"x","sha256":7}]}""")]
    public void Metadata_that_make_no_sense_are_refused(string metadata)
    {
        using var fixture = new BundleFixture();
        var path = fixture.File("odd.zip");
        using (var file = File.Create(path))
        {
            var zip = new ZipWriter(file);
            zip.Add(BundlePaths.Metadata, new MemoryStream(Encoding.UTF8.GetBytes(metadata)));
            zip.Finish();
        }

        Assert.NotNull(Refusal(path));
    }

    [Fact]
    public void A_file_that_is_no_zip_is_refused_and_so_is_none()
    {
        using var fixture = new BundleFixture();
        var empty = fixture.File("empty.zip");
        File.WriteAllBytes(empty, []);

        Assert.Contains("too short", Refusal(empty), StringComparison.Ordinal);
        Assert.Contains("no such file", Refusal(fixture.File("none.zip")), StringComparison.Ordinal);
    }

    private static MemoryStream ZipOf(params string[] names)
    {
        var zip = new MemoryStream();
        var writer = new ZipWriter(zip);
        foreach (var name in names)
            writer.Add(name, new MemoryStream("content"u8.ToArray()));
        writer.Finish();
        return zip;
    }

    private static bool IsRefusedOrWrong(string path)
    {
        try
        {
            using var reader = BundleReader.Open(path, "bundle.zip");
            return reader.Check().Count > 0;
        }
        catch (InputException)
        {
            return true;
        }
    }

    private static string? Refusal(string path)
    {
        try
        {
            BundleReader.Open(path, "bundle.zip").Dispose();
            return null;
        }
        catch (InputException e)
        {
            return e.Message;
        }
    }
}
