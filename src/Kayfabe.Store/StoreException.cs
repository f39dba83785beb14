namespace Kayfabe.Store;

/// <summary>The store, or a file that it was given, cannot be used, and the user can do something about it.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="problem">What is wrong, a clause without a full stop.</param>
    /// <param name="remedy">What to do next, a sentence.</param>
    /// <param name="file">Where.</param>
    public StoreException(string problem, string remedy, string? file = null)
        : base($"{(file is null ? "" : file + ": ")}{problem}. {remedy}") =>
        (Problem, Remedy, File) = (problem, remedy, file);

    /// <summary>What is wrong.</summary>
    public string Problem { get; }

    /// <summary>What to do next.</summary>
    public string Remedy { get; }

    /// <summary>Where.</summary>
    public string? File { get; }
}
