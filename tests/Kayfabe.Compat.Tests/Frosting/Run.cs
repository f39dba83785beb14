using System.Reflection;
using Cake.Core;
using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;

namespace Kayfabe.Compat.Tests.Frosting;

/// <summary>Runs a host on chosen tasks and keeps what they noted down and what was printed.</summary>
internal sealed class Run
{
    private readonly CakeHost host = new();
    private readonly TextConsole console = new();
    private readonly Notes notes = new();

    public Run(params Type[] tasks)
    {
        host.AddAssembly(new TaskAssembly(tasks)).UseContext<NotesContext>();
        host.ConfigureServices(services => services
            .AddSingleton<IConsole>(console)
            .AddSingleton(notes));
    }

    public IReadOnlyList<string> Notes => notes.Lines;

    public string Output => console.Output.ToString();

    public string Errors => console.Errors.ToString();

    public Run With(Action<CakeHost> configure)
    {
        configure(host);
        return this;
    }

    public int Of(params string[] arguments) => host.Run(arguments);

    private sealed class TaskAssembly(Type[] tasks) : Assembly
    {
        public override Type[] GetExportedTypes() => tasks;
    }
}

/// <summary>What tasks note down, in order.</summary>
internal sealed class Notes
{
    public List<string> Lines { get; } = [];
}

/// <summary>A context with a service of its own.</summary>
internal sealed class NotesContext(ICakeContext context, Notes notes) : FrostingContext(context)
{
    public void Note(string line) => notes.Lines.Add(line);
}

/// <summary>A task that notes its name down.</summary>
internal abstract class NotingTask : FrostingTask<NotesContext>
{
    public override void Run(NotesContext context) => context.Note(GetType().Name);
}
