namespace Kayfabe.Study.Evaluation;

/// <summary>What the model said of one row.</summary>
/// <param name="Id">The picture's id.</param>
/// <param name="Post">The key of its post.</param>
/// <param name="InKayfabe">The annotated outcome.</param>
/// <param name="Probability">The model's probability of <em>in kayfabe</em>, 0 to 1.</param>
public sealed record Prediction(string Id, string Post, bool InKayfabe, double Probability);
