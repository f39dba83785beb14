using System.Diagnostics;
using System.Text.RegularExpressions;
using Kayfabe.Report.Comparing;
using Kayfabe.Report.Tests.Comparing;
using Kayfabe.Report.Tests.Sweeps;

namespace Kayfabe.Report.Tests;

/// <summary>The page in a real browser, at the width of a phone and of a desk, light and dark.</summary>
public sealed partial class BrowserTests
{
    private const string Browser = "/usr/bin/chromium";

    [Theory]
    [InlineData("report.html")]
    [InlineData("compare.html")]
    [InlineData("sweep.html")]
    public async Task The_page_fits_its_window_and_axe_finds_nothing_serious(string name)
    {
        var axe = Environment.GetEnvironmentVariable("KAYFABE_AXE");
        Assert.SkipWhen(string.IsNullOrEmpty(axe), "KAYFABE_AXE does not name axe.min.js (npm package axe-core).");
        Assert.SkipUnless(File.Exists(Browser), $"There is no {Browser} (Debian package chromium).");
        var folder = Directory.CreateTempSubdirectory("kayfabe-report-");
        try
        {
            var html = Examples.Text(
                [.. ReportPages.Render(Examples.Full), .. PairPages.Render(Pairs.Full), .. SweepExamples.Small.Render()], name);
            var script = $"<script>{await File.ReadAllTextAsync(axe!)}</script><script>{Check}</script></body>";
            // The page forbids scripts; the one that checks it needs leave.
            var page = ContentPolicy().Replace(html, "").Replace("</body>", script, StringComparison.Ordinal);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "page.html"), page);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "frames.html"), Frames);
            var shown = await Open(folder.FullName);
            var results = Result().Matches(shown).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal);
            Assert.Equal(["1280 dark:", "1280 light:", "390 dark:", "390 light:"], results);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Frames, because a browser window cannot be as narrow as a phone; what it found a frame tells the outer page.
    private const string Frames = """
        <!DOCTYPE html><body>
        <iframe style="width:390px;height:844px;color-scheme:light" src="page.html"></iframe>
        <iframe style="width:390px;height:844px;color-scheme:dark" src="page.html"></iframe>
        <iframe style="width:1280px;height:900px;color-scheme:light" src="page.html"></iframe>
        <iframe style="width:1280px;height:900px;color-scheme:dark" src="page.html"></iframe>
        <script>
        addEventListener('message', message => {
          const result = document.createElement('output');
          result.textContent = message.data;
          document.body.append(result);
        });
        </script></body>
        """;

    private const string Check = """
        addEventListener('load', async () => {
          document.querySelectorAll('details').forEach(details => details.open = true);
          const root = document.documentElement;
          const faults = root.scrollWidth > innerWidth ? ['scrolls sideways'] : [];
          const found = await axe.run(document, { iframes: false });
          for (const fault of found.violations)
            if (fault.impact === 'serious' || fault.impact === 'critical')
              faults.push(fault.id + ' at ' + fault.nodes[0].target);
          const frame = root.getBoundingClientRect().width > 400 ? '1280' : '390';
          const scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
          parent.postMessage(frame + ' ' + scheme + ':' + faults.join('; '), '*');
        });
        """;

    private static async Task<string> Open(string folder)
    {
        using var chromium = Process.Start(new ProcessStartInfo(Browser,
        [
            // In a container /dev/shm is small: a page that does not fit into it crashes the browser.
            "--headless", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            $"--user-data-dir={Path.Combine(folder, "profile")}", "--virtual-time-budget=60000", "--dump-dom",
            new Uri(Path.Combine(folder, "frames.html")).AbsoluteUri,
        ])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        chromium.ErrorDataReceived += (_, _) => { };
        chromium.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            var shown = await chromium.StandardOutput.ReadToEndAsync(patience.Token);
            await chromium.WaitForExitAsync(patience.Token);
            return shown;
        }
        catch (OperationCanceledException)
        {
            chromium.Kill(entireProcessTree: true);
            throw;
        }
    }

    [GeneratedRegex("<meta http-equiv=\"Content-Security-Policy\"[^>]*>")]
    private static partial Regex ContentPolicy();

    [GeneratedRegex("<output>(.*?)</output>", RegexOptions.Singleline)]
    private static partial Regex Result();
}
