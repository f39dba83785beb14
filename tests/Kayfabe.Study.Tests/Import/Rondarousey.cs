using Kayfabe.Study.Import;
using Kayfabe.Study.Matrix;
namespace Kayfabe.Study.Tests.Import;

/// <summary>The original study's published matrix, for tests that skip where KAYFABE_MIRROR does not have it.</summary>
internal static class Rondarousey
{
    private static readonly ImportSettings _settings = new()
    {
        Matrix = new()
        {
            File = "rondarousey_ml_df_clean042221.csv",
            Address = "https://raw.githubusercontent.com/atnjqt/sagemaker_kayfabe_ML/"
                + "dbfd58c87e559e0c76e818bb69bb00e9a90688ff/wwe_instagram_data/rondarousey_ml_df_clean042221.csv",
            Bytes = 1_442_761,
            Sha256 = "3ebccfd8f8a324dd63bca10966fe8d9e9b5cb62760c9826583fc857941b46f6a",
        },
        Outcome = 11,
        Complement = 415,
        Columns =
        [
            new()
            {
                First = 1,
                Kind = FeatureKind.Metadata,
                Names =
                [
                    "commentCount", "likeCount", "location", "locationId", "isSidecar",
                    "postId", "viewCount", "pubYear", "pubMonth", "pubDay",
                ],
            },
            new() { First = 12, Last = 404 },
            new()
            {
                First = 405,
                Kind = FeatureKind.Moderation,
                Names =
                [
                    "rekog_Suggestive", "rekog_Revealing_Clothes", "rekog_Illustrated_Nudity_Or_Sexual_Activity",
                    "rekog_Explicit_Nudity", "rekog_Weapons", "rekog_Nudity", "rekog_Female_Swimwear_Or_Underwear",
                    "rekog_Physical_Violence", "rekog_Sexual_Activity", "rekog_Partial_Nudity",
                ],
            },
        ],
        Post = ["commentCount", "likeCount", "pubYear", "pubMonth", "pubDay"],
        Published = new() { Year = "pubYear", Month = "pubMonth", Day = "pubDay" },
    };

    /// <summary>Reads the matrix, or skips the test.</summary>
    public static FeatureMatrix Read()
    {
        var path = Path.Combine(Environment.GetEnvironmentVariable("KAYFABE_MIRROR") ?? "", _settings.Matrix.File);
        Assert.SkipUnless(File.Exists(path), $"KAYFABE_MIRROR does not name a folder with {_settings.Matrix.File}");
        return PublishedMatrix.Read(path, _settings);
    }
}
