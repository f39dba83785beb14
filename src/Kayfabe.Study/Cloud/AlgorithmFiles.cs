using System.Text;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Study.Cloud;

/// <summary>Makes the files that an algorithm of one's own gets, by its channels.</summary>
public static class AlgorithmFiles
{
    /// <summary>Writes one file a channel.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="all">All rows, in the order of the matrix.</param>
    /// <param name="train">The training rows.</param>
    /// <param name="settings">The channels and hyperparameters.</param>
    /// <param name="form">The form of rows.</param>
    public static TrainingOrder Write(
        string folder, FeatureMatrix all, FeatureMatrix train, AlgorithmSettings settings, TrainingForm form)
    {
        var channels = new List<TrainingChannel>();
        foreach (var (name, content) in settings.Channels.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var isText = content == AlgorithmSettings.FeatureNames;
            // A name with its own number: two names may differ in case only.
            var path = Path.Combine(folder, $"{channels.Count}{(isText ? ".txt" : TrainingRows.Suffix(form))}");
            var rows = content == AlgorithmSettings.TrainingRows ? train : all;
            if (isText)
                File.WriteAllLines(path, all.Features.Select(feature => feature.Name), new UTF8Encoding(false));
            else
                TrainingRows.Write(path, rows, form, labelled: content == AlgorithmSettings.TrainingRows);
            channels.Add(new TrainingChannel(
                name, [path], isText ? "text/plain" : TrainingRows.ContentType(form), IsSharded: false,
                isText ? all.Features.Count : rows.Rows.Count));
        }
        return new TrainingOrder
        {
            Channels = channels,
            Hyperparameters = [.. settings.Hyperparameters.OrderBy(pair => pair.Key, StringComparer.Ordinal)],
        };
    }
}
