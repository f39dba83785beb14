using Kayfabe.Settings;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Training;

namespace Kayfabe.Xgboost.Baselines;

/// <summary>Trains models on one thread each, so that several can be trained in parallel.</summary>
public static class CandidateTrainer
{
    /// <summary>Trains boosted trees on one thread and predicts the test rows.</summary>
    /// <exception cref="InputException">There are no training rows or no features.</exception>
    public static IReadOnlyList<Prediction> Trees(FeatureMatrix train, FeatureMatrix test, TrainSettings settings)
    {
        // Equal columns are trained once, unless a draw of columns depends on how many there are.
        if ((settings.ColsampleByTree, settings.ColsampleByLevel, settings.ColsampleByNode) is (null, null, null))
        {
            var distinct = DistinctColumns.Of(train);
            (train, test) = (train.SelectFeatures(distinct.Contains), test.SelectFeatures(distinct.Contains));
        }
        using var model = XgboostTrainer.Train(train, settings, threads: 1);
        return model.Predict(test);
    }
}
