using Cake.Core;

namespace Cake.Frosting;

/// <summary>The context to derive one's own from.</summary>
/// <param name="context">Cake's context.</param>
public class FrostingContext(ICakeContext context) : CakeContextAdapter(context), IFrostingContext;
