using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Tests.Detections;

public sealed class DetectionsReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Path => _folder.File(DetectionFiles.Detections);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_written_is_read()
    {
        var rows = Enumerable.Range(0, 300_000).Select(i => (i / 2, i % 2, i / 4000.0)).ToArray();
        Write(rows);

        var read = new List<(int, int, double)>();
        using var reader = new DetectionsReader(Path);
        while (reader.Next())
        {
            Assert.Equal(0, reader.Names[0]);
            for (var i = 0; i < reader.Pictures.Length; i++)
                read.Add((reader.Pictures[i], reader.Names[i], reader.Confidences[i]));
        }

        Assert.Equal(rows, read);
    }

    [Fact]
    public void A_file_that_was_cut_off_is_damaged()
    {
        Write([(0, 0, 50), (0, 1, 60), (1, 0, 99.5)]);
        var whole = File.ReadAllBytes(Path);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(Path, whole[..length]);
            AssertDamaged("this is not a sound Arrow file");
        }
    }

    [Fact]
    public void A_file_of_another_format_is_damaged()
    {
        File.WriteAllText(Path, "picture,name,confidence\n0,0,50\n");
        AssertDamaged("this is not a sound Arrow file");
    }

    [Fact]
    public void A_length_that_was_changed_is_damage()
    {
        Write([(0, 0, 50), (0, 1, 60), (1, 0, 99.5)]);
        var whole = File.ReadAllBytes(Path);
        // Three rows are the only 64-bit 3 with eight bytes each: the batch's length and its columns'.
        for (var at = 0; at + 8 <= whole.Length; at += 8)
        {
            if (BitConverter.ToInt64(whole, at) != 3)
                continue;
            byte[] changed = [.. whole[..at], 100, .. whole[(at + 1)..]];
            File.WriteAllBytes(Path, changed);
            AssertDamaged("this is not a sound Arrow file");
        }
    }

    [Fact]
    public void Columns_of_another_name_or_type_are_damage()
    {
        foreach (var (name, type) in new (string, IArrowType)[] { ("image", Int32Type.Default), ("picture", Int64Type.Default) })
        {
            using (var stream = File.Create(Path))
            {
                var schema = new Schema([new Field(name, type, false)], null);
                using var writer = new ArrowFileWriter(stream, schema);
                writer.WriteStart();
                writer.WriteEnd();
            }
            AssertDamaged("its columns are not picture (int32), name (int32), confidence (double)");
        }
    }

    [Fact]
    public void A_file_that_is_missing_is_said_to_be() => AssertDamaged("there is no such file");

    private void Write(params (int Picture, int Name, double Confidence)[] rows)
    {
        using var writer = new DetectionsWriter(Path);
        foreach (var picture in rows.GroupBy(row => row.Picture))
            writer.Add(picture.Key, [.. picture.Select(row => (row.Name, row.Confidence))]);
    }

    private void AssertDamaged(string problem)
    {
        var fault = Assert.Single(Assert.Throws<InputException>(ReadAll).Faults);
        Assert.Equal((DetectionFiles.Detections, problem), (fault.File, fault.Problem));
        Assert.Equal(ArtifactTable.Remedy, fault.Remedy);

        void ReadAll()
        {
            using var reader = new DetectionsReader(Path);
            while (reader.Next())
            {
            }
        }
    }
}
