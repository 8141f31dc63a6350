using System.Globalization;

namespace Undrift;

/// <summary>What an issue about drift, and the comments on it, say.</summary>
/// <param name="report">The report.</param>
/// <param name="severity">The severity that the issue is about.</param>
/// <param name="response">How people are to answer.</param>
/// <param name="page">Where the whole report is; null: nobody says.</param>
internal sealed class IssueText(CheckReport report, Severity severity, ResponsePolicy response, string? page)
{
    private const int LongestTitle = 200;
    private const int MostNamed = 20;
    private const int MostTracked = 1000;

    /// <summary>The drifts that the issue is about.</summary>
    public IReadOnlyList<Finding> Standing { get; } =
    [.. report.Judgement.Findings.Where(finding => finding.Accepted is null && finding.Severity == severity)];

    /// <summary>Those that the issue remembers one by one: its body could not hold the ids of all of very many.</summary>
    public IReadOnlyList<Finding> Tracked => [.. Standing.Take(MostTracked)];

    /// <summary><c>Schema drift in production/shop: 4 ERROR</c>.</summary>
    public string Title =>
        Visible.Cut($"Schema drift in {Visible.Text(Place)}", LongestTitle) + $": {Standing.Count} {severity}";

    /// <summary>The body below the hidden lines.</summary>
    public string Body(IssueState state)
    {
        var narrowed = report with
        {
            Judgement = report.Judgement with { Findings = Standing, Ignored = [], Notes = [] },
            Remedy = null,
        };
        return $"{state}\n{Times(state)}{MarkdownReport.Text(narrowed, MarkdownLimits.Issue)}{CommentText.Link(page)}";
    }

    /// <summary>What changed since the last run; null where nothing did.</summary>
    public string? Delta(IssueState before)
    {
        var added = Tracked.Where(finding => !before.Since.ContainsKey(finding.Drift.Id)).ToList();
        var gone = before.Since.Keys.Except(Tracked.Select(finding => finding.Drift.Id)).Order().ToList();
        if (added.Count + gone.Count == 0)
            return null;
        var text = "";
        if (added.Count > 0)
            text += $"{KindWords.Count(added.Count, "new_drift")}:\n\n{List(added)}\n";
        if (gone.Count > 0)
            text += $"No longer reported: {string.Join(", ", gone.Take(MostNamed))}{More(gone.Count)}\n";
        return text + CommentText.Link(page);
    }

    /// <summary>What a person reads who is told because nobody answered in time.</summary>
    public string Escalation(IssueState state, DateTimeOffset now)
    {
        var people = response.Assignees.AsEnumerable();
        if (response.EscalateTo.Count > 0)
            people = people.Append(response.EscalateTo[Math.Min(state.Level, response.EscalateTo.Count) - 1]);
        var names = string.Concat(people.Distinct().Select(name => Mention(name) + " "));
        return $"{names}this drift stands for {Age(state, now)} and was to be settled within "
            + $"{Words(response.EscalateAfter ?? IssuePolicy.EscalateAfter)} (escalation {state.Level}).\n{CommentText.Link(page)}";
    }

    /// <summary>The summary with which a run closes the issue.</summary>
    public string Summary(IssueState before, DateTimeOffset now)
    {
        var accepted = report.Judgement.Findings.Count(finding =>
            finding.Accepted is not null && before.Since.ContainsKey(finding.Drift.Id)
        );
        var also = accepted == 0 ? "" : $", {accepted} of them accepted";
        return $"Gone: a complete check at {Moment.Text(now)} ({ReportWords.Coverage(report)}) reports none of the "
            + $"{KindWords.Count(before.Since.Count, "drift")} any more{also}. Open for {Age(before, now)}.\n{CommentText.Link(page)}";
    }

    /// <summary>What is said to a person who closed it while the drift stands.</summary>
    public string StillThere =>
        $"Reopened: {KindWords.Count(Standing.Count, "drift")} still {(Standing.Count == 1 ? "stands" : "stand")}.\n{CommentText.Link(page)}";

    private string Place =>
        string.Join('/', ((string?[])[report.Environment, report.Target.Database]).OfType<string>());

    private string Times(IssueState state)
    {
        var oldest = state.Oldest is { } time ? $"Stands since {Moment.Text(time)}. " : "";
        var respond = response.RespondWithin is { } within ? $"To be answered within {Words(within)}. " : "";
        return $"{oldest}{respond}Closed by the first complete check that does not find it.\n\n";
    }

    private static string List(List<Finding> findings) =>
        string.Concat(
            findings
                .Take(MostNamed)
                .Select(finding =>
                    $"- {MarkdownText.Prose(DriftSentence.Of(finding.Drift, 300))} ({finding.Drift.Id})\n"
                )
        ) + (findings.Count > MostNamed ? $"- and {findings.Count - MostNamed} more\n" : "");

    private static string More(int count) => count > MostNamed ? $" and {count - MostNamed} more" : "";

    /// <summary>Logins and teams are letters, digits, hyphens and one slash; anything else calls nobody.</summary>
    private static string Mention(string name) =>
        name.TrimStart('@') is var login
        && login.Length > 0
        && login.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '/')
            ? "@" + login
            : MarkdownText.Code(name);

    private static string Age(IssueState state, DateTimeOffset now) => Words(now - (state.Oldest ?? now));

    private static string Words(TimeSpan time) =>
        time.TotalHours >= 48 ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalDays} days")
        : time.TotalMinutes >= 120 ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} hours")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, (int)time.TotalMinutes)} min");
}
