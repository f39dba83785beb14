using System.Formats.Tar;
using System.IO.Compression;

namespace Kayfabe.Aws.Serving;

/// <summary>What SageMaker unpacks to serve a model: a tar, compressed with gzip.</summary>
/// <remarks>
/// The container takes every file at the top for a model, and answers the mean of all of them: nothing else may lie
/// there. Folders it does not look into, so that is where the list of features is.
/// <para>
/// The model is in XGBoost's legacy binary format. 1.7.4, which the container 1.7-1 has, reads all three formats from a
/// file without an extension, by its first bytes; but this one is what the container itself writes when it trains, and
/// it has no names of columns in it, which CSV has none to be compared with.
/// </para>
/// </remarks>
public static class ModelArchive
{
    /// <summary>The file of the model in the archive.</summary>
    public const string ModelFile = "xgboost-model";

    /// <summary>The list of features in the archive.</summary>
    public const string FeaturesFile = "kayfabe/features.json";

    private const UnixFileMode Readable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Writes the archive: the same bytes for the same model and features.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="model">The model in the legacy binary format.</param>
    /// <param name="features">The list of features as JSON.</param>
    public static void Write(string path, byte[] model, byte[] features)
    {
        using var file = File.Create(path);
        using var gzip = new GZipStream(file, CompressionLevel.Optimal);
        using var tar = new TarWriter(gzip, TarEntryFormat.Ustar);
        Add(tar, ModelFile, model);
        Add(tar, FeaturesFile, features);
    }

    private static void Add(TarWriter tar, string name, byte[] content)
    {
        using var data = new MemoryStream(content, writable: false);
        tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
        {
            DataStream = data,
            Mode = Readable,
            ModificationTime = DateTimeOffset.UnixEpoch,
        });
    }
}
