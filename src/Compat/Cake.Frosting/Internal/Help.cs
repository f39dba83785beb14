namespace Cake.Frosting.Internal;

/// <summary>What <c>--help</c> prints.</summary>
internal static class Help
{
    public const string Text = """
        USAGE:
            [OPTIONS]

        OPTIONS:
                                     DEFAULT
            -h, --help                          Prints help information.
            -t, --target <TARGET>    Default    Target task to invoke; may be given several times.
            -w, --working <PATH>                Sets the working directory.
            -v, --verbosity <LEVEL>  Normal     Quiet, Minimal, Normal, Verbose or Diagnostic.
                --description                   Shows the description of each task.
                --tree                          Shows the tree of tasks.
                --dryrun                        Performs a dry run.
            -e, --exclusive                     Runs the target without its dependencies.
                --no-report                     Leaves out the report at the end.
                --version                       Shows Cake's version.
                --info                          Shows more about Cake.

        Any other option is an argument for the tasks.
        """;
}
