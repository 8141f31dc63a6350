using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Polly;
using Polly.Retry;

namespace Undrift;

/// <summary>How patient a client is.</summary>
/// <param name="FirstDelay">Before the second attempt; doubled each time.</param>
/// <param name="LongestWait">A service that asks to wait longer is not waited for.</param>
/// <param name="Attempt">For one attempt.</param>
/// <param name="Retries">Attempts after the first one.</param>
internal sealed record Patience(TimeSpan FirstDelay, TimeSpan LongestWait, TimeSpan Attempt, int Retries)
{
    /// <summary>What holds where nothing else is said.</summary>
    public static Patience Default { get; } =
        new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(30), 4);
}

/// <summary>
/// Sends requests to services over HTTP. What was refused for now (a rate limit) is sent again when the service says; what
/// broke is sent again only where that does no harm. No message holds an address, a header or a body that was sent.
/// </summary>
internal sealed class ServiceClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly Patience _patience;
    private readonly TimeProvider _clock;
    private readonly ResiliencePipeline<ServiceAnswer> _repeatable;
    private readonly ResiliencePipeline<ServiceAnswer> _once;

    /// <summary>Makes a client.</summary>
    /// <param name="tool">Name and version of the program, for the header that services ask for.</param>
    /// <param name="patience">How long to go on.</param>
    /// <param name="clock">The clock.</param>
    public ServiceClient(string tool, Patience patience, TimeProvider clock)
    {
        (_patience, _clock) = (patience, clock);
        _http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var words = tool.Split(' ');
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue(words[0], words.ElementAtOrDefault(1)));
        _repeatable = Pipeline(answer => answer.IsLimited || answer.IsUnknown);
        _once = Pipeline(answer => answer.IsLimited);
    }

    /// <summary>Sends a request; an answer that is no success is an answer, too.</summary>
    public async Task<ServiceAnswer> SendAsync(ServiceRequest request, CancellationToken cancellation) =>
        await (request.MayRepeat ? _repeatable : _once).ExecuteAsync(
            async (state, token) => await state.Client.AttemptAsync(state.Request, token),
            (Client: this, Request: request),
            cancellation
        );

    public void Dispose() => _http.Dispose();

    private ResiliencePipeline<ServiceAnswer> Pipeline(Func<ServiceAnswer, bool> again) =>
        new ResiliencePipelineBuilder<ServiceAnswer> { TimeProvider = _clock }
            .AddRetry(
                new RetryStrategyOptions<ServiceAnswer>
                {
                    MaxRetryAttempts = _patience.Retries,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = _patience.FirstDelay,
                    MaxDelay = _patience.LongestWait,
                    ShouldHandle = outcome =>
                        ValueTask.FromResult(
                            outcome.Outcome.Result is { } answer
                                && again(answer)
                                && (answer.Wait ?? TimeSpan.Zero) <= _patience.LongestWait
                        ),
                    DelayGenerator = outcome => ValueTask.FromResult(outcome.Outcome.Result?.Wait),
                }
            )
            .Build();

    private async Task<ServiceAnswer> AttemptAsync(ServiceRequest request, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(_patience.Attempt);
        try
        {
            using var message = Message(request);
            using var response = await _http.SendAsync(message, deadline.Token);
            return await AnswerOfAsync(request, response, deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new ServiceAnswer(ServiceAnswer.None, "")
            {
                Failure = string.Create(
                    CultureInfo.InvariantCulture,
                    $"no answer within {_patience.Attempt.TotalSeconds:0.#} s"
                ),
            };
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            // The message of the exception may hold the address.
            var reason = (broken as HttpRequestException)?.HttpRequestError.ToString() ?? "the connection broke";
            return new ServiceAnswer(ServiceAnswer.None, "") { Failure = $"no connection ({reason})" };
        }
    }

    private static HttpRequestMessage Message(ServiceRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.Address);
        foreach (var (name, value) in request.Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        if (request.Json is { } json)
        {
            message.Content = new ReadOnlyMemoryContent(json);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        }
        return message;
    }

    private async Task<ServiceAnswer> AnswerOfAsync(
        ServiceRequest request,
        HttpResponseMessage response,
        CancellationToken cancellation
    )
    {
        var wait = WaitOf(response);
        var body = await response.Content.ReadAsStringAsync(cancellation);
        var refused = response.StatusCode == HttpStatusCode.Forbidden && (wait is not null || IsUsedUp(response));
        var isLimited = response.StatusCode == HttpStatusCode.TooManyRequests || refused;
        return new ServiceAnswer(response.StatusCode, body)
        {
            Wait = wait ?? (isLimited ? Said(request, body) : null),
            IsLimited = isLimited,
            Link = Header(response, "Link"),
        };
    }

    /// <summary>
    /// <c>Retry-After</c> (RFC 9110, section 10.2.3); else, where a limit is used up, until <c>X-RateLimit-Reset</c>
    /// (GitHub documentation, "Rate limits for the REST API").
    /// </summary>
    private TimeSpan? WaitOf(HttpResponseMessage response)
    {
        var now = _clock.GetUtcNow();
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - now,
            _ when IsUsedUp(response) && long.TryParse(Header(response, "X-RateLimit-Reset"), out var reset) =>
                DateTimeOffset.FromUnixTimeSeconds(reset) - now,
            _ => (TimeSpan?)null,
        };
        return wait is { } known && known < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static TimeSpan? Said(ServiceRequest request, string body)
    {
        try
        {
            return request.WaitOf?.Invoke(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsUsedUp(HttpResponseMessage response) => Header(response, "X-RateLimit-Remaining") == "0";

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
