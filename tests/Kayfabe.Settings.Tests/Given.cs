using System.Text;

namespace Kayfabe.Settings.Tests;

/// <summary>Reads a text as study.json.</summary>
internal static class Given
{
    public static SampleSettings Settings(string json, params string[] options) =>
        Settings<SampleSettings>(json, options);

    public static T Settings<T>(string json, params string[] options)
        where T : class =>
        SettingsFile.Parse<T>(Encoding.UTF8.GetBytes(json), "study.json", [.. options.Select(Option)]);

    public static string[] Faults(string json, params string[] options) => Faults<SampleSettings>(json, options);

    public static string[] Faults<T>(string json, params string[] options)
        where T : class =>
        [.. Assert.Throws<InputException>(() => Settings<T>(json, options)).Faults.Select(fault => fault.ToString())];

    private static SettingOverride Option(string text) => text.Split('=', 2) is [var name, var value]
        ? new SettingOverride(name, value)
        : throw new ArgumentException(text);
}
