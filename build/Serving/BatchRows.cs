using Kayfabe.Aws.Costs;
using Kayfabe.Aws.Preflight;
using Kayfabe.Aws.Serving;
using Kayfabe.Aws.Training;
using Kayfabe.Build.Cloud;
using Kayfabe.Build.Paying;
using Kayfabe.Build.Running;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Serving;

/// <summary>Predicts by batch transform, and with the same model here.</summary>
[OutsideFingerprint("Where something is computed, and who pays, is no part of a result.")]
internal static class BatchRows
{
    private const string RowsSuffix = ".csv";

    public static void Run(BuildContext context)
    {
        InputRows.OutputOf(context);
        var (serve, model) = (context.Settings.Serve, LocalModel.Find(context));
        if (model.OtherTrained(context.Paths) is { } other)
            Console.Error.WriteLine($"Warning: {other}");
        var matrix = InputRows.Read(context, model.List);
        // First, since it costs nothing: what cannot be predicted here is not worth paying for.
        var local = LocalPredictions.Predict(model, matrix);
        XgboostImages.CheckProcessor(serve.InstanceType, "serve.instanceType");
        using var serving = ServingSession.Open(
            context, new BucketNeeded(), new RoleNeeded(),
            new InstancesNeeded(serve.InstanceType, 1, InstanceUse.Transform));
        using var upload = new ModelUpload(context, serving, model);
        using var folder = new TemporaryFolder();
        var rowsFile = folder.File("rows.csv");
        PayloadWriter.WriteFile(matrix, rowsFile);
        var plan = new BatchPlan(
            upload.Plan, serving.AddressOf(rowsFile, RowsSuffix),
            $"s3://{serving.Session.Bucket}/{serving.Prefix}transform", serve.InstanceType, context.Settings.Aws.KmsKey);
        var batch = new BatchTransform(serving.Making(model.Run), new WaitLines("the transform job").Show);
        var job = AwsSession.Do("the transform job", cancel => batch.Find(plan, cancel));
        if (!job.IsThere)
        {
            Consent.Require(
                context.Options,
                new ExpectedCosts(Prices.Of(context.Paths), serving.Session.Place.Region).Batch(serve.InstanceType));
        }
        using var note = new StopNote(
            "A transform job that was made goes on, and is billed until it ends. Run the same command again to wait "
            + "for it, or end it with --target=Teardown.");
        var answer = AwsSession.Do("the transform job", async cancel =>
        {
            await serving.EnsureBucket(model.Run, cancel);
            await upload.Send(cancel);
            await serving.Upload(rowsFile, RowsSuffix, cancel);
            return await batch.Run(job, matrix.Rows.Count, cancel);
        });
        var values = PredictionAnswer.Parse(answer, matrix.Rows.Count, model.List.Objective);
        IReadOnlyList<PredictedRow> rows = [.. values.Select((value, i) => new PredictedRow(matrix.Rows[i].Id, value))];
        InputRows.Write(context, rows, "batch transform");
        Console.Out.Write(
            $"Against {model.Origin} here: {PredictedRows.Compare(rows, local, context.Settings.Evaluate.Cut).Line}\n");
    }
}
