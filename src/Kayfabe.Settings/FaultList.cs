namespace Kayfabe.Settings;

/// <summary>Collects the faults of one or more inputs, so that a user mends them together.</summary>
/// <remarks>Bounded: a file of another kind has a fault a line, and nobody reads a million.</remarks>
public sealed class FaultList
{
    /// <summary>The number of faults that are kept; the rest are counted.</summary>
    public const int Kept = InputException.Shown;

    private readonly List<Fault> _faults = [];

    /// <summary>The number of faults added, kept or not.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a fault.</summary>
    public void Add(Fault fault)
    {
        Count++;
        if (_faults.Count < Kept)
            _faults.Add(fault);
    }

    /// <inheritdoc cref="ThrowIfAny(bool)"/>
    public void ThrowIfAny() => ThrowIfAny(isCounted: true);

    /// <summary>Does nothing where there is no fault.</summary>
    /// <param name="isCounted">Whether all faults were added; else reading ended at some beyond those that are kept.</param>
    /// <exception cref="InputException">
    /// The faults in the order in which they were added, with the number left out.
    /// </exception>
    public void ThrowIfAny(bool isCounted)
    {
        if (Count == 0)
            return;
        if (Count == _faults.Count)
            throw new InputException(_faults);
        throw new InputException([.. _faults, InputException.AndMore(isCounted ? Count - Kept : null)]);
    }
}
