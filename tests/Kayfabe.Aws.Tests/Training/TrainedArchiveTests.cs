using System.Formats.Tar;
using System.IO.Compression;
using FsCheck;
using FsCheck.Xunit;
using Kayfabe.Aws.Training;
using Kayfabe.Settings;

namespace Kayfabe.Aws.Tests.Training;

public sealed class TrainedArchiveTests : IDisposable
{
    private static readonly byte[] s_model = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * i % 251))];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kayfabe-archive-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("xgboost-model")]
    [InlineData("./xgboost-model")]
    public void The_model_of_the_built_in_algorithm_is_read(string name)
    {
        var archive = Pack(tar =>
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "./"));
            Add(tar, name, s_model);
        });
        Assert.Equal(s_model, Open(archive).ReadModel());
    }

    [Fact]
    public void Any_other_file_beside_the_model_is_refused()
    {
        RefusesModel("the file code/inference.py", tar =>
        {
            Add(tar, "xgboost-model", s_model);
            Add(tar, "code/inference.py", [1]);
        });
        RefusesModel("xgboost-model twice", tar =>
        {
            Add(tar, "xgboost-model", s_model);
            Add(tar, "./xgboost-model", s_model);
        });
        RefusesModel("no file xgboost-model", tar => tar.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "a/")));
        RefusesModel("refused", _ => { });
    }

    [Theory]
    [InlineData("../outside", "has '..'")]
    [InlineData("a/../../outside", "has '..'")]
    [InlineData("/etc/passwd", "is absolute")]
    [InlineData("..\\outside", "has a '\\'")]
    [InlineData("C:/outside", "has a ':'")]
    [InlineData("a//b", "has an empty name")]
    [InlineData("a/./b", "has '.'")]
    public void A_name_that_leads_out_of_the_folder_is_refused_and_nothing_is_written(string name, string problem)
    {
        var target = _folder.CreateSubdirectory("target");
        var archive = Pack(tar => Add(tar, name, [1]));
        var refused = Assert.Throws<InputException>(() => Open(archive).Unpack(target.FullName));
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
        Assert.Empty(target.GetFileSystemInfos());
        Assert.Equal(2, _folder.GetFileSystemInfos().Length);
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    public void A_link_is_refused(TarEntryType type)
    {
        var target = _folder.CreateSubdirectory("target");
        var archive = Pack(tar => tar.WriteEntry(
            new PaxTarEntry(type, "xgboost-model") { LinkName = "/etc/passwd" }));
        Assert.Contains("is a link", Assert.Throws<InputException>(() => Open(archive).Unpack(target.FullName)).Message,
            StringComparison.Ordinal);
        Assert.Contains("is a link", Assert.Throws<InputException>(() => Open(archive).ReadModel()).Message,
            StringComparison.Ordinal);
        Assert.Empty(target.GetFileSystemInfos());
    }

    [Theory]
    [InlineData(TarEntryType.Fifo)]
    [InlineData(TarEntryType.CharacterDevice)]
    public void A_pipe_or_a_device_is_refused(TarEntryType type) =>
        RefusesModel("xgboost-model is a ", tar => tar.WriteEntry(new PaxTarEntry(type, "xgboost-model")));

    [Fact]
    public void A_zip_bomb_is_refused_before_it_is_unpacked()
    {
        var archive = Pack(tar =>
        {
            using var zeros = new ZeroStream(300_000_000);
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "xgboost-model") { DataStream = zeros });
        });
        Assert.True(new FileInfo(archive).Length < 400_000);
        var refused = Assert.Throws<InputException>(() => Open(archive).ReadModel());
        Assert.Contains("more than 64,000,000 bytes", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_entries_are_refused() => Assert.Contains("more than 3 entries", Assert.Throws<InputException>(() =>
        new TrainedArchive(Pack(tar =>
        {
            for (var i = 0; i < 4; i++)
                tar.WriteEntry(new PaxTarEntry(TarEntryType.Directory, $"folder{i}/"));
        }), "a.tar.gz", new ArchiveLimits { Entries = 3 }).ReadModel()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_large_archive_is_refused_before_it_is_read() => Assert.Contains("bytes, more than 10",
        Assert.Throws<InputException>(() => new TrainedArchive(
            Pack(tar => Add(tar, "xgboost-model", s_model)), "a.tar.gz", new ArchiveLimits { Packed = 10 }).ReadModel())
            .Message, StringComparison.Ordinal);

    [Fact]
    public void An_archive_that_is_cut_off_anywhere_is_refused()
    {
        var archive = Pack(tar => Add(tar, "xgboost-model", s_model));
        var bytes = File.ReadAllBytes(archive);
        for (var length = 0; length < bytes.Length; length += Math.Max(1, bytes.Length / 53))
        {
            File.WriteAllBytes(archive, bytes[..length]);
            Assert.Throws<InputException>(() => Open(archive).ReadModel());
        }
        File.WriteAllBytes(archive, bytes[..^4]);
        Assert.Throws<InputException>(() => Open(archive).ReadModel());
    }

    [Property(MaxTest = 200)]
    public void Damaged_bytes_are_refused_or_make_no_difference(PositiveInt place, byte value)
    {
        var archive = Pack(tar => Add(tar, "xgboost-model", s_model));
        var bytes = File.ReadAllBytes(archive);
        bytes[place.Get % bytes.Length] = value;
        File.WriteAllBytes(archive, bytes);
        try
        {
            Assert.Equal(s_model, Open(archive).ReadModel());
        }
        catch (InputException)
        {
        }
    }

    [Fact]
    public void Files_in_folders_are_unpacked_and_two_that_differ_in_case_are_refused()
    {
        var target = _folder.CreateSubdirectory("target").FullName;
        var files = Open(Pack(tar =>
        {
            Add(tar, "topics/b.csv", [2]);
            Add(tar, "./a.csv", [1]);
        })).Unpack(target);
        Assert.Equal(["a.csv", "topics/b.csv"], files);
        Assert.Equal([2], File.ReadAllBytes(Path.Combine(target, "topics", "b.csv")));
        var other = _folder.CreateSubdirectory("other").FullName;
        Assert.Contains("twice", Assert.Throws<InputException>(() => Open(Pack(tar =>
        {
            Add(tar, "a", [1]);
            Add(tar, "A", [2]);
        })).Unpack(other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_archive_is_refused()
    {
        var file = Path.Combine(_folder.FullName, "model.tar.gz");
        foreach (var bytes in new byte[][] { [], [1, 2, 3], [.. "<html></html>"u8], [0x1f, 0x8b, 8, 0] })
        {
            File.WriteAllBytes(file, bytes);
            Assert.Throws<InputException>(() => Open(file).ReadModel());
        }
    }

    private void RefusesModel(string problem, Action<TarWriter> write)
    {
        var archive = Pack(write);
        Assert.Contains(
            problem, Assert.Throws<InputException>(() => Open(archive).ReadModel()).Message, StringComparison.Ordinal);
    }

    private static TrainedArchive Open(string archive) => new(archive, "s3://bucket/model.tar.gz");

    private static void Add(TarWriter tar, string name, byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content });
    }

    private string Pack(Action<TarWriter> write)
    {
        var path = Path.Combine(_folder.FullName, "archive.tar.gz");
        using var file = File.Create(path);
        using var gzip = new GZipStream(file, CompressionLevel.SmallestSize);
        using var tar = new TarWriter(gzip, TarEntryFormat.Pax);
        write(tar);
        return path;
    }

    private sealed class ZeroStream(long length) : Stream
    {
        private long _position;

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position
        {
            get => _position;
            set => _position = value;
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var some = (int)Math.Min(count, length - _position);
            Array.Clear(buffer, offset, some);
            _position += some;
            return some;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
