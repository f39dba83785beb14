using Cake.Core;

namespace Cake.Frosting;

/// <summary>What every task of a run is given.</summary>
public interface IFrostingContext : ICakeContext;
