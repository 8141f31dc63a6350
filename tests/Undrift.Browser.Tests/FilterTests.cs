using Microsoft.Playwright;
using Undrift.Tests.Reporting;

namespace Undrift.Browser.Tests;

/// <summary>What narrows the drifts of the HTML report, by mouse and by keyboard.</summary>
public sealed class FilterTests(Browser browser)
{
    private static readonly int All = Sample.Full().Judgement.Findings.Count;

    [Fact]
    public async Task A_severity_that_is_switched_off_is_not_shown()
    {
        await using var open = await browser.OpenAsync(Sample.Full());
        Assert.Equal($"{All} shown", await open.ShownAsync());
        await open.Page.GetByLabel("ERROR").UncheckAsync();
        await open.Page.GetByLabel("INFO").UncheckAsync();
        var left = Sample.Full().Judgement.Findings.Count(finding => finding.Severity == Severity.WARNING);
        Assert.Equal(left, await open.Drifts.CountAsync());
        Assert.Equal($"{left} of {All} shown", await open.ShownAsync());
    }

    [Fact]
    public async Task A_table_without_a_drift_that_is_shown_has_no_heading()
    {
        await using var open = await browser.OpenAsync(Sample.Full());
        await open.Page.GetByLabel("Search").FillAsync("ORDERS missing");
        Assert.Equal(1, await open.Drifts.CountAsync());
        Assert.Equal(1, await open.Page.Locator("section.object h3:visible").CountAsync());
    }

    [Fact]
    public async Task Risk_and_group_narrow_further_and_reset_brings_all_back()
    {
        await using var open = await browser.OpenAsync(Sample.Full());
        await open.Page.GetByLabel("Risk").SelectOptionAsync("critical");
        var critical = await open.Drifts.CountAsync();
        Assert.Equal(Sample.Full().Judgement.Findings.Count(finding => finding.Risk == Risk.Critical), critical);
        await open.Page.GetByLabel("Group").SelectOptionAsync("extra_column");
        Assert.Equal(1, await open.Drifts.CountAsync());
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Reset" }).First.ClickAsync();
        await Assertions.Expect(open.Drifts).ToHaveCountAsync(All);
    }

    [Fact]
    public async Task Only_what_blocks_and_without_what_was_accepted()
    {
        await using var open = await browser.OpenAsync(Sample.Full());
        await open.Page.GetByLabel("accepted ones, too").UncheckAsync();
        Assert.Equal(All - 1, await open.Drifts.CountAsync());
        await open.Page.GetByLabel("only what blocks").CheckAsync();
        Assert.Equal(Sample.Full().Judgement.Findings.Count(finding => finding.Blocks), await open.Drifts.CountAsync());
    }

    [Fact]
    public async Task A_search_that_finds_nothing_says_so()
    {
        await using var open = await browser.OpenAsync(Sample.Full());
        await open.Page.GetByLabel("Search").FillAsync("no such thing");
        Assert.True(await open.Page.GetByText("No drift fits the filters.").IsVisibleAsync());
    }

    [Fact]
    public async Task A_cause_narrows_where_causes_are_known()
    {
        await using var open = await browser.OpenAsync(Everything.Report());
        await open.Page.GetByLabel("Cause").SelectOptionAsync("manual_change");
        var expected = Everything.Report().Judgement.Findings.Count(finding => finding.Cause == "manual_change");
        Assert.Equal(expected, await open.Drifts.CountAsync());
    }

    [Fact]
    public async Task The_keyboard_does_it_all()
    {
        await using var open = await browser.OpenAsync(Sample.Full());
        var keys = open.Page.Keyboard;
        await keys.PressAsync("/");
        await keys.TypeAsync("email");
        var found = await open.Drifts.CountAsync();
        Assert.InRange(found, 1, All - 1);
        await keys.PressAsync("Escape");
        Assert.Equal(All, await open.Drifts.CountAsync());
        await keys.PressAsync("j");
        await keys.PressAsync("j");
        await keys.PressAsync("Enter");
        Assert.True(await open.Drifts.Nth(1).EvaluateAsync<bool>("details => details.open"));
        await keys.PressAsync("k");
        Assert.True(
            await open.Drifts.First.Locator("summary").EvaluateAsync<bool>("head => head === document.activeElement")
        );
        await keys.PressAsync("e");
        Assert.Equal(All, await open.Page.Locator("details.finding[open]").CountAsync());
        Assert.Equal("Close all", await open.Page.Locator("#toggle").InnerTextAsync());
        await keys.PressAsync("e");
        Assert.Equal(0, await open.Page.Locator("details.finding[open]").CountAsync());
    }
}
