using Cake.Core;

namespace Cake.Frosting;

/// <summary>The context that every task of a run gets.</summary>
public interface IFrostingContext : ICakeContext;
