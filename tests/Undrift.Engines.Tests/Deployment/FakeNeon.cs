using System.Text.Json;
using Undrift.Tests.Notification;

namespace Undrift.Engines.Tests.Deployment;

/// <summary>
/// Neon's API as it documents itself: a bearer key; branches with a name that no other has; a restore that wants the name
/// under which the present state is kept when the branch has children; operations that are running before they are
/// finished; HTTP 423 while another one is running.
/// </summary>
internal sealed class FakeNeon : TestServer
{
    public const string Key = "napi_canary0123456789";
    public const string Main = "br-main";

    private readonly Dictionary<string, (string Name, string Parent)> _branches = new() { [Main] = ("main", "") };
    private readonly Dictionary<string, int> _operations = [];

    /// <summary>How the operations end.</summary>
    public string End { get; set; } = "finished";

    /// <summary>The branches: id to name.</summary>
    public IReadOnlyDictionary<string, string> Branches =>
        _branches.ToDictionary(branch => branch.Key, branch => branch.Value.Name);

    /// <summary>The branch that the main one was last restored from.</summary>
    public string? InPlace { get; private set; }

    /// <summary>The variables that name it.</summary>
    public Dictionary<string, string> Variables =>
        new()
        {
            ["NEON_API_KEY"] = Key,
            ["NEON_PROJECT_ID"] = "p1",
            ["NEON_BRANCH_ID"] = Main,
            ["NEON_API_URL"] = Base + "/api/v2",
        };

    protected override Answer AnswerTo(Received request)
    {
        if (request.Headers["Authorization"] != "Bearer " + Key)
            return Refused(401, "authorization failed");
        return (request.Method, request.Path.Split('/')[3..]) switch
        {
            ("POST", ["projects", "p1", "branches"]) => Create(JsonDocument.Parse(request.Body).RootElement),
            ("POST", ["projects", "p1", "branches", var id, "restore"]) => Restore(
                id,
                JsonDocument.Parse(request.Body).RootElement
            ),
            ("GET", ["projects", "p1", "operations", var id]) => Operation(id),
            _ => Refused(404, "not found"),
        };
    }

    private Answer Create(JsonElement body)
    {
        if (_operations.Values.Any(left => left > 0))
            return Refused(423, "project already has running operations");
        var (name, parent) = (Text(body, "branch", "name"), Text(body, "branch", "parent_id"));
        if (!_branches.ContainsKey(parent))
            return Refused(404, "parent branch not found");
        if (_branches.Values.Any(branch => branch.Name == name))
            return Refused(409, "branch name already exists");
        var id = $"br-{_branches.Count}";
        _branches[id] = (name, parent);
        return new Answer(201, $$"""{"branch":{"id":"{{id}}","name":"{{name}}"},"operations":[{{Begun()}}]}""");
    }

    private Answer Restore(string id, JsonElement body)
    {
        var source = body.GetProperty("source_branch_id").GetString()!;
        if (!_branches.ContainsKey(id) || !_branches.ContainsKey(source))
            return Refused(404, "branch not found");
        var keeps = body.TryGetProperty("preserve_under_name", out var name);
        if (!keeps && (_branches.Values.Any(branch => branch.Parent == id) || source == id))
            return Refused(400, "preserve_under_name is required");
        if (keeps)
            _branches[$"br-{_branches.Count}"] = (name.GetString()!, "");
        InPlace = source;
        return new Answer(200, $$"""{"branch":{"id":"{{id}}"},"operations":[{{Begun()}}]}""");
    }

    private Answer Operation(string id)
    {
        if (!_operations.TryGetValue(id, out var left))
            return Refused(404, "operation not found");
        _operations[id] = Math.Max(0, left - 1);
        return new Answer(200, $$$"""{"operation":{"id":"{{{id}}}","status":"{{{(left > 0 ? "running" : End)}}}"}}""");
    }

    private string Begun()
    {
        var id = $"op-{_operations.Count}";
        _operations[id] = 1;
        return $$"""{"id":"{{id}}","status":"scheduling"}""";
    }

    private static string Text(JsonElement body, string member, string name) =>
        body.GetProperty(member).GetProperty(name).GetString()!;

    private static Answer Refused(int status, string message) =>
        new(status, $$"""{"code":"","message":"{{message}}"}""");
}
