using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;

namespace Amazon.StandIns;

/// <summary>Where a member of a request or response is, if not in the body.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class PlaceAttribute(string name) : Attribute
{
    public string Name => name;
}

/// <summary>In the path, in braces.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class InPathAttribute(string name) : PlaceAttribute(name);

/// <summary>In the query.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class InQueryAttribute(string name) : PlaceAttribute(name);

/// <summary>A header.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class InHeaderAttribute(string name) : PlaceAttribute(name);

/// <summary>The whole body, as it is.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PayloadAttribute() : PlaceAttribute("");

/// <summary>Made up where the caller gives none, so that a repeated request is known as such.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdempotencyTokenAttribute : Attribute;

/// <summary>The JSON of shapes.</summary>
internal static class Shapes
{
    public static readonly JsonSerializerOptions Json = new()
    {
        Converters = { new ConstantConverter(), new TimeConverter(), new BlobConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { OnlyBody } },
    };

    /// <summary>The members of a shape: those of the SDK's base types are none.</summary>
    public static IEnumerable<PropertyInfo> Members(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

    /// <summary>Gives a request the tokens that it lacks.</summary>
    public static void AddTokens(object request)
    {
        foreach (var property in Members(request.GetType()))
        {
            if (property.IsDefined(typeof(IdempotencyTokenAttribute)) && property.GetValue(request) is null)
                property.SetValue(request, new Guid(RandomNumberGenerator.GetBytes(16)).ToString());
        }
    }

    private static void OnlyBody(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i].AttributeProvider is PropertyInfo property
                && (property.DeclaringType!.Namespace == typeof(AmazonWebServiceRequest).Namespace
                    || property.IsDefined(typeof(PlaceAttribute))))
            {
                type.Properties.RemoveAt(i);
            }
        }
    }

    private sealed class ConstantConverter : JsonConverter<ConstantClass>
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsSubclassOf(typeof(ConstantClass));

        public override ConstantClass? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            (ConstantClass?)Activator.CreateInstance(type, reader.GetString());

        public override void Write(Utf8JsonWriter writer, ConstantClass value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }

    /// <summary>Seconds since 1970, with fractions; other protocols write text.</summary>
    private sealed class TimeConverter : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Number
                ? DateTime.UnixEpoch.AddTicks((long)(reader.GetDecimal() * TimeSpan.TicksPerSecond))
                : reader.GetDateTimeOffset().UtcDateTime;

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(
                (decimal)(value.ToUniversalTime() - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond);
    }

    private sealed class BlobConverter : JsonConverter<MemoryStream>
    {
        public override MemoryStream Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            new(reader.GetBytesFromBase64());

        public override void Write(Utf8JsonWriter writer, MemoryStream value, JsonSerializerOptions options) =>
            writer.WriteBase64StringValue(value.TryGetBuffer(out var bytes) ? bytes : value.ToArray());
    }
}

/// <summary>Milliseconds since 1970.</summary>
internal sealed class MillisecondsConverter : JsonConverter<DateTime?>
{
    public override DateTime? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? null : DateTime.UnixEpoch.AddMilliseconds(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, DateTime? value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((long)(value!.Value.ToUniversalTime() - DateTime.UnixEpoch).TotalMilliseconds);
}
