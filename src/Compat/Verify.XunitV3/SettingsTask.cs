using System.Runtime.CompilerServices;

namespace VerifyTests;

/// <summary>A verification that is configured in a chain and starts when it is awaited.</summary>
public class SettingsTask
{
    private readonly VerifySettings settings;
    private readonly Func<VerifySettings, Task> start;
    private Task? started;

    internal SettingsTask(VerifySettings? settings, Func<VerifySettings, Task> start)
    {
        this.settings = new VerifySettings(settings);
        this.start = start;
    }

    /// <inheritdoc cref="VerifySettings.UseDirectory"/>
    public SettingsTask UseDirectory(string directory) => With(() => settings.UseDirectory(directory));

    /// <inheritdoc cref="VerifySettings.UseTypeName"/>
    public SettingsTask UseTypeName(string name) => With(() => settings.UseTypeName(name));

    /// <inheritdoc cref="VerifySettings.UseMethodName"/>
    public SettingsTask UseMethodName(string name) => With(() => settings.UseMethodName(name));

    /// <inheritdoc cref="VerifySettings.UseParameters"/>
    public SettingsTask UseParameters(params object?[] parameters) => With(() => settings.UseParameters(parameters));

    /// <summary>Starts the verification, once.</summary>
    public Task ToTask() => started ??= start(settings);

    /// <summary>Starts the verification; makes it awaitable.</summary>
    public TaskAwaiter GetAwaiter() => ToTask().GetAwaiter();

    /// <summary>Starts the verification; lets a test return it.</summary>
    public static implicit operator Task(SettingsTask settingsTask) => settingsTask.ToTask();

    private SettingsTask With(Action configure)
    {
        configure();
        return this;
    }
}
