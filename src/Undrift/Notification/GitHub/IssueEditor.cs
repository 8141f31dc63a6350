using System.Text.Json;

namespace Undrift;

/// <summary>An issue of ours.</summary>
/// <param name="Number">Its number.</param>
/// <param name="IsOpen">True while it is open.</param>
/// <param name="Title">Its title.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Marker">What it is about.</param>
/// <param name="State">What it remembers.</param>
internal sealed record Issue(
    long Number,
    bool IsOpen,
    string Title,
    IReadOnlyList<string> Labels,
    Marker Marker,
    IssueState State
);

/// <summary>Finds and changes the issues of one key.</summary>
/// <param name="github">GitHub.</param>
/// <param name="key">What they are about.</param>
/// <param name="labels">Their labels, the one that they are found by first.</param>
internal sealed class IssueEditor(GitHubClient github, string key, IReadOnlyList<string> labels)
{
    /// <summary>All of them, open and closed, the oldest first. The list of issues holds pull requests, too: none of ours.</summary>
    public async Task<List<Issue>> FindAsync(CancellationToken cancellation)
    {
        var login = await github.ViewerAsync(cancellation);
        var found = new List<Issue>();
        await foreach (var item in github.ListAsync($"issues?state=all&labels={IssuePolicy.Label}", cancellation))
        {
            if (item.TryGetProperty("pull_request", out _) || GitHubClient.Login(item.GetProperty("user")) != login)
                continue;
            var body = item.GetProperty("body").GetString();
            if (Marker.Of(body) is { } marker && marker.Key == key)
                found.Add(
                    new Issue(
                        item.GetProperty("number").GetInt64(),
                        item.GetProperty("state").GetString() == "open",
                        item.GetProperty("title").GetString() ?? "",
                        [.. item.GetProperty("labels").EnumerateArray().Select(NameOf)],
                        marker,
                        IssueState.Of(body)
                    )
                );
        }
        return [.. found.OrderBy(issue => issue.Number)];
    }

    /// <summary>The one that is open; what two runs opened at once is closed but for the oldest.</summary>
    public async Task<Issue?> KeepOneAsync(IReadOnlyList<Issue> known, CancellationToken cancellation)
    {
        var open = known.Where(issue => issue.IsOpen).ToList();
        foreach (var other in open.Skip(1))
        {
            var body = $"{other.State with { Resolved = true }}\nOpened twice: see #{open[0].Number}.\n";
            await CloseAsync(other, body, "not_planned", cancellation);
        }
        return open.FirstOrDefault();
    }

    /// <summary>Opens one; whether it was made is seen by looking for it.</summary>
    public async Task OpenAsync(
        string title,
        string body,
        IReadOnlyList<string> assignees,
        CancellationToken cancellation
    )
    {
        try
        {
            await github.CreateAsync("issues", json => Write(json, title, body, labels, assignees), cancellation);
        }
        catch (UndriftException refused)
            when (assignees.Count > 0 && refused.Message.Contains("assignees", StringComparison.Ordinal))
        {
            // Somebody who left must not keep the issue from being opened.
            var note =
                $"{body}\nNobody is assigned: GitHub does not take {MarkdownText.Code(string.Join(", ", assignees))}.\n";
            await github.CreateAsync("issues", json => Write(json, title, note, labels, []), cancellation);
        }
    }

    /// <summary>Has it say something else; false where it says so already.</summary>
    public async Task<bool> UpdateAsync(
        Issue issue,
        string title,
        string body,
        bool escalates,
        CancellationToken cancellation
    )
    {
        if (!escalates && Marker.Of(Marker.Sign(key, body)) == issue.Marker)
            return false;
        string[] wanted = [.. issue.Labels.Concat(labels).Concat(escalates ? [IssuePolicy.Escalated] : []).Distinct()];
        await PatchAsync(issue, json => Write(json, title, body, wanted, null), cancellation);
        return true;
    }

    /// <summary>Opens it again.</summary>
    public Task ReopenAsync(Issue issue, string title, string body, CancellationToken cancellation) =>
        PatchAsync(issue, json => Write(json, title, body, null, null, ("open", "reopened")), cancellation);

    /// <summary>Closes it.</summary>
    public Task CloseAsync(Issue issue, string body, string reason, CancellationToken cancellation) =>
        PatchAsync(issue, json => Write(json, null, body, null, null, ("closed", reason)), cancellation);

    /// <summary>Comments on it. Where the answer is lost, the comment may be there or not; the issue's body says it all.</summary>
    public Task CommentAsync(Issue issue, string text, CancellationToken cancellation) =>
        github.CreateAsync(
            $"issues/{GitHubClient.Number(issue.Number)}/comments",
            json =>
            {
                json.WriteStartObject();
                json.WriteString("body", text);
                json.WriteEndObject();
            },
            cancellation
        );

    private Task PatchAsync(Issue issue, Action<Utf8JsonWriter> body, CancellationToken cancellation) =>
        github.UpdateAsync($"issues/{GitHubClient.Number(issue.Number)}", body, cancellation);

    private void Write(
        Utf8JsonWriter json,
        string? title,
        string body,
        IReadOnlyList<string>? labels,
        IReadOnlyList<string>? assignees,
        (string State, string Reason)? change = null
    )
    {
        json.WriteStartObject();
        if (title is not null)
            json.WriteString("title", title);
        json.WriteString("body", Marker.Sign(key, body));
        if (labels is not null)
            ReportJson.Texts(json, "labels", labels);
        if (assignees is not null)
            ReportJson.Texts(json, "assignees", assignees);
        if (change is { } to)
        {
            json.WriteString("state", to.State);
            json.WriteString("state_reason", to.Reason);
        }
        json.WriteEndObject();
    }

    private static string NameOf(JsonElement label) =>
        (label.ValueKind == JsonValueKind.String ? label.GetString() : label.GetProperty("name").GetString()) ?? "";
}
