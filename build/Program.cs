using Kayfabe.Build;
using Kayfabe.Build.Terminal;

Output.Take();
return Output.CodeOf(BuildHost.Run(args));
