using Undrift.Tests.Sources;

namespace Undrift.Tests.Reporting;

public sealed class TextReportTests
{
    [Fact]
    public void Every_drift_stands_once_with_its_id()
    {
        var report = Sample.Full();
        var drifts = Sample.Text(report).Split("\nNext\n")[0];
        Assert.All(report.Judgement.Findings, finding => Assert.Equal(2, drifts.Split(finding.Drift.Id).Length));
    }

    [Theory]
    [InlineData(72)]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(500)]
    public void No_line_is_wider_than_the_terminal(int width)
    {
        foreach (var report in new[] { Sample.Full(), Sample.Clean(), Judged(Verdict.Inconclusive) })
            Assert.All(
                Sample.Text(report, new TextOptions(width)).Split('\n'),
                line => Assert.True(Columns.Of(line) <= width, line)
            );
    }

    [Fact]
    public void A_name_wider_than_the_terminal_is_not_cut()
    {
        var name = new string('n', 150);
        var text = Sample.Text(
            Sample.Of(Shop.Catalog(Shop.TableNamed(name), Shop.TableNamed("t")), Shop.Catalog(Shop.TableNamed("t")))
        );
        Assert.Contains(name, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Colour_is_off_unless_asked_for_and_says_nothing_of_its_own()
    {
        var plain = Sample.Text(Sample.Full());
        Assert.DoesNotContain('\u001b', plain);
        var coloured = Sample.Text(Sample.Full(), new TextOptions(Colour: true));
        Assert.Contains("\u001b[1;31mERROR\u001b[0m", coloured, StringComparison.Ordinal);
        Assert.Equal(
            plain,
            System.Text.RegularExpressions.Regex.Replace(
                coloured,
                "\u001b\\[[0-9;]*m",
                "",
                System.Text.RegularExpressions.RegexOptions.None,
                TimeSpan.FromSeconds(5)
            )
        );
    }

    [Fact]
    public void Hostile_texts_reach_the_terminal_as_visible_escapes()
    {
        var text = Sample.Text(HostileReport.Make());
        Assert.DoesNotContain(
            text,
            unit => unit != '\n' && (char.IsControl(unit) || char.IsSurrogate(unit) || unit == '\u202E')
        );
        Assert.Contains(@"a\u001b[31m|`b`<script>@octocat\n## x\u202egnp\u0000\u0085", text, StringComparison.Ordinal);
        Assert.Contains(@"lone\ud800", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_report_gives_the_same_text() =>
        Assert.Equal(Sample.Text(Sample.Full()), Sample.Text(Sample.Full()));

    [Fact]
    public void A_clean_report_says_what_was_compared()
    {
        var text = Sample.Text(Sample.Clean() with { ObjectsCompared = 214, FacetsCompared = 1630 });
        Assert.Contains(
            "Clean: 214 objects, 1,630 properties compared with schema.sql\n",
            text,
            StringComparison.Ordinal
        );
        Assert.EndsWith("Verdict: clean - no drift\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_line_is_the_verdict_in_words()
    {
        Assert.EndsWith(
            "Verdict: blocked - 1 ERROR (production blocks ERROR)\n",
            Sample.Text(Judged(Verdict.Blocked)),
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "Verdict: allowed - 1 ERROR; nothing blocks in production\n",
            Sample.Text(Judged(Verdict.Allowed)),
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "Verdict: inconclusive - 1 thing not compared; 1 ERROR in the rest\n",
            Sample.Text(Judged(Verdict.Inconclusive)),
            StringComparison.Ordinal
        );
        var lenient = Judged(Verdict.Blocked);
        lenient = lenient with { Judgement = lenient.Judgement with { FailPipeline = false } };
        Assert.Contains("fail_pipeline is false here", Sample.Text(lenient), StringComparison.Ordinal);
    }

    [Fact]
    public void Accepted_drift_shows_who_until_when_and_why_and_does_not_count()
    {
        var text = Sample.Text(Sample.Full());
        Assert.Contains("accepted by anna@example.org until 2027-01-31: measured", text, StringComparison.Ordinal);
        Assert.Contains("4 ERROR, 4 WARNING, 2 INFO; 1 more accepted", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_not_compared_stands_with_its_reason()
    {
        var text = Sample.Text(Judged(Verdict.Inconclusive));
        Assert.Contains("Not compared\n  - schema secret: no USAGE", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a ", "a", "\"a \" → a")]
    [InlineData("", null, "\"\" → (none)")]
    [InlineData("(none)", null, "\"(none)\" → (none)")]
    [InlineData("caf\u00e9", "cafe\u0301", @"caf\u00e9 → cafe\u0301")]
    [InlineData("a\tb", "a b", @"a\tb → a b")]
    [InlineData("a\u00a0b", "a b", @"a\u00a0b → a b")]
    public void Values_that_look_alike_can_be_told_apart(string? from, string? to, string shown) =>
        Assert.Contains("type: " + shown, Sample.Text(TypeChange(from, to)), StringComparison.Ordinal);

    [Theory]
    [InlineData("a\nb", "a\r\nb", "- a\n", @"+ a\r")]
    [InlineData("a\nb", "a\nb\n", "+\n", "b\n")]
    [InlineData("a\nb ", "a\nb", "- b·\n", "+ b\n")]
    [InlineData("a\nb", null, "- a\n", "- b\n")]
    public void Line_differences_that_nobody_would_see_are_marked(string from, string? to, string first, string second)
    {
        var text = Sample.Text(TypeChange(from, to));
        Assert.Contains(first, text, StringComparison.Ordinal);
        Assert.Contains(second, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Objects_stand_under_their_table_and_others_apart()
    {
        var lines = Sample.Text(Sample.Full()).Split('\n');
        var headings = lines.Where(line =>
            line.StartsWith("table ", StringComparison.Ordinal) || line.StartsWith("setting ", StringComparison.Ordinal)
        );
        Assert.Equal(["setting fillfactor", "table public.orders", "table public.users"], headings);
    }

    private static CheckReport TypeChange(string? from, string? to) =>
        Sample.Of(
            Shop.Catalog(Shop.TableNamed("t"), Shop.In("t", Shop.Column, "c", Shop.Type.Is(from))),
            Shop.Catalog(Shop.TableNamed("t"), Shop.In("t", Shop.Column, "c", Shop.Type.Is(to)))
        );

    private static CheckReport Judged(Verdict verdict)
    {
        var report = Sample.Of(
            Shop.Catalog(Shop.TableNamed("t"), Shop.TableNamed("u")),
            Shop.Catalog(Shop.TableNamed("t"))
        );
        return report with
        {
            Judgement = report.Judgement with
            {
                Verdict = verdict,
                Gaps =
                    verdict == Verdict.Inconclusive
                        ? [new Gap("schema secret", "no USAGE on it; grant it to the role")]
                        : [],
            },
        };
    }
}
