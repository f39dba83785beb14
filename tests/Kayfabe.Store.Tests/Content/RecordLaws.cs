using System.Text;
using System.Text.Json.Nodes;
using Kayfabe.Store.Content;
using Kayfabe.Store.Index;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Tests.Content;

/// <summary>
/// A record is trusted only under its own key, in its own format, and with outputs below the stage's folder.
/// </summary>
public sealed class RecordLaws : IDisposable
{
    private const string Stage = "Train";

    private static readonly Origin s_origin = new(
        new DateTimeOffset(2026, 5, 17, 8, 30, 0, TimeSpan.Zero), "ringside", "linux", "x64", "https://ada.example/");

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private static KeyDescription Key(int number) => new([new KeyEntry(EntryKind.Setting, "number", $"{number}")]);

    private ActionCache Cache => new(_scratch.File("cache"));

    private Workspace Open() => new(
        _scratch.File("artifacts"), new ResultStore(new ContentStore(_scratch.File("cache")), Cache),
        new FileIndex(_scratch.File("index")), () => { });

    private static void Make(Workspace workspace, int number)
    {
        var scratch = workspace.NewScratch(Stage);
        File.WriteAllText(Path.Combine(scratch, "model"), $"{number}");
        workspace.Commit(Stage, Key(number), scratch, 1, s_origin);
    }

    private static Verdict Look(Workspace workspace, int number) =>
        workspace.LookUp(Stage, Key(number), static (_, _) => null, out _);

    // With the right digest: only the format is wrong.
    private void Alter(string path, Action<JsonObject> alter)
    {
        var text = File.ReadAllText(path);
        var isState = path.Contains(".last", StringComparison.Ordinal);
        var start = isState ? text.IndexOf('\n', StringComparison.Ordinal) + 1 : 0;
        var json = JsonNode.Parse(text[(text.IndexOf('\n', start) + 1)..])!.AsObject();
        alter(json);
        var content = json.ToJsonString();
        File.WriteAllText(path, $"{text[..start]}{Digest.Of(Encoding.UTF8.GetBytes(content))}\n{content}");
    }

    private string RecordOf(int number) => Cache.PathOf(Key(number).Key);

    public static TheoryData<string> Forms { get; } =
    [
        "version", "stage", "entries", "outputs", "seconds", "digest", "absolute", "climbing", "twice", "twins",
        "composed", "no object", "entry", "no origin", "time", "more origin",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_record_of_wrong_format_is_damaged_and_made_again(string what)
    {
        using var workspace = Open();
        Make(workspace, 1);
        Alter(RecordOf(1), json =>
        {
            switch (what)
            {
                case "digest":
                    json["outputs"]![0]![1] = "sha256:none";
                    break;
                case "absolute":
                    json["outputs"]![0]![0] = "/tmp/escaped.csv";
                    break;
                case "climbing":
                    json["outputs"]![0]![0] = "../../escaped.csv";
                    break;
                case "twice":
                    json["outputs"]!.AsArray().Add(json["outputs"]![0]!.DeepClone());
                    break;
                case "twins":
                    json["outputs"]!.AsArray().Add(json["outputs"]![0]!.DeepClone());
                    json["outputs"]![1]![0] = "MODEL";
                    break;
                case "composed":
                    json["outputs"]![0]![0] = "u\u0308";
                    break;
                case "no object":
                    json["outputs"] = "none";
                    break;
                case "no origin":
                    json["origin"] = "ringside";
                    break;
                case "time":
                    json["origin"]!["started"] = "yesterday";
                    break;
                case "more origin":
                    json["origin"]!["more"] = "";
                    break;
                case "entry":
                    json["entries"]![0] = new JsonArray(4);
                    break;
                default:
                    json.Remove(what);
                    break;
            }
        });

        Assert.Equal(new Miss(MissReason.Damaged, "its record in the store: it is damaged"), Look(workspace, 1));
        Make(workspace, 1);

        Assert.Equal(new Hit(""), Look(workspace, 1));
    }

    [Fact]
    public void A_result_that_is_found_again_keeps_the_origin_of_who_made_it()
    {
        using var workspace = Open();
        Make(workspace, 1);

        workspace.LookUp(Stage, Key(1), static (_, _) => null, out var found);

        Assert.Equal(s_origin, found!.Origin);
        Assert.Equal(s_origin, workspace.InPlace(Stage)!.Origin);
    }

    [Fact]
    public void A_record_of_an_earlier_version_has_no_origin()
    {
        using var workspace = Open();
        Make(workspace, 1);
        Alter(RecordOf(1), json => json.Remove("origin"));

        workspace.LookUp(Stage, Key(1), static (_, _) => null, out var found);

        Assert.Null(found!.Origin);
    }

    [Fact]
    public void A_record_under_the_key_of_another_is_damaged()
    {
        using var workspace = Open();
        Make(workspace, 2);
        Make(workspace, 1);
        File.Copy(RecordOf(2), RecordOf(1), overwrite: true);
        Assert.Equal(MissReason.Damaged, Assert.IsType<Miss>(Look(workspace, 1)).Reason);
    }

    [Theory]
    [InlineData(InPlaceOf.Folder, "its record in the store: a folder is in its place")]
    [InlineData(InPlaceOf.Pipe, "its record in the store: it is not a regular file")]
    [InlineData(InPlaceOf.BrokenLink, "its record in the store: a broken link is in its place")]
    [InlineData(InPlaceOf.Empty, "its record in the store: it is damaged")]
    public void Anything_in_place_of_a_record_is_a_miss_and_replaced(InPlaceOf thing, string detail)
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var workspace = Open();
        Make(workspace, 1);
        thing.Replace(RecordOf(1));

        Assert.Equal(new Miss(MissReason.Damaged, detail), Look(workspace, 1));
        Make(workspace, 1);

        Assert.Equal(new Hit(""), Look(workspace, 1));
    }

    [Theory]
    [InlineData(InPlaceOf.Folder)]
    [InlineData(InPlaceOf.Pipe)]
    [InlineData(InPlaceOf.BrokenLink)]
    [InlineData(InPlaceOf.Empty)]
    public void Anything_in_place_of_other_files_is_replaced_too(InPlaceOf thing)
    {
        string[] paths = [".last/Train", ".last", "Train/model", "Train"];
        foreach (var path in paths)
        {
            using var workspace = Open();
            Make(workspace, 1);
            thing.Replace(_scratch.File($"artifacts/{path}"));

            Assert.IsType<Hit>(Look(workspace, 1));

            Assert.Equal(new Hit(""), Look(workspace, 1));
            Assert.Equal("1", File.ReadAllText(_scratch.File("artifacts/Train/model")));
            Assert.NotNull(workspace.InPlace(Stage));
        }
    }

    [Theory]
    [InlineData(InPlaceOf.Folder)]
    [InlineData(InPlaceOf.Pipe)]
    [InlineData(InPlaceOf.BrokenLink)]
    [InlineData(InPlaceOf.Empty)]
    public void Anything_in_place_of_content_is_a_miss_and_replaced(InPlaceOf thing)
    {
        using var workspace = Open();
        Make(workspace, 1);
        thing.Replace(new ContentStore(_scratch.File("cache")).PathOf(Digest.Of("1"u8)));
        Directory.Delete(_scratch.File("artifacts/Train"), recursive: true);

        Assert.Equal(MissReason.Damaged, Assert.IsType<Miss>(Look(workspace, 1)).Reason);
        Make(workspace, 1);
        Directory.Delete(_scratch.File("artifacts/Train"), recursive: true);

        Assert.Equal(new Hit("restored from the store"), Look(workspace, 1));
    }

    [Theory]
    [InlineData("objects")]
    [InlineData("actions")]
    public void Anything_in_place_of_a_folder_of_the_store_is_replaced(string folder)
    {
        using var workspace = Open();
        Make(workspace, 1);
        InPlaceOf.Empty.Replace(_scratch.File($"cache/{folder}"));
        Make(workspace, 1);
        Assert.Equal(new Hit(""), Look(workspace, 1));
    }

    [Fact]
    public void A_record_of_a_newer_version_is_left_alone_and_ours_kept_beside_it()
    {
        using var workspace = Open();
        Make(workspace, 1);
        foreach (var path in (string[])[RecordOf(1), _scratch.File("artifacts/.last/Train")])
            Alter(path, json => (json["version"], json["new"]) = (2, true));
        var newer = (File.ReadAllText(RecordOf(1)), File.ReadAllText(_scratch.File("artifacts/.last/Train")));

        Assert.Equal(
            new Miss(MissReason.NewerVersion, "its record in the store was made by a newer version of Kayfabe"),
            Look(workspace, 1));
        Make(workspace, 1);

        Assert.Equal(new Hit(""), Look(workspace, 1));
        Assert.Equal(new Miss(MissReason.SettingChanged, "number 1 -> 2"), Look(workspace, 2));
        Assert.Equal(newer, (File.ReadAllText(RecordOf(1)), File.ReadAllText(_scratch.File("artifacts/.last/Train"))));
    }

    [Fact]
    public void The_last_record_of_another_stage_is_not_trusted()
    {
        using var workspace = Open();
        Make(workspace, 1);
        File.Copy(_scratch.File("artifacts/.last/Train"), _scratch.File("artifacts/.last/Split"));
        Directory.CreateDirectory(_scratch.File("artifacts/Split"));
        File.Copy(_scratch.File("artifacts/Train/model"), _scratch.File("artifacts/Split/model"));
        Assert.Null(workspace.InPlace("Split"));
    }
}
