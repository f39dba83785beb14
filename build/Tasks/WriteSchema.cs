using System.Text;
using Cake.Core.Diagnostics;
using Cake.Frosting;
using Kayfabe.Settings;
using Kayfabe.Store.Files;
using Kayfabe.Study;

namespace Kayfabe.Build.Tasks;

/// <summary>
/// Writes the JSON Schema by which editors complete study.json; a test compares it with the settings records.
/// </summary>
[TaskName("Schema")]
[TaskDescription("Write data/study.schema.json from the settings records.")]
public sealed class WriteSchema : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var path = Path.Combine(context.Paths.Data, "study.schema.json");
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(SettingsSchema.Generate(typeof(StudySettings))));
        context.Log.Information("Wrote {0}.", context.Paths.Display(path));
    }
}
