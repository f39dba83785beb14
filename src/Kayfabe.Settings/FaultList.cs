namespace Kayfabe.Settings;

/// <summary>Collects the faults of one or more inputs, so that a user fixes them together.</summary>
/// <remarks>Bounded: a file of the wrong kind has a fault on every line, and nobody reads a million.</remarks>
public sealed class FaultList
{
    /// <summary>How many faults are kept; further ones are only counted.</summary>
    private const int MostKept = 1000;

    private readonly List<Fault> _faults = [];

    /// <summary>The number of faults added, kept or not.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a fault.</summary>
    public void Add(Fault fault)
    {
        Count++;
        if (_faults.Count < MostKept)
            _faults.Add(fault);
    }

    /// <inheritdoc cref="ThrowIfAny(bool)"/>
    public void ThrowIfAny() => ThrowIfAny(isComplete: true);

    /// <summary>Does nothing where there is no fault.</summary>
    /// <param name="isComplete">Whether all input was read; otherwise the number of more faults is unknown.</param>
    /// <exception cref="InputException">
    /// The first <see cref="InputException.Shown"/> faults in the order in which they were added, and how many more.
    /// </exception>
    public void ThrowIfAny(bool isComplete) => Throw(_faults, isComplete);

    /// <summary>As <see cref="ThrowIfAny()"/>, in the order of the file; faults without a line come last.</summary>
    /// <exception cref="InputException">There is at least one fault.</exception>
    public void ThrowIfAnyByLine()
    {
        if (Count > 0)
        {
            Throw(
                [
                    .. _faults.OrderBy(fault => fault.Line ?? int.MaxValue)
                        .ThenBy(fault => fault.Column ?? int.MaxValue),
                ],
                isComplete: true);
        }
    }

    private void Throw(List<Fault> faults, bool isComplete)
    {
        if (Count == 0)
            return;
        var shown = faults[..Math.Min(faults.Count, InputException.Shown)];
        if (Count > shown.Count)
            shown.Add(InputException.AndMore(isComplete ? Count - shown.Count : null));
        throw new InputException(shown);
    }
}
