using System.Runtime.InteropServices;
using Kayfabe.Build.Running;

namespace Kayfabe.Build.CommandLine;

/// <summary>What <c>--version</c> and <c>--info</c> print.</summary>
public static class About
{
    /// <summary><c>Kayfabe 0.1.0 on Cake 7.0.0</c>.</summary>
    public static string Version() =>
        $"Kayfabe {VersionOf(typeof(About))} on Cake {VersionOf(typeof(Cake.Core.ICakeContext))}\n";

    /// <summary>The versions, a line each, and where things are.</summary>
    public static string Info(ProjectPaths paths) => $"""
        Kayfabe  {VersionOf(typeof(About))}
        Cake     {VersionOf(typeof(Cake.Core.ICakeContext))}
        .NET     {Environment.Version}
        System   {RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}
        Host     {AppContext.BaseDirectory}
        Project  {paths.Root}
        Store    {paths.Cache}

        """.ReplaceLineEndings("\n");

    private static string? VersionOf(Type type) => type.Assembly.GetName().Version?.ToString(3);
}
