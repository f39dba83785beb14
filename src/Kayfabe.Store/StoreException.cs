namespace Kayfabe.Store;

/// <summary>The store or an input file cannot be used; the user can fix it.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="problem">What is wrong, a clause without a full stop.</param>
    /// <param name="remedy">What to do next, one or more sentences.</param>
    /// <param name="file">The file or folder, if any.</param>
    public StoreException(string problem, string remedy, string? file = null)
        : base($"{(file is null ? "" : file + ": ")}{problem}. {remedy}") =>
        (Problem, Remedy, File) = (problem, remedy, file);

    /// <summary>What is wrong.</summary>
    public string Problem { get; }

    /// <summary>What to do next.</summary>
    public string Remedy { get; }

    /// <summary>The file or folder, if any.</summary>
    public string? File { get; }
}
