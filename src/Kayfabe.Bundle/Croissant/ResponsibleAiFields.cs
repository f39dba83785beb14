using System.Globalization;
using System.Text.Json.Nodes;
using Kayfabe.Bundle.Contents;
using Kayfabe.Store.Keys;
using Kayfabe.Study;

namespace Kayfabe.Bundle.Croissant;

/// <summary>
/// How the data were collected and annotated, from the study's datasheet and its settings: what the study does not say
/// is left out. http://mlcommons.org/croissant/RAI/1.0.
/// </summary>
internal static class ResponsibleAiFields
{
    /// <summary>Adds the fields to the data set.</summary>
    public static void Add(JsonObject document, BundleContents contents)
    {
        var study = contents.Settings;
        var sheet = study.Report.Datasheet;
        var synthetic = study.Synthetic ? "The data are synthetic." : null;
        document
            .With("rai:dataCollection", Sentences(synthetic, sheet.Collection))
            .With("rai:dataCollectionType", study.Synthetic ? "Others: synthetic data" : null)
            .With("rai:dataAnnotationProtocol", Protocol(study))
            .With("rai:annotationsPerItem", PerItem(contents))
            .With("rai:dataUseCases", sheet.Uses)
            .With("rai:dataReleaseMaintenancePlan", Sentences(sheet.Distribution, sheet.Maintenance));
    }

    private static string? Protocol(StudySettings study) => study.Annotate is { } annotate
        ? "An annotator says of a picture whether it is in kayfabe, YES or NO, in one file an annotator. Annotations of"
            + $" one picture that differ become one outcome by the rule '{Word(annotate.Resolution)}'."
        : study.Report.Annotators is { } count
            ? $"The outcomes were published with the data; {People(count)} annotated them."
            : null;

    // A file of annotations is an annotator's; the adjudicator's is one of them.
    private static string? PerItem(BundleContents contents)
    {
        if (contents.Settings.Annotate is null)
            return contents.Settings.Report.Annotators is { } count ? Number(count) : null;
        var files = contents.Lock.Find("Annotate")?.Entries.Count(
            entry => entry is { Kind: EntryKind.Input, Value: not null });
        return files is { } most ? most == 1 ? "1" : $"1 to {Number(most)}" : null;
    }

    private static string People(int count) => count == 1 ? "one person" : $"{Number(count)} people";

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string? Sentences(params string?[] all)
    {
        var said = all.OfType<string>().ToArray();
        return said.Length > 0 ? string.Join(' ', said) : null;
    }
}
