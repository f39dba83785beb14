using System.Text.Json.Nodes;
using Kayfabe.Bundle.Contents;
using Kayfabe.Store.Keys;

namespace Kayfabe.Bundle.Bom;

/// <summary>
/// The bill of materials of the model: CycloneDX 1.6, https://cyclonedx.org/docs/1.6/json/. What it is made of (data,
/// libraries), by which code, how good it is and what it is for.
/// </summary>
internal static class BomDocument
{
    private const string Model = "model", Build = "build";

    /// <summary>The document.</summary>
    public static byte[] Of(BundleContents contents)
    {
        var data = contents.Inputs.Select(input => (Ref: "data/" + input.Name, Input: input)).ToArray();
        var libraries = UsedLibraries.Of(contents.Lock)
            .Select(library => (Ref: "library/" + library.Name, library.Name, library.Version)).ToArray();
        string[] parts = [.. data.Select(one => one.Ref), .. libraries.Select(library => library.Ref)];
        return JsonText.Of(new JsonObject
        {
            ["$schema"] = "http://cyclonedx.org/schema/bom-1.6.schema.json",
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["serialNumber"] = $"urn:uuid:{UuidOf(contents.LockDigest)}",
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["component"] = new JsonObject
                {
                    ["type"] = "application",
                    ["bom-ref"] = Build,
                    ["name"] = "Kayfabe",
                    ["version"] = contents.Code.Version,
                    ["description"] = $"The build that made the model of the study {contents.Study}.",
                },
                ["properties"] = Properties(contents),
            },
            ["components"] = new JsonArray(
            [
                ModelComponent(contents, [.. data.Select(one => one.Ref)]),
                .. data.Select(one => DataComponent(one.Ref, one.Input, contents)),
                .. libraries.Select(library => Library(library.Ref, library.Name, library.Version)),
            ]),
            ["dependencies"] = new JsonArray(
                new JsonObject { ["ref"] = Build, ["dependsOn"] = JsonText.List([Model]) },
                new JsonObject { ["ref"] = Model, ["dependsOn"] = JsonText.List(parts) }),
        });
    }

    private static JsonObject ModelComponent(BundleContents contents, IReadOnlyList<string> data) => new JsonObject
    {
        ["type"] = "machine-learning-model",
        ["bom-ref"] = Model,
        ["authors"] = new JsonArray([.. contents.Settings.About.Creators.Select(
            creator => new JsonObject { ["name"] = creator.Name })]),
        ["name"] = $"kayfabe-{contents.Study}",
        ["version"] = contents.Lock.Id,
        ["description"] = contents.Description,
        ["hashes"] = Hashes(contents.Lock.OutputOf("Train", "model.ubj")),
        ["licenses"] = Licenses(contents),
        ["externalReferences"] = new JsonArray(
            new JsonObject { ["type"] = "website", ["url"] = contents.Settings.About.Address }),
        ["modelCard"] = ModelCard.Of(contents, data),
    };

    private static JsonObject DataComponent(string reference, StudyInput input, BundleContents contents)
    {
        var component = new JsonObject
        {
            ["type"] = "data",
            ["bom-ref"] = reference,
            ["name"] = input.Name,
            ["description"] = contents.Settings.Synthetic ? "Synthetic data." : null,
        };
        if (!contents.Settings.Synthetic)
            component.Remove("description");
        if (input.Kind == StudyInputKind.Folder)
            component["properties"] = new JsonArray(Property("kayfabe:files", input.Digest.ToString()));
        else
            component["hashes"] = Hashes(input.Digest);
        if (input.Url is { } url)
        {
            component["externalReferences"] = new JsonArray(
                new JsonObject { ["type"] = "distribution", ["url"] = url.AbsoluteUri });
        }
        component["data"] = new JsonArray(new JsonObject { ["type"] = "dataset", ["name"] = input.Name });
        return component;
    }

    // The lock has the version of an assembly, which is not always that of its package: no package URL is guessed.
    private static JsonObject Library(string reference, string name, string version)
    {
        var component = new JsonObject
        {
            ["type"] = "library",
            ["bom-ref"] = reference,
            ["name"] = name,
            ["version"] = version,
        };
        return name == UsedLibraries.Xgboost
            ? component.With("externalReferences", new JsonArray(
                new JsonObject { ["type"] = "vcs", ["url"] = "https://github.com/dmlc/xgboost" }))
            : component;
    }

    // As an expression, an identifier that SPDX does not know yet is valid too.
    private static JsonArray Licenses(BundleContents contents)
    {
        var license = contents.Settings.About.License!;
        return AboutLinks.IsAddress(license)
            ? [new JsonObject { ["license"] = new JsonObject { ["name"] = license, ["url"] = license } }]
            : [new JsonObject { ["expression"] = license }];
    }

    private static JsonArray Properties(BundleContents contents) =>
    [
        Property("kayfabe:study", contents.Study),
        Property("kayfabe:run", contents.Lock.Id),
        Property("kayfabe:lock", contents.LockDigest.ToString()),
        Property("kayfabe:synthetic", contents.Settings.Synthetic ? "true" : "false"),
    ];

    private static JsonObject Property(string name, string value) => new() { ["name"] = name, ["value"] = value };

    private static JsonArray? Hashes(Digest? digest) =>
        digest is null ? null : [new JsonObject { ["alg"] = "SHA-256", ["content"] = digest.Hex }];

    // RFC 9562, version 8: the first bits of the lock's digest.
    private static Guid UuidOf(Digest digest)
    {
        var bytes = Convert.FromHexString(digest.Hex[..32]);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
