using System.Text.RegularExpressions;
using Kayfabe.Settings;
using Kayfabe.Xgboost.Native;

namespace Kayfabe.Xgboost.Tests;

public sealed class LibrarySearchTests : IDisposable
{
    private static readonly string FileName =
        OperatingSystem.IsWindows() ? "xgboost.dll" : OperatingSystem.IsMacOS() ? "libxgboost.dylib" : "libxgboost.so";

    private readonly string _folder = Directory.CreateTempSubdirectory("kayfabe-xgboost-").FullName;
    private readonly Dictionary<string, string> _variables = [];

    [Fact]
    public void The_named_file_comes_before_the_one_beside_the_program()
    {
        Place("program");
        _variables["KAYFABE_XGBOOST"] = Place("named");
        Assert.Equal(_variables["KAYFABE_XGBOOST"], Search().Find());
    }

    [Fact]
    public void A_named_file_that_does_not_exist_is_not_replaced_by_another()
    {
        Place("program");
        _variables["KAYFABE_XGBOOST"] = Path.Combine(_folder, "gone.so");
        var exception = Assert.Throws<InputException>(() => XgboostLibrary.Load(Search()));
        Assert.Contains("gone.so: the XGBoost library does not exist, but KAYFABE_XGBOOST names it", exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_beside_the_program_comes_before_the_loaders()
    {
        var beside = Place("program");
        Place("loader");
        _variables["PATH"] = _variables["LD_LIBRARY_PATH"] = _variables["DYLD_LIBRARY_PATH"] =
            Path.Combine(_folder, "loader");
        Assert.Equal(beside, Search().Find());
    }

    [Fact]
    public void The_folders_of_a_virtual_environment_are_candidates()
    {
        var packages = Path.Combine(_folder, "env", "lib", "python3.12", "site-packages", "xgboost", "lib");
        Directory.CreateDirectory(packages);
        _variables["VIRTUAL_ENV"] = Path.Combine(_folder, "env");
        Assert.Contains(Path.Combine(packages, FileName), Search().Candidates());
    }

    [Fact]
    public void Nothing_is_looked_for_relative_to_the_working_folder()
    {
        _variables["LD_LIBRARY_PATH"] = $".{Path.PathSeparator}lib{Path.PathSeparator}";
        _variables["PATH"] = "bin";
        Assert.All(Search().Candidates(), candidate => Assert.True(Path.IsPathFullyQualified(candidate)));
    }

    [Fact]
    public void A_file_that_is_no_library_is_refused_with_its_path_and_a_command()
    {
        _variables["KAYFABE_XGBOOST"] = Place("named");
        var fault = Assert.Single(Assert.Throws<InputException>(() => XgboostLibrary.Load(Search())).Faults);
        Assert.Equal(_variables["KAYFABE_XGBOOST"], fault.File);
        Assert.Contains("cannot be loaded: ", fault.Problem, StringComparison.Ordinal);
        Assert.Contains(XgboostLibrary.Installation, fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Why_the_loader_refuses_a_file_is_said()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Each system's loader has words of its own.");
        _variables["KAYFABE_XGBOOST"] = Place("named");
        var fault = Assert.Single(Assert.Throws<InputException>(() => XgboostLibrary.Load(Search())).Faults);
        Assert.Equal("the XGBoost library cannot be loaded: file too short", fault.Problem);
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_said_to_lead_nowhere()
    {
        _variables["KAYFABE_XGBOOST"] = Link("named", "gone.so.1");
        var fault = Assert.Single(Assert.Throws<InputException>(() => XgboostLibrary.Load(Search())).Faults);
        Assert.Equal(_variables["KAYFABE_XGBOOST"], fault.File);
        Assert.Equal("the XGBoost library is a link to 'gone.so.1', which leads to no file", fault.Problem);
    }

    [Fact]
    public void A_link_to_itself_leads_nowhere()
    {
        _variables["KAYFABE_XGBOOST"] = Link("named", FileName);
        Assert.Null(Search().Find());
        Assert.Equal(_variables["KAYFABE_XGBOOST"], Search().FindDanglingLink());
    }

    [Fact]
    public void A_link_that_leads_nowhere_does_not_hide_the_library_of_a_later_folder()
    {
        Link("program", "gone.so.1");
        var later = Place("loader");
        _variables["PATH"] = _variables["LD_LIBRARY_PATH"] = _variables["DYLD_LIBRARY_PATH"] =
            Path.Combine(_folder, "loader");
        Assert.Equal(later, Search().Find());
    }

    [Fact]
    public void The_virtual_environment_that_the_message_names_is_found_without_being_activated()
    {
        var packages = Path.Combine(_folder, ".venv", "lib", "python3.12", "site-packages", "xgboost", "lib");
        Directory.CreateDirectory(packages);
        _variables["KAYFABE_ROOT"] = _folder;
        Assert.Contains(Path.Combine(packages, FileName), Search().Candidates());
    }

    [Fact]
    public void The_library_tells_its_version_and_its_file()
    {
        Given.TheLibrary();
        Assert.Matches(new Regex("^[0-9]+\\.[0-9]+\\.[0-9]+$"), XgboostLibrary.Version);
        Assert.Equal(XgboostLibrary.Locate(), XgboostLibrary.Path);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private LibrarySearch Search() => new(_variables.GetValueOrDefault, Path.Combine(_folder, "program"));

    private string Link(string folder, string target)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, folder)).FullName, FileName);
        File.CreateSymbolicLink(path, target);
        return path;
    }

    private string Place(string folder)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, folder)).FullName, FileName);
        File.WriteAllText(path, "not a library");
        return path;
    }
}
