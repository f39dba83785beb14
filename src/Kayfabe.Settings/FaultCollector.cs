namespace Kayfabe.Settings;

/// <summary>Gathers the faults of one reading, so that a user sees and mends all at once.</summary>
public sealed class FaultCollector
{
    private readonly List<Fault> _faults = [];

    /// <summary>How many faults there are so far.</summary>
    public int Count => _faults.Count;

    /// <summary>Keeps a fault.</summary>
    public void Add(Fault fault) => _faults.Add(fault);

    /// <summary>Throws the faults: those of the file in its order, then those of the command line.</summary>
    /// <exception cref="InputException">There is at least one fault.</exception>
    public void ThrowIfAny()
    {
        if (_faults.Count == 0)
            return;
        List<Fault> ordered =
        [
            .. _faults
                .OrderBy(fault => fault.Line ?? int.MaxValue)
                .ThenBy(fault => fault.Column ?? int.MaxValue)
                .Take(InputException.Shown),
        ];
        if (_faults.Count > ordered.Count)
            ordered.Add(InputException.AndMore(_faults.Count - ordered.Count));
        throw new InputException(ordered);
    }
}
