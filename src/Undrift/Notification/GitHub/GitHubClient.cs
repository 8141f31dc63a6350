using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Undrift;

/// <summary>GitHub's REST interface, version 2022-11-28, as far as it is needed here.</summary>
internal sealed partial class GitHubClient(ServiceClient service, GitHubPlace place)
{
    private const string Service = "GitHub";

    /// <summary>
    /// The login that the token acts as, without <c>[bot]</c>. The REST interface does not tell the token of a workflow who
    /// it is; the GraphQL one does.
    /// </summary>
    public async Task<string> ViewerAsync(CancellationToken cancellation)
    {
        var request = Request(HttpMethod.Post, place.GraphQl, "POST /graphql") with
        {
            Json = ServiceRequest.Body(json =>
            {
                json.WriteStartObject();
                json.WriteString("query", "query { viewer { login } }");
                json.WriteEndObject();
            }),
            MayRepeat = true,
        };
        var answer = await service.SendAsync(request, cancellation);
        using var document = Parsed(Expect(request, answer), request);
        var root = document.RootElement;
        return
            root.TryGetProperty("data", out var data)
            && data.ValueKind == JsonValueKind.Object
            && data.TryGetProperty("viewer", out var viewer)
            ? Login(viewer)
            : throw ServiceFailure.Of(Service, request, answer, "it does not say whose the token is");
    }

    /// <summary>The login of a user's element, without <c>[bot]</c>; empty where the user is gone.</summary>
    public static string Login(JsonElement user)
    {
        const string bot = "[bot]";
        var login = user.ValueKind == JsonValueKind.Object ? user.GetProperty("login").GetString()! : "";
        return login.EndsWith(bot, StringComparison.Ordinal) ? login[..^bot.Length] : login;
    }

    /// <summary>Every item of a list, page by page as the answers link them.</summary>
    /// <param name="path">Path below the repository, with its query.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async IAsyncEnumerable<JsonElement> ListAsync(
        string path,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var next = Address($"{path}{separator}per_page=100");
        while (next is not null)
        {
            var request = Request(HttpMethod.Get, next, $"GET /{path}") with { MayRepeat = true };
            var answer = Expect(request, await service.SendAsync(request, cancellation));
            using var page = Parsed(answer, request);
            foreach (var item in page.RootElement.EnumerateArray())
                yield return item.Clone();
            next = NextOf(answer.Link);
        }
    }

    /// <summary>Makes something; null when it is not known whether it was made: then it has to be looked for.</summary>
    public async Task<JsonElement?> CreateAsync(
        string path,
        Action<Utf8JsonWriter> body,
        CancellationToken cancellation
    )
    {
        var request = Request(HttpMethod.Post, Address(path), $"POST /{path}") with
        {
            Json = ServiceRequest.Body(body),
        };
        var answer = await service.SendAsync(request, cancellation);
        if (answer.IsUnknown)
            return null;
        using var document = Parsed(Expect(request, answer), request);
        return document.RootElement.Clone();
    }

    /// <summary>Changes something.</summary>
    public async Task UpdateAsync(string path, Action<Utf8JsonWriter> body, CancellationToken cancellation)
    {
        var request = Request(HttpMethod.Patch, Address(path), $"PATCH /{path}") with
        {
            Json = ServiceRequest.Body(body),
            MayRepeat = true,
        };
        Expect(request, await service.SendAsync(request, cancellation));
    }

    /// <summary>Removes something; what is gone already is removed, too.</summary>
    public async Task DeleteAsync(string path, CancellationToken cancellation)
    {
        var request = Request(HttpMethod.Delete, Address(path), $"DELETE /{path}") with { MayRepeat = true };
        var answer = await service.SendAsync(request, cancellation);
        if (answer.Status != HttpStatusCode.NotFound)
            Expect(request, answer);
    }

    private Uri Address(string path) => new(place.Api, $"repos/{place.Repository}/{path}");

    private ServiceRequest Request(HttpMethod method, Uri address, string shown) =>
        new(method, address, $"{shown} of {place.Repository}")
        {
            Headers = new Dictionary<string, string>
            {
                ["Accept"] = "application/vnd.github+json",
                ["X-GitHub-Api-Version"] = "2022-11-28",
                ["Authorization"] = "Bearer " + place.Token,
            },
        };

    private ServiceAnswer Expect(ServiceRequest request, ServiceAnswer answer) =>
        answer.IsSuccess
            ? answer
            : throw ServiceFailure.Of(
                Service,
                request,
                answer,
                ReasonOf(answer)?.Replace(place.Token, "***", StringComparison.Ordinal),
                answer is { Status: HttpStatusCode.Forbidden, IsLimited: false }
                    ? "give the job 'permissions: { pull-requests: write, issues: write }'; a pull request from a fork has "
                        + "a token that only reads: write the job summary there (docs/ci.md)"
                    : null
            );

    /// <summary><c>message</c>, and where there are <c>errors</c>, their messages.</summary>
    private static string? ReasonOf(ServiceAnswer answer)
    {
        if (answer.Member("message") is not { } message)
            return null;
        using var document = JsonDocument.Parse(answer.Body);
        if (!document.RootElement.TryGetProperty("errors", out var errors) || errors.ValueKind != JsonValueKind.Array)
            return message;
        var details = errors
            .EnumerateArray()
            .Select(error => error.ValueKind == JsonValueKind.Object ? Detail(error) : error.ToString())
            .Where(detail => detail.Length > 0)
            .ToList();
        return details.Count == 0 ? message : $"{message} ({string.Join("; ", details)})";
    }

    private static string Detail(JsonElement error) =>
        error.TryGetProperty("message", out var message) ? message.ToString()
        : error.TryGetProperty("field", out var field)
            ? $"{field} {(error.TryGetProperty("code", out var code) ? code.ToString() : "")}"
        : "";

    private static JsonDocument Parsed(ServiceAnswer answer, ServiceRequest request)
    {
        try
        {
            return JsonDocument.Parse(answer.Body);
        }
        catch (JsonException)
        {
            throw ServiceFailure.Of(
                Service,
                request,
                answer,
                "its answer is no JSON",
                "is GITHUB_API_URL the address of the REST interface?"
            );
        }
    }

    private Uri? NextOf(string? link)
    {
        var next = link is null ? null : NextLink().Match(link);
        // A token goes to the host that it is for, whatever an answer says.
        return
            next is { Success: true }
            && Uri.TryCreate(next.Groups["to"].Value, UriKind.Absolute, out var address)
            && address.Authority == place.Api.Authority
            ? address
            : null;
    }

    [GeneratedRegex("<(?<to>[^>]+)>;[^,]*rel=\"next\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NextLink();

    /// <summary>A number in a path.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
