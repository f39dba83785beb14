using System.Globalization;

namespace Kayfabe.Sample.Writing;

/// <summary>Annotates pictures as people do: carefully, in sittings, with slips.</summary>
internal sealed class AnnotationWriter : IDisposable
{
    /// <summary>The first annotator, who saw every picture.</summary>
    public const string First = "synthetic-ada";

    /// <summary>The second, who saw a part of them.</summary>
    public const string Second = "synthetic-ben";

    private readonly string _annotator;
    private readonly int _slips;
    private readonly SplitMix64 _random;
    private readonly StreamWriter _file;
    private DateTime _now;

    /// <summary>Opens the annotator's file; of a thousand answers, <paramref name="slips"/> are wrong.</summary>
    public AnnotationWriter(string folder, string annotator, int slips, DateTime from, ulong seed)
    {
        (_annotator, _slips, _now) = (annotator, slips, from);
        _random = SplitMix64.For(seed, annotator);
        _file = new(Path.Combine(folder, annotator + ".csv"));
        _file.Write("picture,annotator,value,annotatedAt\n");
    }

    /// <summary>Writes what this annotator makes of a picture.</summary>
    public void Annotate(string picture, bool inCharacter)
    {
        _now = _now.AddSeconds(_random.Chance(8) ? 60_000 : _random.Between(4, 30));
        var value = inCharacter ^ _random.Chance(_slips) ? "YES" : "NO";
        _file.Write(string.Create(CultureInfo.InvariantCulture,
            $"{picture},{_annotator},{value},{_now:yyyy-MM-dd'T'HH:mm:ss'Z'}\n"));
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
