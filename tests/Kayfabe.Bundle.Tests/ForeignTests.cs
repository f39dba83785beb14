using System.Diagnostics;
using Kayfabe.Bundle.Contents;
using Kayfabe.Bundle.Reading;

namespace Kayfabe.Bundle.Tests;

/// <summary>Other people's programs read what was written.</summary>
public sealed class ForeignTests
{
    private const string Python = "/usr/bin/python3";

    [Theory]
    [InlineData("MIT")]
    [InlineData("https://creativecommons.org/licenses/by/4.0/")]
    public void CycloneDX_s_own_library_finds_the_bill_of_materials_valid(string license)
    {
        var modules = Environment.GetEnvironmentVariable("KAYFABE_NODE_MODULES");
        Assert.SkipWhen(string.IsNullOrEmpty(modules),
            "KAYFABE_NODE_MODULES does not name a folder with the npm package @cyclonedx/cyclonedx-library.");
        using var fixture = new BundleFixture();
        var contents = fixture.Contents(edit: study => study with { About = study.About with { License = license } });
        using var reader = BundleReader.Open(fixture.Write(contents), "bundle.zip");
        var bom = fixture.File("bom.json");
        File.WriteAllBytes(bom, reader.ReadAll(BundlePaths.Bom));

        Assert.Equal("valid", Run("node", "-e", """
            const { Validation, Spec } = require(process.argv[1] + '/@cyclonedx/cyclonedx-library');
            new Validation.JsonStrictValidator(Spec.Version.v1dot6)
              .validate(require('fs').readFileSync(process.argv[2], 'utf8'))
              .then(problems => console.log(problems === null ? 'valid' : JSON.stringify(problems)))
              .catch(e => console.log(String(e)));
            """, modules!, bom));
    }

    [Fact]
    public void Python_reads_the_zip_and_finds_no_fault()
    {
        Assert.SkipUnless(File.Exists(Python), $"There is no {Python}.");
        using var fixture = new BundleFixture();
        var contents = fixture.Contents();

        Assert.Equal($"None {contents.Files.Count + BundlePaths.Made.Count} picture 1 0o100755", Run(Python, "-c", """
            import sys, zipfile
            z = zipfile.ZipFile(sys.argv[1])
            print(z.testzip(), len(z.namelist()), z.read('data/tiny/pictures/ä b#1.jpg').decode(),
                  oct(z.getinfo('build.sh').external_attr >> 16))
            """, fixture.Write(contents)));
    }

    [Fact]
    public void Unzip_finds_no_fault()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/unzip"), "There is no /usr/bin/unzip.");
        using var fixture = new BundleFixture();

        Assert.StartsWith(
            "No errors detected in", Run("/usr/bin/unzip", "-tq", fixture.Write()), StringComparison.Ordinal);
    }

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Trim() : output + error.Result;
    }
}
