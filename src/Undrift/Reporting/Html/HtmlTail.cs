namespace Undrift;

/// <summary>What follows the drifts: what was left out, the migrations, notes, the next commands, the SQL.</summary>
internal static class HtmlTail
{
    public static void Write(Markup page, CheckReport report)
    {
        var judgement = report.Judgement;
        if (report.Migrations is { } migrations)
        {
            List(page, "Pending migrations", migrations.Pending, pending => page.Add($"<code>{pending}</code>"));
            List(
                page,
                "Migrations",
                migrations.Faults,
                fault => page.Add($"<code>{fault.Where}</code>: {fault.Message}{(fault.IsError ? "" : " (note)")}")
            );
            List(page, "Next", migrations.Next, next => page.Add($"<code>{next.Command}</code>: {next.Purpose}"));
        }
        List(
            page,
            "Ignored",
            [.. judgement.Ignored.GroupBy(drift => (drift.Rule, drift.Reason))],
            rule => Ignored(page, rule)
        );
        List(page, "Notes", judgement.Notes, note => page.Add($"{note}"));
        if (report.Remedy is { } remedy)
            WriteFix(page, remedy);
    }

    /// <summary>What could not be compared decides the verdict: it stands before the drifts.</summary>
    public static void WriteGaps(Markup page, IReadOnlyList<Gap> gaps) =>
        List(page, "Not compared", gaps, gap => page.Add($"<code>{gap.Subject}</code>: {gap.Reason}"));

    private static void Ignored(Markup page, IGrouping<(RuleReference Rule, string? Reason), IgnoredDrift> rule)
    {
        page.Add($"{rule.Count()} by <code>{rule.Key.Rule.ToString()}</code>");
        if (rule.Key.Reason is { } reason)
            page.Add($": {reason}");
        page.Add($"<ul class=\"folded\">");
        foreach (var ignored in rule)
            page.Add($"<li>{KindWords.One(ignored.Drift.Type)} <code>{ignored.Drift.Object.Path}</code></li>");
        page.Add($"</ul>");
    }

    private static void WriteFix(Markup page, RemedyReport remedy)
    {
        page.Add(
            $"<section>\n<h2>Fix</h2>\n<details>\n<summary>{Standing(remedy)}</summary>\n<pre tabindex=\"0\"><code>"
        );
        HtmlDefinitions.WriteLines(page, remedy.Sql.TrimEnd('\n'));
        page.Add($"</code></pre>\n</details>\n</section>\n");
    }

    private static string Standing(RemedyReport remedy) =>
        remedy.Plan switch
        {
            null => "No SQL",
            { Proven: true } plan =>
                $"{KindWords.Count(plan.Statements.Count, "statement")}, proven on a scratch database",
            var plan => $"{KindWords.Count(plan.Statements.Count, "statement")}, not proven",
        };

    private static void List<T>(Markup page, string title, IReadOnlyCollection<T> items, Action<T> write)
    {
        if (items.Count == 0)
            return;
        page.Add($"<section>\n<h2>{title} <span class=\"count\">{items.Count}</span></h2>\n<ul class=\"list\">\n");
        foreach (var item in items)
        {
            page.Add($"<li>");
            write(item);
            page.Add($"</li>\n");
        }
        page.Add($"</ul>\n</section>\n");
    }
}
