using Kayfabe.Build.Terminal;
using Kayfabe.Settings;
using Kayfabe.Store.Content;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;
using Kayfabe.Study.Cloud;
using Kayfabe.Study.Files;

namespace Kayfabe.Build.Running;

/// <summary>A stage at work: where its declared inputs are, and the scratch folder that it writes to.</summary>
[OutsideFingerprint("It turns declared names into paths; the contents are entries of the key.")]
public sealed class StageWork
{
    private readonly PreparedStage _stage;
    private readonly DeclaredInputs _inputs;
    private readonly RunContext _context;
    private readonly string _scratch;
    private readonly string _artifacts;
    private readonly List<string> _notes;

    /// <param name="stage">The stage.</param>
    /// <param name="context">The run.</param>
    /// <param name="scratch">The folder for the outputs.</param>
    /// <param name="artifacts">The folder that holds the artifacts that the stage declared.</param>
    /// <param name="notes">The stage's notes are added to it.</param>
    internal StageWork(PreparedStage stage, RunContext context, string scratch, string artifacts, List<string> notes) =>
        (_stage, _inputs, _context, _scratch, _artifacts, _notes) = (stage, stage.Inputs, context, scratch, artifacts,
            notes);

    /// <summary>Shows how far long work has come.</summary>
    public Progress Progress => _context.Progress;

    /// <summary>
    /// Adds a line below the run table: of this run, and of every later one that finds the result. It is stored with
    /// the result, in <see cref="StageNotes.FileName"/>.
    /// </summary>
    /// <param name="line">One line; null for none.</param>
    public void Note(string? line)
    {
        if (line is not null)
            _notes.Add(line.ReplaceLineEndings(" "));
    }

    /// <summary>A note that begins with <c>warning:</c>.</summary>
    public void Warn(string? line) => Note(line is null ? null : $"warning: {line}");

    /// <summary>
    /// The seed of this stage: derived from the study's and the stage's name, so that no two stages share one.
    /// </summary>
    public int Seed => _inputs.Seed
        ?? throw Undeclared("a seed", "Seed()");

    /// <summary>A section that the stage declared with <see cref="StageInputs.Uses{T}(Func{T, T})"/>.</summary>
    public T Used<T>()
        where T : class =>
        UsedIfAny<T>() ?? throw new InvalidOperationException(
            $"{_stage.Name} uses {typeof(T).Name}, which this study does not have: "
            + $"call UsedIfAny<{typeof(T).Name}>().");

    /// <summary>A section that the stage declared; null where the study has none.</summary>
    public T? UsedIfAny<T>()
        where T : class =>
        _inputs.Sections.TryGetValue(typeof(T), out var used)
            ? (T?)used : throw Undeclared(typeof(T).Name, $"Uses<{typeof(T).Name}>()");

    /// <summary>The settings of the stages that this one depends on, by their full names, ordinal.</summary>
    public IReadOnlyList<SettingEntry> SettingsOfStages =>
        _inputs.StageSettings ?? throw Undeclared("the settings of other stages", "SettingsOfStages()");

    /// <summary>The study's name.</summary>
    public string StudyName =>
        _inputs.HasSetting("study") ? _context.Paths.Study : throw Undeclared("the study's name", "StudyName()");

    /// <summary>The names of the settings that the command line overrode.</summary>
    public IReadOnlyList<string> Overrides => [.. _context.OverriddenSettings
        .Select(option => _inputs.HasSetting(StageInputs.OverrideEntry + option.Name)
            ? option.Name : throw Undeclared("overrides", "Overrides()"))];

    /// <summary>All artifacts that the stage may read, by stage and path, with their digests.</summary>
    public IEnumerable<(string Stage, string Path, string Digest)> AllArtifacts =>
        _stage.Artifacts.Select(
            artifact => (artifact.Stage.Name, artifact.Output.Path, artifact.Output.Digest.ToString()));

    /// <summary>Whether the study uses a stage that this one depends on.</summary>
    public bool Has<TStage>() => Upstream(typeof(TStage)) is not null;

    /// <summary>The path of an artifact of a stage that this one depends on.</summary>
    /// <exception cref="InvalidOperationException">The artifact was not declared; the message says how to.</exception>
    public string Artifact<TStage>(string name)
    {
        var record = Upstream(typeof(TStage))
                     ?? throw new InvalidOperationException(
                         $"{_stage.Name} reads {name} of {typeof(TStage).Name}, which this study does not use.");
        if (!_inputs.Reads(typeof(TStage), name))
            throw new InvalidOperationException(
                $"{_stage.Name} reads {typeof(TStage).Name}/{name}: "
                + $"add it to inputs.Only<{typeof(TStage).Name}>(...) in Inputs.");
        if (!record.Outputs.Any(output => output.Path == name))
            throw new InvalidOperationException($"{typeof(TStage).Name} makes no artifact {name}.");
        return Path.Combine(_artifacts, typeof(TStage).Name, name);
    }

    /// <summary>
    /// A folder that holds the declared artifacts of a stage that this one depends on, and no others.
    /// </summary>
    public string Artifacts<TStage>()
    {
        _ = Upstream(typeof(TStage));
        return Path.Combine(_artifacts, typeof(TStage).Name);
    }

    /// <summary>The path of a declared file or folder of the study.</summary>
    public string Input(string path) =>
        _inputs.HasInput(path)
            ? Path.Combine(_context.Paths.StudyFolder, path)
            : throw new InvalidOperationException(
                $"{_stage.Name} reads {path}: add inputs.File(\"{path}\") or inputs.Folder(...) to Inputs.");

    /// <summary>The files that declared patterns name.</summary>
    public IReadOnlyList<StudyFile> Files(IReadOnlyList<string> patterns) =>
        _inputs.FilesOf(patterns) ?? throw Undeclared(string.Join(", ", patterns), "Files(...)");

    /// <summary>Where the study's folder is; what is read there has to be declared.</summary>
    public string StudyFolder => _context.Paths.StudyFolder;

    /// <summary>What messages call the study's folder.</summary>
    public string StudyFolderName => _context.Paths.Display(_context.Paths.StudyFolder);

    /// <summary>
    /// The files of a declared folder, ordinal, by their path relative to it; none where it is absent.
    /// </summary>
    public IEnumerable<(string Path, Digest Digest)> FolderFiles(string folder)
    {
        _ = Input(folder);
        return _inputs.Folders.TryGetValue(folder, out var manifest) ? _context.Tree.Files(manifest) : [];
    }

    /// <summary>The bytes of a file of the study's folder whose digest is in an artifact, and so in the key.</summary>
    /// <exception cref="InputException">The file was changed or deleted since.</exception>
    public byte[] Content(string path, string digest)
    {
        var file = Path.Combine(_context.Paths.StudyFolder, path);
        if (StoredFile.Read(file) is { } bytes && Digest.Of(bytes).ToString() == digest)
            return bytes;
        throw new InputException(new Fault(
            "the file changed while the build ran", "Run the build again.", $"{StudyFolderName}/{path}"));
    }

    /// <summary>The path of a declared published file, fetched where it is not there yet.</summary>
    public string Source(string file) => _context.Fetcher.Fetch(_inputs.Sources[file]);

    /// <summary>Where to write an output; its folders are made.</summary>
    public string Output(string name)
    {
        var path = Path.Combine(_scratch, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>The scratch folder itself, for what writes several outputs.</summary>
    public string OutputFolder => _scratch;

    /// <summary>Trains with SageMaker's built-in XGBoost: it costs money, and asks before.</summary>
    /// <param name="write">Writes what is sent into a folder; what it depends on is declared.</param>
    /// <returns>The file of the model, as it came.</returns>
    public byte[] TrainElsewhere(Func<string, TrainingOrder> write)
    {
        using var folder = new TemporaryFolder();
        return _context.Elsewhere.TrainModel(_stage.Key.Key, write(folder.Root), _notes);
    }

    /// <summary>Trains with an image of one's own: it costs money, and asks before.</summary>
    /// <param name="image">The address of the image, a setting of the stage.</param>
    /// <param name="folder">The output folder for what the image made.</param>
    /// <param name="write">Writes what is sent into a folder; what it depends on is declared.</param>
    public void TrainElsewhere(string image, string folder, Func<string, TrainingOrder> write)
    {
        using var sent = new TemporaryFolder();
        var made = Path.Combine(_scratch, folder);
        Directory.CreateDirectory(made);
        _context.Elsewhere.TrainFolder(_stage.Key.Key, write(sent.Root), image, made, _notes);
    }

    private ActionRecord? Upstream(Type stage) =>
        _stage.Upstream.TryGetValue(stage, out var record)
            ? record
            : throw new InvalidOperationException(
                $"{_stage.Name} reads an artifact of {stage.Name}: "
                + $"add [IsDependentOn(typeof({stage.Name}))] to {_stage.Name}.");

    private InvalidOperationException Undeclared(string what, string call) =>
        new($"{_stage.Name} uses {what}: add inputs.{call} to Inputs.");
}
