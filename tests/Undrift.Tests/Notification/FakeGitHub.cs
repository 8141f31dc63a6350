using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Undrift.Tests.Notification;

/// <summary>
/// GitHub's REST interface for issues and comments, with its documented limits and errors: 30 items a page unless asked
/// for, at most 100, linked by the Link header; 65,536 characters in a body; pull requests among the issues; only the
/// author's own comments may be edited by a token that may only write.
/// </summary>
internal sealed partial class FakeGitHub : TestServer
{
    public const string Token = "ghs_canary_0123456789";
    public const string Me = "github-actions[bot]";
    private const int LongestBody = 65_536;
    private long _last = 1000;

    /// <summary>Comments by issue number, the oldest first.</summary>
    public List<JsonObject> Comments { get; } = [];

    /// <summary>Issues and pull requests.</summary>
    public List<JsonObject> Issues { get; } = [];

    /// <summary>Logins that can be assigned.</summary>
    public HashSet<string> Assignable { get; } = ["dba"];

    /// <summary>Environments by name: whether they have required reviewers.</summary>
    public Dictionary<string, bool> Environments { get; } = [];

    /// <summary>The client of a workflow.</summary>
    public GitHubClient Client() =>
        new(
            new ServiceClient("undrift 0.1.0", Impatient, TimeProvider.System),
            GitHubPlace.Of(name => Variables.GetValueOrDefault(name), null)
        );

    /// <summary>What a workflow's environment says.</summary>
    public IReadOnlyDictionary<string, string> Variables =>
        new Dictionary<string, string>
        {
            ["GITHUB_TOKEN"] = Token,
            ["GITHUB_REPOSITORY"] = "acme/shop",
            ["GITHUB_API_URL"] = Base,
            ["GITHUB_SERVER_URL"] = "https://github.example",
            ["GITHUB_RUN_ID"] = "42",
            ["GITHUB_REF"] = "refs/pull/7/merge",
        };

    /// <summary>Retries at once.</summary>
    public static Patience Impatient { get; } =
        new(TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20), 3);

    /// <summary>Adds a comment of somebody.</summary>
    public void Say(string login, string body, int number = 7) =>
        Comments.Add(
            new JsonObject
            {
                ["id"] = ++_last,
                ["number"] = number,
                ["body"] = body,
                ["user"] = new JsonObject { ["login"] = login },
            }
        );

    /// <summary>The bodies of what the tool said.</summary>
    public List<string> Own =>
        [.. Comments.Where(comment => LoginOf(comment) == Me).Select(comment => (string)comment["body"]!)];

    protected override Answer AnswerTo(Received request)
    {
        if (request.Headers["User-Agent"] is null)
            return Error(
                403,
                "Request forbidden by administrative rules. Please make sure your request has a User-Agent header"
            );
        if (request.Headers["Authorization"] != "Bearer " + Token)
            return Error(401, "Bad credentials");
        if (request.Path == "/graphql")
            return new Answer(200, """{"data":{"viewer":{"login":"github-actions[bot]"}}}""");
        if (request.Headers["X-GitHub-Api-Version"] != "2022-11-28")
            return Error(400, "version");
        if (!request.Path.StartsWith("/repos/acme/shop/", StringComparison.Ordinal))
            return Error(404, "Not Found");
        var path = request.Path["/repos/acme/shop/".Length..];
        if (OneComment().Match(path) is { Success: true } one)
            return ToComment(request, Number(one));
        if (CommentsOf().Match(path) is { Success: true } comments)
            return ToComments(request, (int)Number(comments));
        if (OneIssue().Match(path) is { Success: true } issue)
            return ToIssue(request, (int)Number(issue));
        if (path.StartsWith("environments/", StringComparison.Ordinal))
            return ToEnvironment(path["environments/".Length..]);
        return path == "issues" ? ToIssues(request) : Error(404, "Not Found");
    }

    private Answer ToEnvironment(string name)
    {
        if (!Environments.TryGetValue(name, out var asks))
            return Error(404, "Not Found");
        var rules = new JsonArray(new JsonObject { ["id"] = 1, ["type"] = "branch_policy" });
        if (asks)
            rules.Add(
                new JsonObject
                {
                    ["id"] = 2,
                    ["type"] = "required_reviewers",
                    ["reviewers"] = new JsonArray(),
                }
            );
        return new Answer(200, new JsonObject { ["name"] = name, ["protection_rules"] = rules }.ToJsonString());
    }

    private Answer ToComments(Received request, int number)
    {
        if (request.Method == "GET")
            return Page(request, Comments.Where(comment => (int)comment["number"]! == number));
        if (TooLong(request) is { } error)
            return error;
        Say(Me, (string)JsonNode.Parse(request.Body)!["body"]!, number);
        return new Answer(201, Comments[^1].ToJsonString());
    }

    private Answer ToComment(Received request, long id)
    {
        if (Comments.Find(comment => (long)comment["id"]! == id) is not { } comment)
            return Error(404, "Not Found");
        if (LoginOf(comment) != Me)
            return Error(403, "Resource not accessible by integration");
        if (request.Method == "DELETE")
        {
            Comments.Remove(comment);
            return new Answer(204);
        }
        if (TooLong(request) is { } error)
            return error;
        comment["body"] = (string)JsonNode.Parse(request.Body)!["body"]!;
        return new Answer(200, comment.ToJsonString());
    }

    private Answer ToIssues(Received request)
    {
        if (request.Method == "GET")
        {
            var query = System.Web.HttpUtility.ParseQueryString(request.Query);
            var state = query["state"] ?? "open";
            string[] labels = query["labels"]?.Split(',') ?? [];
            return Page(
                request,
                Issues
                    .Where(issue => state == "all" || (string)issue["state"]! == state)
                    .Where(issue => labels.All(Labels(issue).Contains))
                    .OrderByDescending(issue => (int)issue["number"]!)
            );
        }
        if (TooLong(request) is { } error)
            return error;
        var made = JsonNode.Parse(request.Body)!.AsObject();
        if (Unassignable(made) is { } refused)
            return refused;
        var number = (int)++_last;
        var opened = new JsonObject
        {
            ["number"] = number,
            ["title"] = (string)made["title"]!,
            ["body"] = (string)made["body"]!,
            ["state"] = "open",
            ["labels"] = new JsonArray([.. Names(made["labels"]).Select(name => new JsonObject { ["name"] = name })]),
            ["assignees"] = new JsonArray([
                .. Names(made["assignees"]).Select(name => new JsonObject { ["login"] = name }),
            ]),
            ["user"] = new JsonObject { ["login"] = Me },
            ["html_url"] = $"https://github.example/acme/shop/issues/{number}",
        };
        Issues.Add(opened);
        return new Answer(201, opened.ToJsonString());
    }

    private Answer ToIssue(Received request, int number)
    {
        if (Issues.Find(issue => (int)issue["number"]! == number) is not { } issue)
            return Error(404, "Not Found");
        if (TooLong(request) is { } error)
            return error;
        var change = JsonNode.Parse(request.Body)!.AsObject();
        if (Unassignable(change) is { } refused)
            return refused;
        foreach (var member in (string[])["title", "body", "state", "state_reason"])
            if (change[member] is { } value)
                issue[member] = value.DeepClone();
        if (change["labels"] is { } labels)
            issue["labels"] = new JsonArray([.. Names(labels).Select(name => new JsonObject { ["name"] = name })]);
        return new Answer(200, issue.ToJsonString());
    }

    private Answer? Unassignable(JsonObject made) =>
        Names(made["assignees"]).All(Assignable.Contains)
            ? null
            : Error(422, "Validation Failed", """{"resource":"Issue","field":"assignees","code":"invalid"}""");

    private static Answer? TooLong(Received request) =>
        (string?)JsonNode.Parse(request.Body)!["body"] is { Length: > LongestBody }
            ? Error(
                422,
                "Validation Failed",
                """{"resource":"IssueComment","code":"unprocessable","field":"data","message":"Body is too long (maximum is 65536 characters)"}"""
            )
            : null;

    private Answer Page(Received request, IEnumerable<JsonObject> items)
    {
        var query = System.Web.HttpUtility.ParseQueryString(request.Query);
        var size = Math.Min(int.Parse(query["per_page"] ?? "30", CultureInfo.InvariantCulture), 100);
        var page = int.Parse(query["page"] ?? "1", CultureInfo.InvariantCulture);
        var all = items.ToList();
        var shown = new JsonArray([.. all.Skip((page - 1) * size).Take(size).Select(item => item.DeepClone())]);
        if (page * size >= all.Count)
            return new Answer(200, shown.ToJsonString());
        query["page"] = $"{page + 1}";
        return new Answer(
            200,
            shown.ToJsonString(),
            ("Link", $"<{Base}{request.Path}?{query}>; rel=\"next\", <{Base}{request.Path}?page=99>; rel=\"last\"")
        );
    }

    public static IEnumerable<string> Labels(JsonObject issue) =>
        issue["labels"]!.AsArray().Select(label => (string)label!["name"]!);

    private static IEnumerable<string> Names(JsonNode? list) => list?.AsArray().Select(name => (string)name!) ?? [];

    private static string LoginOf(JsonObject comment) => (string)comment["user"]!["login"]!;

    public static Answer Error(int status, string message, string? error = null, params (string, string)[] headers) =>
        new(
            status,
            $$"""{"message":{{JsonSerializer.Serialize(message)}},"errors":[{{error}}],"documentation_url":"https://docs.github.com/rest"}""",
            headers
        );

    private static long Number(Match match) => long.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^issues/comments/(?<number>\d+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OneComment();

    [GeneratedRegex(@"^issues/(?<number>\d+)/comments$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CommentsOf();

    [GeneratedRegex(@"^issues/(?<number>\d+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OneIssue();
}
