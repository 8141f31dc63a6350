namespace Undrift;

/// <summary>One drift: a line that opens.</summary>
internal static class HtmlFinding
{
    public static void Write(Markup page, Finding finding, string title, ReportedFix? fix)
    {
        var drift = finding.Drift;
        var severity = finding.Severity.ToString();
        page.Add($"<details class=\"finding\" id=\"{drift.Id}\" data-severity=\"{severity}\" ");
        page.Add($"data-risk=\"{ReportWords.Of(finding.Risk)}\" data-group=\"{drift.Group.Name}\" ");
        page.Add($"data-cause=\"{finding.Cause}\" data-text=\"{drift.Type} {drift.Object.Path} {drift.Id}\"");
        if (finding.Blocks)
            page.Add($" data-blocks");
        if (finding.Accepted is not null)
            page.Add($" data-accepted");
        page.Add($">\n<summary><span class=\"tag {severity}\">{severity}</span> ");
        WriteHeadline(page, drift, title);
        if (finding.Accepted is not null)
            page.Add($" <span class=\"mark\">accepted</span>");
        if (finding.Blocks)
            page.Add($" <span class=\"mark blocks\">blocks</span>");
        page.Add($" <code class=\"id\">{drift.Id}</code></summary>\n<div class=\"body\">\n");
        WriteFacts(page, finding);
        HtmlDefinitions.Write(page, drift);
        if (fix is { Statements.Count: > 0 })
            WriteFix(page, fix);
        page.Add($"</div>\n</details>\n");
    }

    private static void WriteHeadline(Markup page, Drift drift, string title)
    {
        var name =
            ReportWords.FullName(drift.Object) == title
                ? KindWords.One(drift.Object.Kind)
                : ReportWords.Name(drift.Object);
        page.Add($"<span class=\"headline\"><strong>{name}</strong> {ReportWords.Predicate(drift)}");
        if (drift.Facets.Count > 0)
            page.Add($": {string.Join("; ", drift.Facets.Select(DriftSentence.Change))}");
        page.Add($"</span>");
    }

    private static void WriteFacts(Markup page, Finding finding)
    {
        page.Add($"<dl class=\"facts\">\n");
        Fact(page, "type", finding.Drift.Type);
        Fact(page, "group", finding.Drift.Group.Name);
        Fact(page, "risk", ReportWords.Of(finding.Risk));
        if (finding.Cause != Cause.Unknown)
            Fact(page, "cause", $"{Cause.Words(finding.Cause)} ({finding.Cause})");
        Fact(page, "rule", finding.Rule.ToString());
        if (finding.Accepted is { } acceptance)
            Fact(page, "accepted", ReportWords.Accepted(acceptance));
        if (finding.FirstSeen is { } seen)
            Fact(page, "first seen", Moment.Text(seen));
        page.Add($"</dl>\n");
    }

    private static void WriteFix(Markup page, ReportedFix fix)
    {
        page.Add($"<h4>SQL that removes it</h4>\n");
        if (fix.Hazards.Count > 0)
            page.Add($"<p class=\"hazards\">Hazards: {string.Join(", ", fix.Hazards)}</p>\n");
        page.Add($"<pre tabindex=\"0\"><code>");
        foreach (var statement in fix.Statements)
            HtmlDefinitions.WriteLines(page, statement + ";");
        page.Add($"</code></pre>\n");
    }

    private static void Fact(Markup page, string name, string value) =>
        page.Add($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");
}
