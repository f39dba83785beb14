using System.Security.Cryptography;
using System.Text.Json;
using Kayfabe.Aws.Resources;
using Kayfabe.Settings;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Aws.Serving;

/// <summary>
/// What a model expects, in the order of its columns. It travels with the model: the service takes any number of
/// columns in any order without a word.
/// </summary>
/// <param name="Study">The study.</param>
/// <param name="Model">The digest of the model's file, <c>sha256:</c> and 64 digits.</param>
/// <param name="Objective">What was minimised: whether the model answers probabilities or margins.</param>
/// <param name="Features">The features in their order.</param>
public sealed record FeatureList(string Study, string Model, string Objective, IReadOnlyList<Feature> Features)
{
    /// <summary>The largest file that is read: 100,000 features have about 6 MB.</summary>
    public const int MostBytes = 16 << 20;

    private const int SchemaVersion = 1;

    /// <summary>
    /// The columns of a CSV file, without the id: the features' names; of two features of one name, with the kind:
    /// <c>Smoking (label)</c>.
    /// </summary>
    public IReadOnlyList<string> Titles
    {
        get
        {
            var counts = Features.CountBy(feature => feature.Name, StringComparer.Ordinal).ToDictionary();
            return [.. Features.Select(feature => counts[feature.Name] == 1
                ? feature.Name : $"{feature.Name} ({feature.Kind.Text()})")];
        }
    }

    /// <summary>The file's bytes: the same for the same list.</summary>
    public byte[] ToJson()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            json.WriteString("study", Study);
            json.WriteString("model", Model);
            json.WriteString("objective", Objective);
            json.WriteString("digest", DigestOf(Features));
            json.WriteStartArray("features");
            foreach (var feature in Features)
            {
                json.WriteStartObject();
                json.WriteString("name", feature.Name);
                json.WriteString("kind", feature.Kind.Text());
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The bytes.</param>
    /// <param name="name">What they are called in a fault.</param>
    /// <exception cref="InputException">It is no such file, of another version, or damaged.</exception>
    public static FeatureList Parse(ReadOnlyMemory<byte> json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.GetProperty("schemaVersion").GetInt32() != SchemaVersion)
                throw Unusable(name, "it is of another version of Kayfabe");
            var features = root.GetProperty("features").EnumerateArray().Select(ReadFeature).ToList();
            return root.GetProperty("digest").GetString() == DigestOf(features)
                ? new FeatureList(Text(root, "study"), Text(root, "model"), Text(root, "objective"), features)
                : throw Unusable(name, "its digest is not that of its features");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException)
        {
            throw Unusable(name, "it is no list of features");
        }
    }

    /// <summary>A digest of the names and kinds in their order.</summary>
    private static string DigestOf(IReadOnlyList<Feature> features)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            foreach (var feature in features)
            {
                json.WriteStringValue(feature.Kind.Text());
                json.WriteStringValue(feature.Name);
            }
            json.WriteEndArray();
        }
        return Sha256Text.Of(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }

    private static Feature ReadFeature(JsonElement json) => new(
        Text(json, "name"), FeatureKinds.Find(Text(json, "kind")) ?? throw new FormatException());

    private static string Text(JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw new FormatException();

    private static InputException Unusable(string name, string problem) => new(new Fault(
        $"the features of the model cannot be read: {problem}", "Deploy the model again with --target=Deploy.", name));
}
