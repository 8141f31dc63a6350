using System.Text.Json;

namespace Undrift;

/// <summary>
/// Neon's API as far as it is needed here: branches are made and put in place. What it is asked to do it does later: its
/// operations are waited for.
/// </summary>
internal sealed class NeonApi(ServiceClient service, NeonPlace place, TimeProvider clock)
{
    private const string Service = "Neon";
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>States of an operation that are its end (Neon's documentation, "Operations").</summary>
    private static readonly HashSet<string> Ends = ["finished", "failed", "error", "cancelled", "skipped"];

    /// <summary>Makes a branch of the present state; returns its id.</summary>
    /// <exception cref="UndriftException">Neon refuses it, or it is not ready in time.</exception>
    public async Task<string> CreateAsync(string name, CancellationToken cancellation)
    {
        using var made = await PostAsync(
            $"projects/{Escaped(place.Project)}/branches",
            json =>
            {
                json.WriteStartObject("branch");
                json.WriteString("name", name);
                json.WriteString("parent_id", place.Branch);
                json.WriteEndObject();
            },
            cancellation
        );
        await WaitAsync(made, cancellation);
        return Text(made, "branch", "id");
    }

    /// <summary>Puts a branch in the place of the application's; what was there is kept under a name.</summary>
    /// <exception cref="UndriftException">Neon refuses it, or it is not done in time.</exception>
    public async Task RestoreAsync(string branch, string keptAs, CancellationToken cancellation)
    {
        using var begun = await PostAsync(
            $"projects/{Escaped(place.Project)}/branches/{Escaped(place.Branch)}/restore",
            json =>
            {
                json.WriteString("source_branch_id", branch);
                json.WriteString("preserve_under_name", keptAs);
            },
            cancellation
        );
        await WaitAsync(begun, cancellation);
    }

    private async Task WaitAsync(JsonDocument answer, CancellationToken cancellation)
    {
        if (!answer.RootElement.TryGetProperty("operations", out var operations))
            return;
        var started = clock.GetTimestamp();
        foreach (
            var operation in operations.EnumerateArray().Select(item => item.GetProperty("id").GetString()!).ToList()
        )
            while (await StateAsync(operation, cancellation) is var state && state != "finished" && state != "skipped")
            {
                if (Ends.Contains(state) || clock.GetElapsedTime(started) > Longest)
                    throw UndriftException.Failed(
                        Ends.Contains(state)
                            ? $"Neon's operation {operation} ended as {state}"
                            : $"Neon's operation {operation} is not done after {Duration.Text(Longest)}: it is {state}",
                        place.ToString(),
                        "look at the operations of the project in Neon's console"
                    );
                await Task.Delay(Between, clock, cancellation);
            }
    }

    private async Task<string> StateAsync(string operation, CancellationToken cancellation)
    {
        var path = $"projects/{Escaped(place.Project)}/operations/{Escaped(operation)}";
        using var answer = await SendAsync(Request(HttpMethod.Get, path) with { MayRepeat = true }, cancellation);
        return Text(answer, "operation", "status");
    }

    private Task<JsonDocument> PostAsync(string path, Action<Utf8JsonWriter> body, CancellationToken cancellation) =>
        SendAsync(
            Request(HttpMethod.Post, path) with
            {
                Json = ServiceRequest.Body(json =>
                {
                    json.WriteStartObject();
                    body(json);
                    json.WriteEndObject();
                }),
            },
            cancellation
        );

    private ServiceRequest Request(HttpMethod method, string path) =>
        new(method, new Uri(place.Address, path), $"{method} /{path}")
        {
            Headers = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Authorization"] = $"Bearer {place.Key}",
                ["Accept"] = "application/json",
            },
        };

    private async Task<JsonDocument> SendAsync(ServiceRequest request, CancellationToken cancellation)
    {
        var answer = await service.SendAsync(request, cancellation);
        if (!answer.IsSuccess)
            throw ServiceFailure.Of(Service, request, answer, answer.Member("message"), Next(answer));
        try
        {
            return JsonDocument.Parse(answer.Body);
        }
        catch (JsonException)
        {
            throw ServiceFailure.Of(Service, request, answer, "its answer is no JSON");
        }
    }

    /// <summary>Another operation of the project is running (HTTP 423): Neon does one at a time.</summary>
    private static string? Next(ServiceAnswer answer) =>
        (int)answer.Status == 423 ? "another operation of the project is running: try again when it is done" : null;

    private string Text(JsonDocument answer, string member, string name) =>
        answer.RootElement.TryGetProperty(member, out var inner)
        && inner.TryGetProperty(name, out var value)
        && value.GetString() is { } text
            ? text
            : throw UndriftException.Failed($"Neon's answer has no {member}.{name}", place.ToString());

    private static string Escaped(string text) => Uri.EscapeDataString(text);
}
