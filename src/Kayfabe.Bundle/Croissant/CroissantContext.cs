using System.Text.Json.Nodes;

namespace Kayfabe.Bundle.Croissant;

/// <summary>The JSON-LD context of Croissant 1.1; its readers warn where a term of it is missing.</summary>
internal static class CroissantContext
{
    private static readonly string[] s_terms =
    [
        "arrayShape", "citeAs", "column", "extract", "field", "fileProperty", "fileObject", "fileSet", "format",
        "includes", "isArray", "isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet",
        "references", "regex", "repeated", "replace", "samplingRate", "separator", "source", "subField", "transform",
    ];

    /// <summary>The context.</summary>
    public static JsonObject Json()
    {
        var context = new JsonObject
        {
            ["@language"] = "en",
            ["@vocab"] = "https://schema.org/",
            ["sc"] = "https://schema.org/",
            ["cr"] = "http://mlcommons.org/croissant/",
            ["rai"] = "http://mlcommons.org/croissant/RAI/",
            ["dct"] = "http://purl.org/dc/terms/",
            ["conformsTo"] = "dct:conformsTo",
            ["data"] = Term("cr:data", "@json"),
            ["dataType"] = Term("cr:dataType", "@vocab"),
            ["examples"] = Term("cr:examples", "@json"),
            ["description"] = new JsonObject { ["@container"] = "@language" },
            ["name"] = new JsonObject { ["@container"] = "@language" },
        };
        foreach (var term in s_terms)
            context[term] = $"cr:{term}";
        return context;
    }

    private static JsonObject Term(string id, string type) => new() { ["@id"] = id, ["@type"] = type };
}
