using Cake.Core;
using Cake.Core.Scripting;

namespace Cake.Frosting.Internal;

/// <summary>Lists every task with its description. Cake's own list needs Spectre.Console.</summary>
internal sealed class DescriptionHost(ICakeEngine engine, ICakeContext context, IConsole console)
    : ScriptHost(engine, context)
{
    public override Task<CakeReport> RunTargetAsync(string target) => ListAsync();

    public override Task<CakeReport> RunTargetsAsync(IEnumerable<string> targets) => ListAsync();

    private Task<CakeReport> ListAsync()
    {
        var width = Tasks.Select(task => task.Name.Length).Append(29).Max() + 1;
        console.WriteLine();
        console.WriteLine("{0}", "Task".PadRight(width) + "Description");
        console.WriteLine("{0}", new string('=', width + 50));
        foreach (var task in Tasks)
            console.WriteLine("{0}", task.Name.PadRight(width) + task.Description);
        return System.Threading.Tasks.Task.FromResult(new CakeReport());
    }
}
