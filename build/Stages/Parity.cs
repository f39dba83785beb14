using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Settings;
using Kayfabe.Study.Cloud;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Parity;
using Kayfabe.Study.Training;
using Kayfabe.Xgboost;

namespace Kayfabe.Build.Stages;

/// <summary>Trains here what SageMaker trained, and compares the predictions.</summary>
[TaskName("Parity"), IsDependentOn(typeof(Import)), IsDependentOn(typeof(Featurize)), IsDependentOn(typeof(Split))]
[IsDependentOn(typeof(Train))]
[TaskDescription("The same rows, settings and seed, trained here and on SageMaker: how far predictions agree.")]
public sealed class Parity : Stage<TrainSettings>
{
    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, TrainSettings settings) => inputs.OnlyMatrix()
        .Only<Train>("model.ubj").Xgboost().Uses<TrainingMachine>().Uses<CutSettings>();

    /// <inheritdoc/>
    protected override void Make(StageWork work, TrainSettings settings)
    {
        if (settings.Engine != TrainEngine.SageMaker)
        {
            throw new InputException(new Fault(
                "Parity compares a model that SageMaker trained, and train.engine is local",
                "Write --engine=sagemaker; without a finished job, training there costs money, and is asked for."));
        }
        var machine = work.Used<TrainingMachine>();
        var (train, test) = work.Divided();
        var there = File.ReadAllBytes(work.Artifact<Train>("model.ubj"));
        using var other = Model.Load(there);
        using var own = XgboostTrainer.Train(AsSent(train, settings, machine), settings);
        var here = own.Save(ModelFormat.Ubj);
        var parity = new ParityComparison(
            [.. own.Predict(train), .. own.Predict(test)], [.. other.Predict(train), .. other.Predict(test)],
            work.Used<CutSettings>().Cut, here.AsSpan().SequenceEqual(there));
        parity.Write(work.Output("parity.csv"));
        foreach (var line in parity.Lines())
            work.Note(line);
        work.Note($"the model that was trained here has {here.Length:N0} bytes, the other one {there.Length:N0}");
        if (machine.InstanceCount > 1)
        {
            work.Note(
                $"SageMaker trained on {machine.InstanceCount} instances: their trees are not those of one machine");
        }
        if (machine.EarlyStoppingRounds is not null)
            work.Note("SageMaker ended the training early where it saw fit; here all rounds were trained");
    }

    // The file that is sent, read back: one form for both.
    private static FeatureMatrix AsSent(FeatureMatrix train, TrainSettings settings, TrainingMachine machine)
    {
        using var folder = new TemporaryFolder();
        var order = TrainingFiles.Write(folder.Root, train, settings, machine with { InstanceCount = 1 });
        var (rows, _) = TrainingFiles.Divide(train, machine.Validation);
        var sent = TrainingRows.Read(order.Channels[0].Files[0], machine.ContentType, train.Features.Count);
        return new FeatureMatrix(
            train.Features, rows.Rows, sent.Starts.ToArray(), sent.Columns.ToArray(), sent.Values.ToArray());
    }
}
