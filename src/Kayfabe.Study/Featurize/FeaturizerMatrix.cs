using System.Globalization;
using System.Text;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Study.Featurize;

/// <summary>Writes matrix.libsvm from columns: <c>1 3:1 17:1</c>, a line a row.</summary>
internal static class FeaturizerMatrix
{
    private const int BufferBytes = 1 << 18;

    /// <summary>A column's number has up to 10 digits; a value up to 16 characters.</summary>
    private const int MostEntryBytes = 32;

    public static (long Entries, int RowsWithoutAny) Write(
        string path, FeaturizerRows rows, FeaturizerVocabulary vocabulary, bool[] isKept, FeaturizerEntries entries)
    {
        var prefixes = Prefixes(isKept);
        var metadata = Enumerable.Range(0, isKept.Length)
            .Where(i => vocabulary.Features[i].Kind == FeatureKind.Metadata)
            .Select(i => (Feature: i, Values: rows.Metadata[vocabulary.Features[i].Name]))
            .ToArray();
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var line = new Utf8Line(stream);
        var (written, withoutAny) = (0L, 0);
        for (var row = 0; row < rows.Count; row++)
        {
            line.Append(rows.InKayfabe(row) ? "1"u8 : "0"u8);
            var (picture, detected, next) = (rows.PictureOf(row), 0, 0);
            foreach (var feature in entries[row])
            {
                if (prefixes[feature].Length == 0)
                    continue;
                for (; next < metadata.Length && metadata[next].Feature < feature; next++)
                    written += line.Append(prefixes[metadata[next].Feature], metadata[next].Values[picture]);
                line.Append(prefixes[feature]);
                line.Append("1"u8);
                detected++;
            }
            for (; next < metadata.Length; next++)
                written += line.Append(prefixes[metadata[next].Feature], metadata[next].Values[picture]);
            line.Append("\n"u8);
            written += detected;
            withoutAny += detected == 0 ? 1 : 0;
        }
        line.Flush();
        return (written, withoutAny);
    }

    /// <summary><c> 17:</c> for each feature that is kept, by its column from 1.</summary>
    private static byte[][] Prefixes(bool[] isKept)
    {
        var column = 0;
        return [.. isKept.Select(kept => kept
            ? Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $" {++column}:"))
            : [])];
    }

    private sealed class Utf8Line(Stream stream)
    {
        private readonly byte[] _buffer = new byte[BufferBytes];
        private int _filled;

        public void Append(ReadOnlySpan<byte> text)
        {
            if (_buffer.Length - _filled < MostEntryBytes)
                Flush();
            text.CopyTo(_buffer.AsSpan(_filled));
            _filled += text.Length;
        }

        /// <summary>Nothing for NaN, which is missing; returns the number of entries, 0 or 1.</summary>
        public int Append(ReadOnlySpan<byte> prefix, float value)
        {
            if (float.IsNaN(value))
                return 0;
            Append(prefix);
            Append([]);
            value.TryFormat(_buffer.AsSpan(_filled), out var length, default, CultureInfo.InvariantCulture);
            _filled += length;
            return 1;
        }

        public void Flush()
        {
            stream.Write(_buffer, 0, _filled);
            _filled = 0;
        }
    }
}
