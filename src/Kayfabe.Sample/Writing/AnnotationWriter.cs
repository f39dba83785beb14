using System.Globalization;
using Kayfabe.Sample.Randomness;

namespace Kayfabe.Sample.Writing;

/// <summary>Annotates pictures as people do: in sessions, with some mistakes.</summary>
internal sealed class AnnotationWriter : IDisposable
{
    /// <summary>The first annotator, who saw every picture.</summary>
    public const string First = "synthetic-ada";

    /// <summary>The second, who saw a part of them.</summary>
    public const string Second = "synthetic-ben";

    private readonly string _annotator;
    private readonly int _mistakes;
    private readonly RandomStream _random;
    private readonly StreamWriter _file;
    private DateTime _now;

    /// <summary>Creates the annotator's file; <paramref name="mistakes"/> answers in a thousand are wrong.</summary>
    public AnnotationWriter(string folder, string annotator, int mistakes, DateTime from, ulong seed)
    {
        (_annotator, _mistakes, _now) = (annotator, mistakes, from);
        _random = RandomStream.For(seed, annotator);
        _file = new(Path.Combine(folder, annotator + ".csv"));
        _file.Write("picture,annotator,value,annotatedAt\n");
    }

    /// <summary>Writes this annotator's answer for a picture.</summary>
    public void Annotate(string picture, bool inCharacter)
    {
        _now = _now.AddSeconds(_random.Chance(8) ? 60_000 : _random.Between(4, 30));
        var value = inCharacter ^ _random.Chance(_mistakes) ? "YES" : "NO";
        _file.Write(string.Create(CultureInfo.InvariantCulture,
            $"{picture},{_annotator},{value},{_now:yyyy-MM-dd'T'HH:mm:ss'Z'}\n"));
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
