namespace Undrift;

/// <summary>What the report formats for people say in the same words. Every text is fit to print.</summary>
internal static class ReportWords
{
    /// <summary>The risk's name in reports.</summary>
    public static string Of(Risk risk) =>
        risk switch
        {
            Risk.Critical => "critical",
            Risk.Major => "major",
            _ => "minor",
        };

    /// <summary>The verdict's name in reports.</summary>
    public static string Of(Verdict verdict) =>
        verdict switch
        {
            Verdict.Clean => "clean",
            Verdict.Allowed => "allowed",
            Verdict.Blocked => "blocked",
            _ => "inconclusive",
        };

    /// <summary>The object by kind and own name: <c>column email</c>.</summary>
    public static string Name(ObjectId id) => $"{KindWords.One(id.Kind)} {OwnName(id)}";

    /// <summary>The object's own name: <c>email</c>.</summary>
    public static string OwnName(ObjectId id) => Visible.Text((id with { Schema = "", Parent = "" }).Path);

    /// <summary>The object by kind and full name: <c>column public.users.email</c>.</summary>
    public static string FullName(ObjectId id) => $"{KindWords.One(id.Kind)} {Visible.Text(id.Path)}";

    /// <summary>What is the matter with it, to stand behind its name.</summary>
    public static string Predicate(Drift drift)
    {
        var with = drift.Folded.Count == 0 ? "" : $" (with {KindWords.Counts(drift.Folded)})";
        var predicate = drift.Verb switch
        {
            DriftVerb.Missing => "is missing",
            DriftVerb.Extra => "is not in the desired schema",
            _ when drift.Group == DriftGroup.UnexplainedDefinition => "differs in a way that no property explains",
            _ => "differs",
        };
        return predicate + with;
    }

    /// <summary>
    /// The source with what is known of its server: <c>shop.db (sqlite 3.40.1)</c>. An engine that reads the servers of two
    /// makers names the server in its version: <c>MariaDB 10.11.14</c>.
    /// </summary>
    public static string Source(CatalogOrigin origin, string engine)
    {
        var server = origin.ServerVersion switch
        {
            null => engine,
            [>= 'A' and <= 'Z', ..] named => Visible.Text(named),
            var version => $"{engine} {Visible.Text(version)}",
        };
        return $"{Visible.Text(origin.Description)} ({server})";
    }

    /// <summary>How much was compared: <c>214 objects, 1,630 properties</c>.</summary>
    public static string Coverage(CheckReport report) =>
        $"{KindWords.Count(report.ObjectsCompared, "object")}, {KindWords.Count(report.FacetsCompared, "property")}";

    /// <summary>The acceptance: who, until when, why.</summary>
    public static string Accepted(Acceptance acceptance) =>
        $"accepted by {Visible.Text(acceptance.By)} until {acceptance.Until:yyyy-MM-dd}: {Visible.Text(acceptance.Reason)}";

    /// <summary>How many drifts have which cause, the most urgent first; nothing where no cause is known.</summary>
    public static IEnumerable<string> Causes(Judgement judgement)
    {
        var counts = judgement
            .Findings.Where(finding => finding.Accepted is null)
            .CountBy(finding => finding.Cause)
            .ToDictionary(StringComparer.Ordinal);
        return counts.Keys.All(cause => cause == Cause.Unknown)
            ? []
            : Cause
                .All.Where(counts.ContainsKey)
                .Select(cause => $"{KindWords.Count(counts[cause], "drift")}: {Cause.Words(cause)} ({cause})");
    }

    /// <summary>The pending migrations, the first of them by name.</summary>
    public static string Pending(IReadOnlyList<string> pending)
    {
        const int named = 5;
        var more = pending.Count > named ? $" and {pending.Count - named} more" : "";
        return $"{KindWords.Count(pending.Count, "migration")}: {string.Join(", ", pending.Take(named).Select(Visible.Text))}{more}";
    }

    /// <summary>The verdict in words, with what decided it; short enough for one line.</summary>
    public static string VerdictLine(CheckReport report)
    {
        var counts = new ReportCounts(report.Judgement);
        var found = Numbers(counts);
        var why = report.Judgement.Verdict switch
        {
            Verdict.Blocked when report is { FailsByMigrations: true, Migrations: { } leg } =>
                $"{KindWords.Count(leg.Errors, "fault")} in the migrations, {found}",
            Verdict.Blocked when report.Judgement.Freeze is { } freeze => $"{found} ({Frozen(freeze)})",
            Verdict.Blocked => $"{found} ({Policy(report)})",
            _ when report.Judgement.Override is { } let =>
                $"{found}; let through by {Visible.Text(let.By)} ({Visible.Text(let.Ticket)})",
            Verdict.Inconclusive =>
                $"{KindWords.Count(report.Judgement.Gaps.Count, "thing")} not compared; {found} in the rest",
            Verdict.Clean => counts.Accepted == 0 ? "no drift" : $"no drift but the {counts.Accepted} accepted",
            _ => counts.Standing == 0
                ? $"no drift but the {counts.Accepted} accepted"
                : $"{found}; nothing blocks{In(report)}",
        };
        return $"{Of(report.Judgement.Verdict)} - {why}";
    }

    /// <summary>That nothing is deployed now.</summary>
    public static string Frozen(ActiveFreeze freeze) =>
        $"frozen until {Moment.Text(freeze.Until)}: {Visible.Text(freeze.Name)}";

    /// <summary>What the gate did or would do besides what the drift says, for people; each a sentence.</summary>
    public static IEnumerable<string> Gate(Judgement judgement)
    {
        if (judgement.Freeze is { } freeze)
        {
            var reason = freeze.Reason is { } text ? $" ({Visible.Text(text)})" : "";
            yield return $"Deployments are {Frozen(freeze)}{reason}, by {Visible.Text(freeze.Rule.ToString())}";
        }
        if (judgement.Override is { } let)
            yield return $"OVERRIDDEN by {Visible.Text(let.By)} until {Moment.Text(let.Until)}, {Visible.Text(let.Ticket)}: {Visible.Text(let.Reason)}";
    }

    private static string Numbers(ReportCounts counts)
    {
        var present = ReportCounts.Severities.Where(severity => counts.Of(severity) > 0).ToArray();
        return present.Length == 0
            ? "no drift"
            : string.Join(", ", present.Select(severity => $"{counts.Of(severity)} {severity}"));
    }

    private static string Policy(CheckReport report)
    {
        var levels = string.Join(" and ", report.Judgement.BlockOn.OrderDescending());
        return $"{(report.Environment is { } name ? Visible.Text(name) : "policy")} blocks {levels}";
    }

    private static string In(CheckReport report) => report.Environment is { } name ? $" in {Visible.Text(name)}" : "";
}
