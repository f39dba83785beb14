using System.Text;
using Cake.Core.Diagnostics;
using Cake.Frosting;
using Kayfabe.Settings;
using Kayfabe.Store.Files;
using Kayfabe.Study;

namespace Kayfabe.Build.Tasks;

/// <summary>Writes the JSON Schema that editors complete study.json by; a test holds it to the settings records.</summary>
[TaskName("Schema")]
[TaskDescription("Write data/study.schema.json from the settings records.")]
public sealed class Schema : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var path = Path.Combine(context.Paths.Data, "study.schema.json");
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(SettingsSchema.Generate(typeof(StudySettings))));
        context.Log.Information("{0} is written.", context.Paths.Display(path));
    }
}
