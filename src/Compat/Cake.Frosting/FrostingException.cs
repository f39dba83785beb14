namespace Cake.Frosting;

/// <summary>The build's definition is wrong.</summary>
public sealed class FrostingException : Exception
{
    /// <summary>An error with its message.</summary>
    public FrostingException(string message)
        : base(message)
    {
    }

    /// <summary>An error with its message and cause.</summary>
    public FrostingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
