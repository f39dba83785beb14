using System.Globalization;
using System.Text.Json.Nodes;
using Kayfabe.Bundle.Contents;
using Kayfabe.Study.About;

namespace Kayfabe.Bundle.Croissant;

/// <summary>
/// The metadata of the data set: Croissant 1.1 (https://docs.mlcommons.org/croissant/docs/croissant-spec.html) with the
/// responsible-AI vocabulary 1.0, on how the data were collected and annotated.
/// </summary>
internal static class CroissantDocument
{
    private const string Version = "http://mlcommons.org/croissant/1.1";
    private const string ResponsibleAi = "http://mlcommons.org/croissant/RAI/1.0";

    /// <summary>The document.</summary>
    public static byte[] Of(BundleContents contents)
    {
        var about = contents.Settings.About;
        var document = new JsonObject
        {
            ["@context"] = CroissantContext.Json(),
            ["@type"] = "sc:Dataset",
            ["conformsTo"] = JsonText.List([Version, ResponsibleAi]),
            ["name"] = contents.Settings.Title,
            ["alternateName"] = contents.Study,
            ["description"] = contents.Description,
            ["license"] = AboutLinks.OfLicense(about.License!),
            ["url"] = about.Address,
            ["creator"] = new JsonArray([.. about.Creators.Select(CreatorOf)]),
            ["datePublished"] = about.Date,
            ["keywords"] = JsonText.List(contents.Settings.Synthetic ? ["kayfabe", "synthetic data"] : ["kayfabe"]),
            ["isLiveDataset"] = false,
            ["distribution"] = new JsonArray([.. contents.Inputs.Select(input => Distribution(input, contents))]),
        };
        ResponsibleAiFields.Add(document, contents);
        return JsonText.Of(document);
    }

    private static JsonObject CreatorOf(Creator creator) => new JsonObject
    {
        ["@type"] = creator.Organization ? "sc:Organization" : "sc:Person",
        ["name"] = creator.Name,
    }.With("url", AboutLinks.Of(creator));

    private static JsonObject Distribution(StudyInput input, BundleContents contents)
    {
        var path = BundlePaths.Input(contents.Study, input);
        if (input.Kind == StudyInputKind.Folder)
        {
            return new JsonObject
            {
                ["@type"] = "cr:FileSet",
                ["@id"] = input.Name,
                ["name"] = input.Name,
                ["description"] = "The digest of the list of its files, as sha256sum writes it, is "
                    + $"{input.Digest}. {WhereOf(input, contents)}",
                ["encodingFormat"] = "image/*",
                ["includes"] = $"{path}/**",
            };
        }
        var size = contents.Files.FirstOrDefault(file => file.Path == path)?.Size;
        return new JsonObject
        {
            ["@type"] = "cr:FileObject",
            ["@id"] = input.Name,
            ["name"] = input.Name,
            ["description"] = WhereOf(input, contents),
            ["contentUrl"] = input.Url?.AbsoluteUri ?? path,
            ["encodingFormat"] = MediaTypes.Of(input.Name),
            ["sha256"] = input.Digest.Hex,
        }.With("contentSize", size is { } bytes ? $"{bytes.ToString(CultureInfo.InvariantCulture)} B" : null);
    }

    private static string WhereOf(StudyInput input, BundleContents contents) =>
        contents.HasData ? $"In this bundle: {BundlePaths.Input(contents.Study, input)}."
        : input.Url is not null ? "Not in this bundle: published at its address."
        : "Not in this bundle.";
}
