namespace Undrift;

/// <summary>What became of the issue of one severity.</summary>
internal enum IssueOutcome
{
    /// <summary>No drift, and no issue.</summary>
    None,
    Opened,
    Updated,
    Unchanged,
    Escalated,
    Reopened,
    Closed,

    /// <summary>A person closed it, and the setting says to leave it so.</summary>
    LeftClosed,

    /// <summary>Its drift is not in the report, which does not cover all: it stays open.</summary>
    NotSeen,
}

/// <summary>
/// The life of an issue: one for each environment, database and severity. Opened when drift appears, kept up to date,
/// escalated when it stands too long, closed by a complete check that does not find it. Two runs at once end with one
/// issue: each looks again after it opened one, the oldest stays.
/// </summary>
/// <param name="github">GitHub.</param>
/// <param name="report">The report.</param>
/// <param name="reopen">True: what a person closed while the drift stands is opened again.</param>
/// <param name="page">Where the whole report is; null: nobody says.</param>
/// <param name="now">The time.</param>
internal sealed class IssueLife(GitHubClient github, CheckReport report, bool reopen, string? page, DateTimeOffset now)
{
    private const int Attempts = 3;

    /// <summary>Brings the issue of a severity up to date.</summary>
    public async Task<(IssueOutcome Outcome, long? Number)> RunAsync(
        Severity severity,
        ResponsePolicy response,
        CancellationToken cancellation
    )
    {
        var text = new IssueText(report, severity, response, page);
        var editor = new IssueEditor(
            github,
            Marker.KeyOf(report, $"issue {severity}"),
            [.. IssuePolicy.Labels(report, response)]
        );
        var known = await editor.FindAsync(cancellation);
        var open = await editor.KeepOneAsync(known, cancellation);
        if (text.Standing.Count == 0)
            return await SettleAsync(editor, text, open, cancellation);
        if (open is not null)
            return (await UpdateAsync(editor, text, response, open, cancellation), open.Number);
        // The newest that is closed: whether a person or a run closed it, its body says.
        if (known.LastOrDefault(issue => !issue.IsOpen) is { State.Resolved: false } closed)
            return (await ReopenAsync(editor, text, closed, cancellation), closed.Number);
        return await OpenAsync(editor, text, response, cancellation);
    }

    private async Task<(IssueOutcome, long?)> SettleAsync(
        IssueEditor editor,
        IssueText text,
        Issue? open,
        CancellationToken cancellation
    )
    {
        if (open is null)
            return (IssueOutcome.None, null);
        if (report.Judgement.Verdict == Verdict.Inconclusive)
            return (IssueOutcome.NotSeen, open.Number);
        var state = open.State with { Resolved = true };
        await editor.CloseAsync(open, text.Body(state), "completed", cancellation);
        await editor.CommentAsync(open, text.Summary(open.State, now), cancellation);
        return (IssueOutcome.Closed, open.Number);
    }

    private async Task<IssueOutcome> UpdateAsync(
        IssueEditor editor,
        IssueText text,
        ResponsePolicy response,
        Issue open,
        CancellationToken cancellation
    )
    {
        var state = open.State.With(text.Tracked, now);
        var limit = response.EscalateAfter ?? IssuePolicy.EscalateAfter;
        var escalates = now - state.Oldest >= limit * (state.Level + 1);
        if (escalates)
            state = state with { Level = (int)((now - state.Oldest!.Value) / limit) };
        if (!await editor.UpdateAsync(open, text.Title, text.Body(state), escalates, cancellation))
            return IssueOutcome.Unchanged;
        if (text.Delta(open.State) is { } delta)
            await editor.CommentAsync(open, delta, cancellation);
        if (escalates)
            await editor.CommentAsync(open, text.Escalation(state, now), cancellation);
        return escalates ? IssueOutcome.Escalated : IssueOutcome.Updated;
    }

    private async Task<IssueOutcome> ReopenAsync(
        IssueEditor editor,
        IssueText text,
        Issue closed,
        CancellationToken cancellation
    )
    {
        if (!reopen)
            return IssueOutcome.LeftClosed;
        await editor.ReopenAsync(closed, text.Title, text.Body(closed.State.With(text.Tracked, now)), cancellation);
        await editor.CommentAsync(closed, text.StillThere, cancellation);
        return IssueOutcome.Reopened;
    }

    private async Task<(IssueOutcome, long?)> OpenAsync(
        IssueEditor editor,
        IssueText text,
        ResponsePolicy response,
        CancellationToken cancellation
    )
    {
        var body = text.Body(IssueState.New.With(text.Tracked, now));
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            await editor.OpenAsync(text.Title, body, response.Assignees, cancellation);
            // Another run may have opened one in the meantime, and so may an attempt whose answer was lost.
            if (await editor.KeepOneAsync(await editor.FindAsync(cancellation), cancellation) is { } open)
                return (IssueOutcome.Opened, open.Number);
        }
        throw UndriftException.Failed("GitHub did not keep the issue", next: "try again later");
    }
}
