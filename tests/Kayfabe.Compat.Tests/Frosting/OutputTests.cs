using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;

namespace Kayfabe.Compat.Tests.Frosting;

public sealed class OutputTests
{
    [Theory]
    [InlineData("--tree")]
    [InlineData("--description")]
    [InlineData("--dryrun")]
    [InlineData("--help")]
    public async Task What_an_option_shows_runs_no_task(string option)
    {
        var run = Kitchen();

        Assert.Equal(0, run.Of(option));
        Assert.Empty(run.Notes);
        await Verify(run.Output).UseParameters(option.TrimStart('-'));
    }

    [Theory]
    [InlineData("quiet")]
    [InlineData("minimal")]
    [InlineData("normal")]
    public async Task Verbosity_says_how_much_is_printed(string verbosity)
    {
        var run = Kitchen();

        Assert.Equal(0, run.Of("--target=Cook", "--no-report", $"--verbosity={verbosity}"));
        await Verify(run.Output).UseParameters(verbosity);
    }

    [Fact]
    public void Verbose_lines_are_printed_on_request()
    {
        var run = Kitchen();

        Assert.Equal(0, run.Of("--verbosity=verbose"));
        Assert.Contains("\nIt tastes of 1.5 g of salt.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_of_the_tasks_ends_the_run()
    {
        var run = Kitchen();

        Assert.Equal(0, run.Of());
        Assert.Contains("\nTask ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nCook ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nTotal: ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Settings_NoReport")]
    [InlineData("settings_noreport")]
    public void The_report_can_be_left_out_by_a_setting(string setting)
    {
        var run = Kitchen().With(host => host.UseCakeSetting(setting, "true"));

        Assert.Equal(0, run.Of());
        Assert.DoesNotContain("Total:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_line_wins_over_a_setting()
    {
        var run = Kitchen().With(host => host.UseCakeSetting("Settings_NoReport", "true"));

        Assert.Equal(0, run.Of("--settings_noreport=false"));
        Assert.Contains("Total:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_can_be_printed_by_a_service_of_ones_own()
    {
        var printer = new NamesOnly();
        var run = Kitchen().With(host => host.ConfigureServices(services =>
            services.AddSingleton<ICakeReportPrinter>(printer)));

        Assert.Equal(0, run.Of());
        Assert.Equal(["Lay", "Shop", "Cook", "Default", "report"], printer.Lines);
        Assert.DoesNotContain("Total:", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--version")]
    [InlineData("--info")]
    public void Facts_about_Cake_are_shown_without_a_run(string option)
    {
        var run = Kitchen();

        Assert.Equal(0, run.Of(option));
        Assert.NotEmpty(run.Output);
        Assert.Empty(run.Notes);
    }

    [Fact]
    public void An_option_that_has_a_value_is_for_the_tasks()
    {
        var run = Kitchen();

        Assert.Equal(0, run.Of("--version=1.2"));
        Assert.Equal(["Shop", "Cook"], run.Notes);
    }

    private static Run Kitchen() => new(typeof(Shop), typeof(Cook), typeof(Lay), typeof(Eat));

    [TaskDescription("Buys what is missing.")]
    private sealed class Shop : NotingTask;

    [TaskDescription("Cooks a meal."), IsDependentOn(typeof(Shop))]
    private sealed class Cook : FrostingTask<NotesContext>
    {
        public override void Run(NotesContext context)
        {
            context.Note("Cook");
            context.Log.Warning("The {0} is hot.", "pan");
            context.Log.Information("The meal is {ready}.");
            context.Log.Verbose("It tastes of {0:0.0} g of salt.", 1.5);
        }
    }

    [IsDependeeOf(typeof(Eat))]
    private sealed class Lay : FrostingTask<NotesContext>;

    [TaskName("Default"), TaskDescription("Eats."), IsDependentOn(typeof(Cook))]
    private sealed class Eat : FrostingTask<NotesContext>;

    private sealed class NamesOnly : ICakeReportPrinter
    {
        public List<string> Lines { get; } = [];

        public void Write(CakeReport report) => Lines.Add("report");

        public void WriteStep(string name, Verbosity verbosity) => Lines.Add(name);

        public void WriteLifeCycleStep(string name, Verbosity verbosity) => Lines.Add(name);

        public void WriteSkippedStep(string name, Verbosity verbosity) => Lines.Add(name);
    }
}
