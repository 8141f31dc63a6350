using System.Text;

namespace Undrift;

/// <summary>A place that alerts go to.</summary>
/// <param name="name">Its name in the file.</param>
internal abstract class AlertChannel(string name)
{
    /// <summary>Its name in the file.</summary>
    public string Name { get; } = name;

    /// <summary>What would be sent, without a secret.</summary>
    public abstract string Preview(Alert alert);

    /// <summary>Sends; returns what went wrong, or null.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="service">Sends over HTTP.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public abstract Task<string?> SendAsync(Alert alert, ServiceClient service, CancellationToken cancellation);
}

/// <summary>A channel that is reached by HTTP.</summary>
internal abstract class HttpChannel(string name) : AlertChannel(name)
{
    private const int LongestReason = 200;
    private const int ShortestSecret = 8;

    /// <inheritdoc/>
    public override string Preview(Alert alert)
    {
        var requests = Compose(alert)
            .Select(request =>
                $"{request.Shown}\n{(request.Json is { } body ? Encoding.UTF8.GetString(body.Span) : "")}"
            );
        return string.Join('\n', requests);
    }

    /// <inheritdoc/>
    public override async Task<string?> SendAsync(Alert alert, ServiceClient service, CancellationToken cancellation)
    {
        foreach (var request in Compose(alert))
            if (await SendAsync(request, service, cancellation) is { } failure)
                return failure;
        return null;
    }

    private async Task<string?> SendAsync(ServiceRequest request, ServiceClient service, CancellationToken cancellation)
    {
        var answer = await service.SendAsync(request, cancellation);
        if (answer.Failure is { } failure)
            return failure;
        if (Complaint(answer) is not { } complaint)
            return null;
        // What a service answers could repeat what it was sent.
        var said = Secrets.Aggregate(
            complaint,
            (text, secret) => text.Replace(secret, "***", StringComparison.Ordinal)
        );
        return $"{(int)answer.Status} {Visible.Cut(Visible.Text(said), LongestReason)}".TrimEnd();
    }

    /// <summary>An address that is a secret, with the parts of it that would let somebody make it up again.</summary>
    protected static IReadOnlyList<string> PartsOf(Uri address) =>
        [
            address.AbsoluteUri,
            .. address
                .PathAndQuery.Split('/', '?', '&', '=')
                .Where(part => part.Length >= ShortestSecret)
                .OrderByDescending(part => part.Length),
        ];

    /// <summary>The texts that no message may hold.</summary>
    protected abstract IReadOnlyList<string> Secrets { get; }

    /// <summary>The requests in their order. Their addresses and headers may hold secrets, their bodies may not.</summary>
    protected abstract IReadOnlyList<ServiceRequest> Compose(Alert alert);

    /// <summary>What the service complains of; null: nothing.</summary>
    protected virtual string? Complaint(ServiceAnswer answer) => answer.IsSuccess ? null : answer.Body;
}
