namespace Undrift;

/// <summary>The drifts, grouped by the table they stand in, and what narrows them.</summary>
internal static class HtmlFindings
{
    public static void Write(Markup page, CheckReport report)
    {
        var findings = report.Judgement.Findings;
        if (findings.Count == 0)
            return;
        page.Add($"<section id=\"drifts\">\n<h2>Drifts</h2>\n");
        WriteFilters(page, findings);
        foreach (var group in DriftGrouping.Of(findings))
        {
            page.Add($"<section class=\"object\">\n<h3>{group.Title}</h3>\n");
            foreach (var finding in group.Findings)
                HtmlFinding.Write(page, finding, group.Title, report.Remedy?.Fixes.GetValueOrDefault(finding.Drift.Id));
            page.Add($"</section>\n");
        }
        page.Add(
            $"<p id=\"nothing\" hidden>No drift fits the filters. <button type=\"reset\" form=\"filters\">Reset</button></p>\n"
        );
        page.Add($"</section>\n");
    }

    /// <summary>Shown by the script: without it they would do nothing.</summary>
    private static void WriteFilters(Markup page, IReadOnlyList<Finding> findings)
    {
        page.Add($"<form id=\"filters\" hidden>\n<label class=\"search\">Search ");
        page.Add(
            $"<input type=\"search\" name=\"text\" placeholder=\"name, type, id\" autocomplete=\"off\"></label>\n"
        );
        page.Add($"<fieldset><legend>Severity</legend>");
        foreach (var severity in ReportCounts.Severities.Select(severity => severity.ToString()))
        {
            page.Add($"<label><input type=\"checkbox\" name=\"severity\" value=\"{severity}\" checked> ");
            page.Add($"<span class=\"tag {severity}\">{severity}</span></label>");
        }
        page.Add($"</fieldset>\n");
        Select(page, "risk", "Risk", ReportCounts.Risks.Select(ReportWords.Of));
        Select(page, "group", "Group", findings.Select(finding => finding.Drift.Group.Name));
        if (findings.Any(finding => finding.Cause != Cause.Unknown))
            Select(page, "cause", "Cause", findings.Select(finding => finding.Cause));
        if (findings.Any(finding => finding.Blocks))
            page.Add($"<label><input type=\"checkbox\" name=\"blocks\"> only what blocks</label>\n");
        if (findings.Any(finding => finding.Accepted is not null))
            page.Add($"<label><input type=\"checkbox\" name=\"accepted\" checked> accepted ones, too</label>\n");
        page.Add($"<div class=\"actions\"><button type=\"button\" id=\"toggle\">Open all</button> ");
        page.Add($"<button type=\"reset\">Reset</button> <output id=\"shown\" aria-live=\"polite\"></output></div>\n");
        page.Add($"<p class=\"keys\">Keys: <kbd>/</kbd> search, <kbd>j</kbd> <kbd>k</kbd> next and previous drift, ");
        page.Add($"<kbd>Enter</kbd> open, <kbd>e</kbd> open all</p>\n</form>\n");
    }

    private static void Select(Markup page, string name, string label, IEnumerable<string> values)
    {
        page.Add($"<label>{label} <select name=\"{name}\"><option value=\"\">all</option>");
        foreach (var value in values.Distinct())
            page.Add($"<option>{value}</option>");
        page.Add($"</select></label>\n");
    }
}
