using Kayfabe.Report.Document;

namespace Kayfabe.Report.Sections;

/// <summary>The pictures that teach most: confident errors and unsure ones.</summary>
internal static class GallerySection
{
    public static Section? Of(ReportModel model) =>
        model.Gallery is not { } gallery || gallery.Groups.All(group => group.Pictures.Count == 0) ? null : new Section(
            "gallery", "Where it errs",
            [
                .. gallery.Groups.Where(group => group.Pictures.Count > 0).SelectMany(group => (Block[])
                [
                    new Heading(group.Title),
                    new PictureGrid([.. group.Pictures.Select(picture => Framed(picture, model.Study))]),
                ]),
            ]);

    private static FramedPicture Framed(GalleryPicture picture, StudyHeader study) => new(
        picture,
        [
            .. picture.Bytes.IsEmpty ? (string[])["The file is too large to be shown here"] : [],
            $"Annotated {(picture.InKayfabe ? study.Positive : study.Negative)}",
            $"Model: {Format.Percent(picture.Probability)} {study.Positive}",
            picture.Detections.Count == 0 ? "Nothing detected" : $"Detected: {string.Join(", ", picture.Detections)}",
        ]);
}
