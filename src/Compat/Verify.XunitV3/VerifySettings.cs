using System.Globalization;
using System.Reflection;

namespace VerifyTests;

/// <summary>The folder and name of a snapshot's files.</summary>
public class VerifySettings
{
    private string? directory;
    private string? typeName;
    private string? methodName;
    private object?[] parameters = [];

    /// <summary>Settings with every default.</summary>
    public VerifySettings()
    {
    }

    /// <summary>A copy that can be changed on its own.</summary>
    public VerifySettings(VerifySettings? settings)
    {
        if (settings is not null)
            (directory, typeName, methodName, parameters) =
                (settings.directory, settings.typeName, settings.methodName, settings.parameters);
    }

    /// <summary>Puts the files into a folder: absolute, or relative to the folder of the test's source file.</summary>
    public void UseDirectory(string directory) => this.directory = directory;

    /// <summary>Replaces the test class's name in the file name.</summary>
    public void UseTypeName(string name) => typeName = name;

    /// <summary>Replaces the test method's name in the file name.</summary>
    public void UseMethodName(string name) => methodName = name;

    /// <summary>
    /// The values of the test method's parameters, in order, so that each case has its own file. The last ones may be
    /// omitted. Required for a test method with parameters.
    /// </summary>
    public void UseParameters(params object?[] parameters) => this.parameters = parameters;

    internal string PathWithoutExtension(MethodInfo test, string sourceFile)
    {
        var folder = Path.GetDirectoryName(sourceFile) ?? "";
        if (!Directory.Exists(folder))
            throw new InvalidOperationException(
                $"The folder of the test's source file, '{folder}', does not exist: "
                + "was it built elsewhere, or with a PathMap?");
        var name = $"{typeName ?? NameOf(test.ReflectedType!)}.{methodName ?? test.Name}{ParametersOf(test)}";
        return Path.GetFullPath(Path.Combine(folder, directory ?? "", FileName(name)));
    }

    private static string NameOf(Type type) =>
        type.DeclaringType is { } outer ? $"{NameOf(outer)}.{type.Name}" : type.Name;

    private string ParametersOf(MethodInfo test)
    {
        var declared = test.GetParameters();
        if (parameters.Length > declared.Length)
            throw new InvalidOperationException(
                $"The number of passed in parameters ({parameters.Length}) must not exceed the number of parameters "
                + $"for the method ({declared.Length}).");
        if (declared.Length > 0 && parameters.Length == 0)
            throw new InvalidOperationException(
                $"The method {test.Name} has parameters: each case needs a file name of its own. Call UseParameters.");
        return string.Concat(parameters.Zip(declared, (value, parameter) => $"_{parameter.Name}={TextOf(value)}"));
    }

    private static string TextOf(object? value) => value switch
    {
        null => "null",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "null",
    };

    // Characters that Windows forbids are replaced everywhere, so that a checkout works on every system.
    private static string FileName(string name) => string.Concat(
        name.Select(character => char.IsControl(character) || "\"<>|:*?\\/".Contains(character) ? '-' : character));
}
