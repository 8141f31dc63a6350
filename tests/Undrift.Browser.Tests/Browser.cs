using Microsoft.Playwright;
using Undrift.Tests.Reporting;

[assembly: AssemblyFixture(typeof(Undrift.Browser.Tests.Browser))]

namespace Undrift.Browser.Tests;

/// <summary>The distribution's Chromium, started once for all tests.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("undrift-browser-");
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program))
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Program,
                // Chromium refuses its sandbox to root.
                Args = Environment.UserName == "root" ? ["--no-sandbox"] : [],
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Opens a report as a person would: a file, by a click.</summary>
    internal async Task<OpenReport> OpenAsync(CheckReport report, Look? look = null, string hash = "")
    {
        if (_browser is null)
        {
            Assert.True(Environment.GetEnvironmentVariable("CI") != "true", "chromium is not installed");
            Assert.Skip("needs Chromium (apt-get install chromium)");
        }
        var file = Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}.html");
        await File.WriteAllTextAsync(file, Sample.In("html", report), TestContext.Current.CancellationToken);
        look ??= new Look();
        var context = await _browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = look.Width, Height = 900 },
                ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
                JavaScriptEnabled = look.Script,
            }
        );
        var open = new OpenReport(context, await context.NewPageAsync());
        await open.Page.GotoAsync(new Uri(file).AbsoluteUri + hash);
        return open;
    }
}

/// <summary>How a report is looked at.</summary>
internal sealed record Look(int Width = 1280, bool Dark = false, bool Script = true);
