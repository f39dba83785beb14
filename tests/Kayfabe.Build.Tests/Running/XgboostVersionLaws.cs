using Kayfabe.Build.Running;
using Kayfabe.Store.Files;
using Kayfabe.Store.Index;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Tests.Running;

/// <summary>An update of the system may replace the library while a build runs.</summary>
public sealed class XgboostVersionLaws : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_library_that_is_as_it_was_has_not_changed()
    {
        var version = Of("libxgboost.so");
        Assert.False(version.HasChanged);
        Assert.Equal("1.7.4", version.Current);
        Assert.False(version.HasChanged);
    }

    [Fact]
    public void A_library_that_was_replaced_since_its_digest_was_taken_has_changed()
    {
        var version = Of("libxgboost.so");
        _ = version.Current;
        File.WriteAllText(_folder.File("update"), "another library");
        File.Move(_folder.File("update"), _folder.File("libxgboost.so"), overwrite: true);
        Assert.True(version.HasChanged);
    }

    [Fact]
    public void A_library_that_is_found_elsewhere_or_no_longer_has_changed()
    {
        var found = "libxgboost.so";
        var version = Of(() => found is null ? null : _folder.File(found));
        _ = version.Current;
        File.WriteAllText(_folder.File("first.so"), "library");
        foreach (var other in (string?[])["first.so", null])
        {
            found = other;
            Assert.True(version.HasChanged);
        }
    }

    private XgboostVersion Of(string file) => Of(() => _folder.File(file));

    // The version is kept under the digest, so that nothing is loaded.
    private XgboostVersion Of(Func<string?> locate)
    {
        File.WriteAllText(_folder.File("libxgboost.so"), "library");
        var digest = Digest.OfFile(_folder.File("libxgboost.so"));
        new SideFile(_folder.File("store"), $"code/xgboost-{digest.Hex}").Write("1.7.4");
        return new XgboostVersion(
            _folder.File("store"), new FileIndex(_folder.File("index")), _ => { }, keeps: false, locate);
    }
}
