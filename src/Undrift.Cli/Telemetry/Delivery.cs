using System.IO.Compression;
using System.Net;

namespace Undrift.Cli;

/// <summary>
/// Delivers requests: again where the receiver says that it will take them later, never beyond the deadline. What is
/// waited for and what is not is the OTLP specification's list, which fits Loki, too.
/// </summary>
/// <param name="receiver">The receiver's name, for messages: never its address, which may hold a token.</param>
/// <param name="gzip">True to compress.</param>
/// <param name="patience">The whole time that there is.</param>
/// <param name="deadline">Cancelled when the time is up.</param>
internal sealed class Delivery(string receiver, bool gzip, TimeSpan patience, CancellationToken deadline)
    : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    /// <summary>Why the last request was not delivered; null: it was.</summary>
    public string? Problem { get; private set; }

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline, cancellationToken);
        if (gzip)
            Compress(request, both.Token);
        try
        {
            for (var pause = FirstPause; ; pause *= 2)
            {
                var response = base.Send(request, both.Token);
                Problem = response.IsSuccessStatusCode ? null : Refusal(response);
                if (Problem is null || !MayTakeItLater(response.StatusCode))
                    return response;
                var wait = response.Headers.RetryAfter?.Delta ?? pause;
                if (wait > patience)
                    return response;
                response.Dispose();
                both.Token.WaitHandle.WaitOne(wait);
                both.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (both.IsCancellationRequested)
        {
            Problem = $"{Problem ?? $"{receiver} did not answer"} within {patience.TotalSeconds:0} s";
            throw;
        }
        catch (HttpRequestException failure)
        {
            Problem = $"{receiver} cannot be reached ({failure.HttpRequestError})";
            throw;
        }
    }

    private string Refusal(HttpResponseMessage response) =>
        (int)response.StatusCode switch
        {
            401 or 403 => $"{receiver} refuses the credentials ({(int)response.StatusCode})",
            var code => $"{receiver} answered {code}",
        };

    private static bool MayTakeItLater(HttpStatusCode code) =>
        code
            is HttpStatusCode.TooManyRequests
                or HttpStatusCode.BadGateway
                or HttpStatusCode.ServiceUnavailable
                or HttpStatusCode.GatewayTimeout;

    private static void Compress(HttpRequestMessage request, CancellationToken cancellation)
    {
        if (request.Content is not { } content || content.Headers.ContentEncoding.Count > 0)
            return;
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            content.CopyTo(stream, context: null, cancellation);
        request.Content = new ByteArrayContent(packed.ToArray());
        request.Content.Headers.ContentType = content.Headers.ContentType;
        request.Content.Headers.ContentEncoding.Add("gzip");
    }
}
