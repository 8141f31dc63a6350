using Microsoft.Playwright;
using Undrift.Tests.Reporting;

namespace Undrift.Browser.Tests;

/// <summary>The HTML report in a real browser.</summary>
public sealed class HtmlReportTests(Browser browser)
{
    public static TheoryData<string> Reports => new(ReportsByName.Keys);

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Nothing_is_asked_for_but_the_page_and_nothing_goes_wrong(string report)
    {
        await using var open = await browser.OpenAsync(ReportsByName[report]());
        await open.OpenAllAsync();
        await open.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.All(open.Requests.Skip(1), url => Assert.StartsWith("data:,", url, StringComparison.Ordinal));
        Assert.Empty(open.Said);
    }

    [Fact]
    public async Task The_policy_of_the_page_lets_no_other_script_run_and_no_request_leave()
    {
        await using var open = await browser.OpenAsync(Sample.Full());
        await open.Page.EvaluateAsync(
            """
            () => {
              const script = document.createElement("script");
              script.textContent = "window.pwned = true";
              document.body.append(script);
              const image = document.createElement("img");
              image.src = "http://127.0.0.1:9/x.png";
              image.setAttribute("onerror", "window.pwned = true");
              document.body.append(image);
              return new Promise((done) => image.addEventListener("error", done));
            }
            """
        );
        Assert.False(await open.Page.EvaluateAsync<bool>("window.pwned === true"));
        Assert.Equal(["csp http://127.0.0.1:9/x.png"], open.Failed);
        Assert.Contains(open.Said, line => line.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task On_a_narrow_screen_nothing_runs_out_of_it(string report)
    {
        foreach (var width in (int[])[360, 768, 1280])
        {
            await using var open = await browser.OpenAsync(ReportsByName[report](), new Look(Width: width));
            await open.OpenAllAsync();
            Assert.Equal(width, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            var outside = await open.Page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll("body *")]
                  .filter(element => element.getClientRects().length && !element.closest("pre, .scroll, svg, legend"))
                  .filter(element => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                  .map(element => element.outerHTML.slice(0, 200))
                """
            );
            Assert.Empty(outside);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_text_can_be_read_in_light_and_dark(bool dark)
    {
        await using var open = await browser.OpenAsync(ReportsByName["everything"](), new Look(Dark: dark));
        await open.OpenAllAsync();
        var faint = await open.Page.EvaluateAsync<string[]>(Contrast.Script);
        Assert.Empty(faint);
        var background = await open.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        Assert.Equal(dark ? "rgb(17, 21, 28)" : "rgb(246, 247, 249)", background);
    }

    [Fact]
    public async Task A_link_to_a_drift_opens_it()
    {
        var id = Sample.Full().Judgement.Findings[2].Drift.Id;
        await using var open = await browser.OpenAsync(Sample.Full(), hash: "#" + id);
        Assert.True(await open.Page.Locator($"#{id}").EvaluateAsync<bool>("details => details.open"));
    }

    [Fact]
    public async Task Definitions_stand_side_by_side_and_below_one_another_on_a_narrow_screen()
    {
        await using var wide = await browser.OpenAsync(Sample.Full());
        await wide.OpenAllAsync();
        var (left, right) = await FirstRowAsync(wide);
        Assert.Equal(left!.Y, right!.Y);
        Assert.True(left.X < right.X);
        await using var narrow = await browser.OpenAsync(Sample.Full(), new Look(Width: 360));
        await narrow.OpenAllAsync();
        (left, right) = await FirstRowAsync(narrow);
        Assert.Equal(left!.X, right!.X);
        Assert.True(left.Y < right.Y);
    }

    [Fact]
    public async Task Without_script_all_drifts_are_there_and_no_filter_that_would_do_nothing()
    {
        await using var open = await browser.OpenAsync(Sample.Full(), new Look(Script: false));
        Assert.Equal(Sample.Full().Judgement.Findings.Count, await open.Drifts.CountAsync());
        Assert.False(await open.Page.Locator("#filters").IsVisibleAsync());
        await open.Drifts.First.Locator("summary").ClickAsync();
        Assert.True(await open.Page.Locator("details.finding[open] dl.facts").IsVisibleAsync());
    }

    [Fact]
    public async Task Hostile_names_stand_there_as_text()
    {
        const string name = "\"><img src=x onerror=\"window.pwned=1\"><script>window.pwned=1</script>";
        await using var open = await browser.OpenAsync(HostileReport.Make(name));
        await open.OpenAllAsync();
        Assert.True(await open.Page.EvaluateAsync<bool>("window.pwned === undefined && document.images.length === 0"));
        Assert.Contains(name, await open.Page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trend_is_a_chart_with_a_bar_for_each_check()
    {
        await using var open = await browser.OpenAsync(ReportsByName["everything"]());
        Assert.Equal(30, await open.Page.Locator(".trend svg g").CountAsync());
        Assert.Equal(30, await open.Page.Locator(".trend tbody tr").CountAsync());
    }

    /// <summary>Pictures for a person, where a folder is named for them.</summary>
    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Pictures_are_taken_where_somebody_wants_to_look(string report)
    {
        if (Environment.GetEnvironmentVariable("UNDRIFT_PICTURES") is not { Length: > 0 } folder)
            return;
        foreach (var look in (Look[])[new(), new(Dark: true), new(Width: 360), new(Width: 360, Dark: true)])
        {
            await using var open = await browser.OpenAsync(ReportsByName[report](), look);
            foreach (
                var (name, prepare) in (IEnumerable<(string, Func<Task>)>)
                    [("closed", () => Task.CompletedTask), ("open", open.OpenAllAsync)]
            )
            {
                await prepare();
                var file = Path.Combine(folder, $"{report}-{look.Width}-{(look.Dark ? "dark" : "light")}-{name}.png");
                await open.Page.ScreenshotAsync(new PageScreenshotOptions { Path = file, FullPage = report != "many" });
            }
        }
    }

    internal static readonly IReadOnlyDictionary<string, Func<CheckReport>> ReportsByName = new Dictionary<
        string,
        Func<CheckReport>
    >
    {
        ["everything"] = Everything.Report,
        ["sample"] = Sample.Full,
        ["clean"] = Sample.Clean,
        ["many"] = () => Many.Drifts(500),
        ["hostile"] = () => HostileReport.Make(),
        ["long"] = () => HostileReport.Make(new string('n', 400)),
    };

    private static async Task<(LocatorBoundingBoxResult? Left, LocatorBoundingBoxResult? Right)> FirstRowAsync(
        OpenReport open
    )
    {
        var cells = open.Page.Locator("table.diff tr:has(td.old):has(td.new)").First.Locator("td");
        return (await cells.Nth(0).BoundingBoxAsync(), await cells.Nth(1).BoundingBoxAsync());
    }
}
