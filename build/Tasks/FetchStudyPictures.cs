using Cake.Frosting;
using Kayfabe.Build.PictureFetching;
using Kayfabe.Build.Running;

namespace Kayfabe.Build.Tasks;

/// <summary>Fetches the pictures that the exports name.</summary>
[TaskName("FetchPictures"), Uses("study", "cache-dir", "parallel")]
[TaskDescription("Download the pictures that the exports name into the study; goes on where it was stopped.")]
public sealed class FetchStudyPictures : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => new StudyFetch(context, StudyFetch.Rules).Run();
}
