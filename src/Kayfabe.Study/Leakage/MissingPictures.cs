using Kayfabe.Settings;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Posts;

namespace Kayfabe.Study.Leakage;

/// <summary>The annotated pictures that are no row of the matrix, since they have no file or no recording.</summary>
public static class MissingPictures
{
    /// <summary>Reads them; a picture that no export has is a post of its own.</summary>
    /// <param name="leftOut">Featurize's <see cref="LeftOutPictures.FileName"/>.</param>
    /// <param name="outcomes">Annotate's <see cref="OutcomeFiles.Outcomes"/>.</param>
    /// <param name="pictures">Ingest's <see cref="IngestFiles.Pictures"/>.</param>
    /// <exception cref="InputException">A file is missing or damaged.</exception>
    public static IReadOnlyList<MatrixRow> Read(string leftOut, string outcomes, string pictures)
    {
        var missing = LeftOutPictures.Read(leftOut)
            .Where(picture => picture.Value is NoRowReason.NotRecorded or NoRowReason.NoFile)
            .Select(picture => picture.Key).Order(StringComparer.Ordinal).ToList();
        if (missing.Count == 0)
            return [];
        var inKayfabe = OutcomeFiles.ReadOutcomes(outcomes);
        var known = PictureTable.ReadPictures(pictures)
            .ToDictionary(picture => picture.Id, StringComparer.Ordinal);
        return
        [
            .. from id in missing
               where inKayfabe.ContainsKey(id)
               let picture = known.GetValueOrDefault(id)
               select new MatrixRow(
                   id, picture?.Post ?? id, inKayfabe[id],
                   picture is null ? null : DateOnly.FromDateTime(picture.Published)),
        ];
    }
}
