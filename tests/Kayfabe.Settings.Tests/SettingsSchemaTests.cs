using System.Text.Json;

namespace Kayfabe.Settings.Tests;

public sealed class SettingsSchemaTests
{
    private static readonly JsonElement _schema =
        JsonDocument.Parse(SettingsSchema.Generate(typeof(SampleSettings))).RootElement;

    [Fact]
    public void The_text_is_readable_and_ends_in_a_line_feed()
    {
        var text = SettingsSchema.Generate(typeof(SampleFold));
        Assert.Equal(
            """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "type": "object",
              "properties": {
                "$schema": {
                  "type": "string"
                },
                "size": {
                  "type": "integer"
                },
                "mode": {
                  "default": "row",
                  "type": "string"
                }
              },
              "required": [
                "size"
              ],
              "additionalProperties": false
            }

            """,
            text);
    }

    [Theory]
    [InlineData("title", """{"description":"What the study is called.","type":"string","minLength":1}""")]
    [InlineData("synthetic", """{"default":false,"type":"boolean"}""")]
    [InlineData("seed", """{"default":0,"type":"integer","minimum":0,"maximum":4294967295}""")]
    [InlineData("featurize/threshold", """{"description":"The confidence at or above which a detection counts.","default":95,"type":"number","minimum":0,"maximum":100}""")]
    [InlineData("featurize/minimumSupport", """{"default":2,"type":"integer","minimum":1}""")]
    [InlineData("featurize/kinds", """{"default":["label"],"type":"array","items":{"type":"string","enum":["label","moderation","famous_face"]}}""")]
    [InlineData("featurize/renames", """{"default":{},"type":"object","additionalProperties":{"type":"string"}}""")]
    [InlineData("featurize/filter/names", """{"type":["array","null"],"items":{"type":"string"},"minItems":2}""")]
    [InlineData("import/sha", """{"type":"string","pattern":"^(?:[0-9a-f]{4})$"}""")]
    [InlineData("train/eta", """{"default":0.3,"type":"number","exclusiveMinimum":0,"maximum":1}""")]
    [InlineData("train/gamma", """{"type":["number","null"]}""")]
    [InlineData("train/tree_method", """{"default":"exact","type":"string","enum":["exact","hist","approx"]}""")]
    public void A_property_says_what_the_binder_holds_it_to(string path, string expected)
    {
        var at = path.Split('/').Aggregate(
            _schema, (schema, name) => schema.GetProperty("properties").GetProperty(name));
        Assert.Equal(expected, JsonSerializer.Serialize(at, _plain));
    }

    [Fact]
    public void An_optional_section_may_be_null_and_no_section_has_other_keys()
    {
        var import = _schema.GetProperty("properties").GetProperty("import");
        Assert.Equal(["object", "null"], import.GetProperty("type").EnumerateArray().Select(name => name.GetString()));
        Assert.False(import.GetProperty("additionalProperties").GetBoolean());
        Assert.Equal(["sha"], import.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(["title"], _schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
    }

    private static readonly JsonSerializerOptions _plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
