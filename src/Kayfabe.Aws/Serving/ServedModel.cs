using Amazon.SageMaker.Model;
using Kayfabe.Aws.Resources;

namespace Kayfabe.Aws.Serving;

/// <summary>Makes models.</summary>
public static class ServedModel
{
    /// <summary>Makes the model unless it is there.</summary>
    public static async Task Ensure(Making making, ModelPlan plan, CancellationToken cancel)
    {
        var sageMaker = making.Services.SageMaker;
        if (await ServiceAnswers.Find(() => sageMaker.DescribeModelAsync(
            new DescribeModelRequest { ModelName = plan.Name }, cancel)).ConfigureAwait(false) is not null)
        {
            return;
        }
        await making.Make(ResourceKind.Model, plan.Name, () => sageMaker.CreateModelAsync(
            new CreateModelRequest
            {
                ModelName = plan.Name,
                ExecutionRoleArn = plan.Role,
                PrimaryContainer = new ContainerDefinition
                {
                    Image = plan.Image,
                    ModelDataUrl = plan.Archive,
                    Environment = new Dictionary<string, string> { [ModelPlan.FeaturesVariable] = plan.Features },
                },
                Tags = making.SageMakerTags,
            },
            cancel)).ConfigureAwait(false);
    }
}
