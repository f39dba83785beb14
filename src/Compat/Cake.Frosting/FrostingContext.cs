using Cake.Core;

namespace Cake.Frosting;

/// <summary>The base class of contexts.</summary>
/// <param name="context">Cake's context.</param>
public class FrostingContext(ICakeContext context) : CakeContextAdapter(context), IFrostingContext;
