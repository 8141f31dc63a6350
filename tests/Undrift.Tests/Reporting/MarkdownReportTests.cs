using Undrift.Tests.Sources;

namespace Undrift.Tests.Reporting;

public sealed class MarkdownReportTests
{
    [Fact]
    public void Every_drift_stands_once_with_its_id()
    {
        var report = Sample.Full();
        var text = Sample.Markdown(report);
        Assert.All(report.Judgement.Findings, finding => Assert.Equal(2, text.Split(finding.Drift.Id).Length));
        Assert.Equal(report.Judgement.Findings.Count, text.Split("<details>").Length - 1);
        Assert.Equal(report.Judgement.Findings.Count, text.Split("\n</details>\n").Length - 1);
    }

    [Fact]
    public void Hostile_texts_stay_text()
    {
        var text = Sample.Markdown(HostileReport.Make());
        Assert.DoesNotContain("<script>", OutsideFences(text), StringComparison.Ordinal);
        Assert.DoesNotContain("@octocat", OutsideFences(text), StringComparison.Ordinal);
        Assert.DoesNotContain("\n## x", OutsideFences(text), StringComparison.Ordinal);
        Assert.DoesNotContain(
            text,
            unit => unit != '\n' && (char.IsControl(unit) || char.IsSurrogate(unit) || unit == '\u202E')
        );
        Assert.All(
            OutsideFences(text).Split('\n').Where(line => line.StartsWith('|')),
            line => Assert.Equal(6, line.Count(unit => unit == '|'))
        );
    }

    [Fact]
    public void A_fence_is_longer_than_any_in_its_text()
    {
        var fence = MarkdownText.Fence(["````", "`` x"], "sql");
        Assert.StartsWith("`````sql\n", fence, StringComparison.Ordinal);
        Assert.EndsWith("\n`````\n", fence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_named_in_a_reason_is_not_called()
    {
        Assert.Equal("ask &#64;&#8203;octocat about &#35;&#8203;12", MarkdownText.Prose("ask @octocat about #12"));
        Assert.Equal("<code>a &#160;b&#124;&#96;&#60;</code>", MarkdownText.Code("a  b|`<"));
    }

    [Fact]
    public void Thousands_of_drifts_still_fit_into_a_comment_and_say_what_is_left_out()
    {
        var tables = Enumerable
            .Range(0, 3000)
            .Select(n => Shop.TableNamed($"table_{n:0000}", Shop.Options.Is(new string('o', 50))));
        var text = Sample.Markdown(Sample.Of(Shop.Catalog([.. tables]), Shop.Catalog(Shop.TableNamed("t"))));
        Assert.True(text.Length < 65_536, $"{text.Length} characters");
        Assert.Contains("more: see the JSON report", text, StringComparison.Ordinal);
        Assert.Contains("| total | 1 | 3000 | 0 | 3001 |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_huge_definition_does_not_push_the_others_out()
    {
        var huge = string.Join('\n', Enumerable.Range(0, 20_000).Select(n => $"line {n}"));
        var report = Sample.Of(
            Shop.Catalog(Shop.ViewNamed("a", huge), Shop.ViewNamed("b", "SELECT 1"), Shop.TableNamed("t")),
            Shop.Catalog(Shop.TableNamed("t"))
        );
        var text = Sample.Markdown(report);
        Assert.True(text.Length < 65_536, $"{text.Length} characters");
        Assert.Contains("too long for this place", text, StringComparison.Ordinal);
        Assert.Contains("SELECT 1", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_report_gives_the_same_text() =>
        Assert.Equal(Sample.Markdown(Sample.Full()), Sample.Markdown(Sample.Full()));

    private static string OutsideFences(string text)
    {
        var outside = new List<string>();
        string? fence = null;
        foreach (var line in text.Split('\n'))
        {
            if (fence is null && line.StartsWith("```", StringComparison.Ordinal))
                fence = line[..(line.LastIndexOf('`') + 1)];
            else if (fence == line)
                fence = null;
            else if (fence is null)
                outside.Add(line);
        }
        Assert.Null(fence);
        return string.Join('\n', outside);
    }
}
