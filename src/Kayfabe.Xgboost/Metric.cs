namespace Kayfabe.Xgboost;

/// <summary>How good a model is on some rows by one measure.</summary>
/// <param name="Rows">Which rows: the name given to them, such as <c>train</c>.</param>
/// <param name="Name">The measure under XGBoost's name: <c>logloss</c>.</param>
/// <param name="Value">Its value, to the digits that XGBoost prints.</param>
public sealed record Metric(string Rows, string Name, double Value);
