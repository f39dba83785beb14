using Kayfabe.Study.Matrix;
namespace Kayfabe.Study.Tests.Import;

public class RondarouseyTests
{
    [Fact]
    public void The_published_matrix_is_what_is_known_of_it()
    {
        var matrix = Rondarousey.Read();
        Assert.Equal((1470, 413), (matrix.Rows.Count, matrix.Features.Count));
        Assert.Equal(766, matrix.Rows.Count(row => row.InKayfabe));
        Assert.Equal(1010, matrix.Rows.DistinctBy(row => row.Post).Count());
        Assert.Equal(4, matrix.Rows.Count(row => row.Published is null));
        Assert.Equal(4519, CountOfDetections(matrix, 1));
        Assert.Equal(251_600, CountOfDetections(matrix, 0));
    }

    private static int CountOfDetections(FeatureMatrix matrix, float value) =>
        matrix.SelectFeatures(feature => feature.Kind != FeatureKind.Metadata).Values.Count(value);
}
