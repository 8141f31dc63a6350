using Microsoft.Playwright;

namespace Undrift.Browser.Tests;

/// <summary>A report in a browser, with all that it said and asked for.</summary>
internal sealed class OpenReport : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    public OpenReport(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) => Said.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Said.Add($"error: {error}");
        page.Dialog += async (_, dialog) =>
        {
            Said.Add($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        context.Request += (_, request) => Requests.Add(request.Url);
        context.RequestFailed += (_, request) => Failed.Add($"{request.Failure} {request.Url}");
    }

    public IPage Page { get; }

    /// <summary>Console messages, errors and dialogs.</summary>
    public List<string> Said { get; } = [];

    /// <summary>What was asked for, the page itself first.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>What did not leave the browser, and why.</summary>
    public List<string> Failed { get; } = [];

    /// <summary>The drifts that can be seen.</summary>
    public ILocator Drifts => Page.Locator("details.finding:visible");

    /// <summary>What the page says of how many it shows.</summary>
    public Task<string> ShownAsync() => Page.Locator("#shown").InnerTextAsync();

    /// <summary>Opens every drift and section.</summary>
    public Task OpenAllAsync() =>
        Page.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
