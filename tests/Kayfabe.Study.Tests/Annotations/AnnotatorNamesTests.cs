using Kayfabe.Settings;
using Kayfabe.Study.Annotations;
namespace Kayfabe.Study.Tests.Annotations;

/// <summary>An annotator is one person across files: a copy of a file is never a second one who agrees.</summary>
public sealed class AnnotatorNamesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("ada (1).csv", "ada")]
    [InlineData("ada (1).csv", null)]
    [InlineData("ada - Copy.csv", null)]
    [InlineData("ada copy 2.csv", "ada")]
    [InlineData("Ada.csv", "Ada")]
    [InlineData("Ada.csv", null)]
    [InlineData("second/ada.csv", null)]
    [InlineData("ben.csv", "ada")]
    [InlineData("ben.csv", "ADA\u00A0")]
    public void One_annotator_in_two_files_is_a_fault_that_names_both(string second, string? annotator)
    {
        Annotate("ada.csv", "ada");
        Annotate(second, annotator);
        var message = Assert.Throws<InputException>(() => Read("annotations/ada.csv", "annotations/" + second)).Message;
        var name = annotator?.TrimEnd('\u00A0') ?? second[(second.IndexOf('/', StringComparison.Ordinal) + 1)..][..3];
        Assert.Equal(
            $"data/s/annotations/{second}: the annotator '{name}' is also in data/s/annotations/ada.csv. "
            + "Keep one file an annotator, with all of the annotator's rows.",
            message);
    }

    [Theory]
    [InlineData("ben.csv", "bea")]
    [InlineData("ada (1).csv", "bea")]
    public void A_name_that_is_not_the_files_is_a_fault(string file, string annotator)
    {
        Annotate(file, annotator);
        Assert.StartsWith(
            $"data/s/annotations/{file}: the annotations are by '{annotator}', "
            + $"and the file is named after '{file[..3]}'. Rename the file {annotator}.csv",
            Assert.Throws<InputException>(() => Read("annotations/" + file)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ada.csv", "ada")]
    [InlineData("ada.csv", "Ada ")]
    [InlineData("ada.csv", "")]
    [InlineData("ada.csv", null)]
    [InlineData("ada (1).csv", "ada")]
    [InlineData("ZO\u00CB.csv", "zo\u00EB")]
    public void A_name_that_is_the_files_is_none(string file, string? annotator)
    {
        Annotate(file, annotator);
        Assert.Equal(file.Split('.', ' ')[0], Assert.Single(Read("annotations/" + file).Annotators));
    }

    [Fact]
    public void Two_annotators_files_with_the_same_bytes_are_said()
    {
        Annotate("ada.csv", null);
        Annotate("ben.csv", null);
        Annotate("cleo.csv", "cleo");
        var settings = new AnnotateSettings();
        Assert.Equal(
            "annotations/ada.csv and annotations/ben.csv have the same bytes: is one a copy of the other?",
            AnnotationFiles.SameContentLine(AnnotationFiles.Find(_folder.Path, "data/s", settings).Annotators));
        File.Delete(_folder.File("annotations/ben.csv"));
        Assert.Null(AnnotationFiles.SameContentLine(AnnotationFiles.Find(_folder.Path, "data/s", settings).Annotators));
    }

    [Fact]
    public void An_adjudicator_who_is_an_annotator_too_is_a_fault()
    {
        Annotate("ada.csv", "ada");
        Annotate("final.csv", "ada");
        var settings = new AnnotateSettings
        {
            Annotators = ["annotations/ada.csv"],
            Resolution = Resolution.Adjudicated,
            Adjudicator = "annotations/final.csv",
        };
        var e = Assert.Throws<InputException>(() => Read(settings));
        Assert.Contains("'ada' is also in data/s/annotations/ada.csv", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_of_a_sheet_are_trimmed_and_empty_rows_passed_over()
    {
        _folder.Write(
            "annotations/ada.csv", "Picture,ANNOTATOR,value\r\np1 ,ada,NO\u00A0\r\n\u200Bp2,,WAHR\r\n,,\r\n,,\r\n");
        var codings = Read("annotations/ada.csv");
        Assert.Equal(["p1", "p2"], codings.Pictures);
        Assert.Equal([Coding.No, Coding.Yes], codings.Values[0]);
    }

    [Fact]
    public void An_id_that_is_not_the_studys_is_shown_with_what_cannot_be_seen_in_it()
    {
        _folder.Write("annotations/ada.csv", "picture,value\np\u00A01,NO\np2,\n");
        Assert.Equal(
            "data/s/annotations/ada.csv(2,1): the study has no picture 'p\\u00A01'. "
            + "Mend the id, or look whether Ingest left the picture out (leftOut.csv).\n"
            + "data/s/annotations/ada.csv(3,2): the value is empty. "
            + "Write YES or NO, or remove the row where nothing is annotated.",
            Assert.Throws<InputException>(() => Read("annotations/ada.csv")).Message);
    }

    [Fact]
    public void First_is_the_first_of_the_settings_whatever_the_times_of_the_annotations()
    {
        _folder.Write("annotations/ada.csv", "picture,value,annotatedAt\np1,NO,2026-03-02T00:00:00Z\n");
        _folder.Write("annotations/ben.csv", "picture,value,annotatedAt\np1,YES,2026-03-01T00:00:00Z\n");
        Assert.False(Assert.Single(Outcomes.Resolve(Read("annotations/*.csv"), Resolution.First)).InKayfabe);
        Assert.True(Assert.Single(Outcomes.Resolve(
            Read("annotations/ben.csv", "annotations/*.csv"), Resolution.First)).InKayfabe);
    }

    [Theory]
    [InlineData("picture,ada\np1,nope\n")]
    [InlineData("picture,ada\np1,YES\n")]
    public void A_coding_of_the_build_that_is_neither_yes_nor_no_is_damage_not_an_absence(string codings)
    {
        var path = _folder.Write("codings.csv", codings);
        var e = Assert.Throws<InputException>(() => OutcomeFiles.ReadCodings(path));
        Assert.Contains("(2,2): this is neither yes nor no", e.Message, StringComparison.Ordinal);
    }

    private void Annotate(string file, string? annotator) => _folder.Write(
        "annotations/" + file,
        annotator is null
            ? "picture,value\np1,YES\np2,NO\n"
            : $"picture,annotator,value\np1,{annotator},YES\np2,{annotator},NO\n");

    private Codings Read(params string[] patterns) => Read(new AnnotateSettings { Annotators = patterns });

    private Codings Read(AnnotateSettings settings)
    {
        var (annotators, adjudicator) = AnnotationFiles.Find(_folder.Path, "data/s", settings);
        return AnnotationFiles.Read(annotators, adjudicator, ["p1", "p2"]);
    }
}
