using System.Security.Cryptography;
using System.Text.Json;
using Kayfabe.Aws.Resources;
using Kayfabe.Aws.Serving;
using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Publishing;
using Kayfabe.Build.Running;
using Kayfabe.Settings;
using Kayfabe.Store.Keys;
using Kayfabe.Study.Matrix;
using Kayfabe.Xgboost;

namespace Kayfabe.Build.Serving;

/// <summary>The model of this checkout that is served, or that predicts here.</summary>
/// <param name="Bytes">The model in the format that SageMaker's container reads.</param>
/// <param name="List">Its features.</param>
/// <param name="Origin">Where it is from, as the user would type it.</param>
/// <param name="Run">The run that made it.</param>
[OutsideFingerprint("No stage predicts what it did not make.")]
internal sealed record LocalModel(byte[] Bytes, FeatureList List, string Origin, string Run)
{
    private const string TrainStage = nameof(Stages.Train), File = "model.ubj", Features = "features.csv";
    private static readonly string[] s_matrixStages = [nameof(Stages.Import), nameof(Stages.Featurize)];

    /// <summary>The published model, checked against its lock, or the last one of Train.</summary>
    /// <exception cref="InputException">There is none, or it is damaged.</exception>
    public static LocalModel Find(BuildContext context)
    {
        var published = Path.Combine(context.Paths.Published, PublishedModel.Folder);
        var isTrained = context.Options.TrainedModel() ?? !Directory.Exists(published);
        return isTrained ? Trained(context.Paths) : Published(context.Paths, published);
    }

    /// <summary>A warning where Train made another model here than the published one; null otherwise.</summary>
    public string? OtherTrained(ProjectPaths paths)
    {
        var trained = Path.Combine(paths.Artifacts, TrainStage, File);
        var served = Path.Combine(paths.Root, Origin);
        return Origin == paths.Display(trained) || !System.IO.File.Exists(trained)
            || Digest.OfFile(trained) == Digest.OfFile(served)
            ? null
            : $"{paths.Display(trained)} is another model than {Origin}, which is used; add --model=trained for it.";
    }

    private static LocalModel Published(ProjectPaths paths, string folder)
    {
        var run = PublishedLock.Read(paths).Lock;
        Check(File, [TrainStage]);
        Check(Features, s_matrixStages);
        return Load(paths, Path.Combine(folder, File), folder, run.Id);

        void Check(string name, string[] stages)
        {
            var path = Path.Combine(folder, name);
            var locked = stages.Select(stage => run.OutputOf(stage, name)).FirstOrDefault(digest => digest is not null);
            if (locked is null || !System.IO.File.Exists(path) || Digest.OfFile(path) != locked)
            {
                throw new InputException(new Fault(
                    "this is not the file that lock.json names",
                    $"Restore it from git, or run {PublishedLock.CommandFor(paths)}, which publishes anew.",
                    paths.Display(path)));
            }
        }
    }

    private static LocalModel Trained(ProjectPaths paths)
    {
        var model = Path.Combine(paths.Artifacts, TrainStage, File);
        var features = s_matrixStages.Select(stage => Path.Combine(paths.Artifacts, stage))
            .FirstOrDefault(folder => System.IO.File.Exists(Path.Combine(folder, Features)));
        return features is not null && System.IO.File.Exists(model)
            ? Load(paths, model, features, Digest.OfFile(model).Hex[..12])
            : throw new InputException(new Fault(
                $"there is no model of {paths.Study}",
                $"Run {Help.Script} --study={paths.Study}, which trains and publishes one."));
    }

    private static LocalModel Load(ProjectPaths paths, string model, string features, string run)
    {
        var list = MatrixFiles.ReadFeatures(features);
        using var booster = Read(System.IO.File.ReadAllBytes(model), paths.Display(model));
        if (!booster.FeatureNames.SequenceEqual(list.Select(feature => feature.Name), StringComparer.Ordinal))
        {
            throw new InputException(new Fault(
                "the model was trained on other features than features.csv beside it has",
                "Build again, which makes both.", paths.Display(model)));
        }
        var legacy = Legacy(booster);
        return new LocalModel(
            legacy,
            new FeatureList(
                paths.Study, Sha256Text.Of(SHA256.HashData(legacy)), ObjectiveOf(booster), list),
            paths.Display(model), run);
    }

    private static Booster Read(byte[] bytes, string name)
    {
        try
        {
            return Booster.Load(bytes);
        }
        catch (XgboostException e)
        {
            throw new InputException(new Fault($"XGBoost cannot read the model ({e.Message})", "Build it again.", name));
        }
    }

    private static byte[] Legacy(Booster booster)
    {
        try
        {
            return booster.Save(ModelFormat.Legacy);
        }
        catch (XgboostException e)
        {
            throw new InputException(new Fault(
                $"this XGBoost does not write the format that SageMaker's 1.7-1 reads ({e.Message})",
                "Install XGBoost 1.7.4, as the README says."));
        }
    }

    private static string ObjectiveOf(Booster booster)
    {
        using var config = JsonDocument.Parse(booster.SaveConfig());
        return config.RootElement.GetProperty("learner").GetProperty("objective").GetProperty("name").GetString()!;
    }
}
