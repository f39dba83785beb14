namespace Kayfabe.Remote.Transport;

/// <summary>A remote failed: it refused, was too slow, could not be reached, or sent nonsense.</summary>
/// <param name="problem">What is wrong, a clause that follows the remote's name.</param>
/// <param name="inner">The cause.</param>
public sealed class RemoteException(string problem, Exception? inner = null) : Exception(problem, inner);
