using System.Text;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Sorting;

namespace Kayfabe.Study.Recordings;

/// <summary>What there is of an answer.</summary>
internal enum AnswerState
{
    /// <summary>None: it is to be asked for.</summary>
    Missing,

    /// <summary>The service refused the picture.</summary>
    Refused,

    /// <summary>It is recorded.</summary>
    Recorded,
}

/// <summary>
/// Goes through the different pictures in the order of their digests, beside what is recorded and what was refused in
/// the same order: a line of each is in memory.
/// </summary>
/// <param name="pictures">Digests and files.</param>
/// <param name="answers">The recorded answers.</param>
/// <param name="refused">What the service refused.</param>
/// <param name="since">Recordings made before do not count; in ticks of UTC.</param>
internal sealed class PlanWalk(LineMerge pictures, LineMerge answers, LineMerge refused, long since) : IDisposable
{
    private readonly AnswerState[] _states = new AnswerState[DetectionKinds.All.Count];
    private readonly Model[] _models = [.. DetectionKinds.All.Select(_ => new Model())];
    private readonly byte[] _digest = new byte[AnswerLine.DigestLength];
    private bool _moreAnswers = answers.Next(), _moreRefused = refused.Next();

    /// <summary>The picture's digest.</summary>
    public PictureDigest Picture => AnswerLine.Picture(pictures.Line);

    /// <summary>The first of its files.</summary>
    public string File => PictureLine.File(pictures.Line);

    /// <summary>What there is of the picture's answer of a kind.</summary>
    public AnswerState this[DetectionKind kind] => _states[(int)kind];

    /// <summary>The version of the model of an answer that is recorded.</summary>
    public string ModelOf(DetectionKind kind) => _models[(int)kind].Text;

    /// <summary>Goes to the next different picture; false at the end.</summary>
    public bool Next()
    {
        do
        {
            if (!pictures.Next())
                return false;
        }
        while (AnswerLine.Digest(pictures.Line).SequenceEqual(_digest));
        AnswerLine.Digest(pictures.Line).CopyTo(_digest);
        Array.Clear(_states);
        for (; GoesTo(refused, ref _moreRefused); _moreRefused = refused.Next())
            _states[AnswerLine.Kind(refused.Line)] = AnswerState.Refused;
        // The latest of several answers is the last.
        for (; GoesTo(answers, ref _moreAnswers); _moreAnswers = answers.Next())
        {
            if (AnswerLine.At(answers.Line) < since)
                continue;
            var kind = AnswerLine.Kind(answers.Line);
            _states[kind] = AnswerState.Recorded;
            _models[kind].Set(AnswerLine.Model(answers.Line));
        }
        return true;
    }

    public void Dispose()
    {
        pictures.Dispose();
        answers.Dispose();
        refused.Dispose();
    }

    /// <summary>Whether the next line is of the picture; those of pictures that are not here are passed over.</summary>
    private bool GoesTo(LineMerge lines, ref bool more)
    {
        for (; more; more = lines.Next())
        {
            var order = AnswerLine.Digest(lines.Line).SequenceCompareTo(_digest);
            if (order >= 0)
                return order == 0;
        }
        return false;
    }

    /// <summary>A version, whose text is made when it is another one than before.</summary>
    private sealed class Model
    {
        private byte[] _bytes = [];

        public string Text { get; private set; } = "";

        public void Set(ReadOnlySpan<byte> model)
        {
            if (!model.SequenceEqual(_bytes))
                (_bytes, Text) = (model.ToArray(), AnswerLine.ModelText(model));
        }
    }
}

/// <summary>A line of a picture: its digest and its file.</summary>
internal static class PictureLine
{
    // A file's name may have a line feed, and never has a zero.
    public static byte[] Of(PictureDigest picture, string file)
    {
        var line = AnswerLine.Of(picture, Encoding.UTF8.GetBytes(file));
        line.AsSpan().Replace((byte)'\n', (byte)0);
        return line;
    }

    public static string File(ReadOnlySpan<byte> line) =>
        Encoding.UTF8.GetString(line[AnswerLine.DigestLength..]).Replace('\0', '\n');
}
