using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.History;

/// <summary>A request that a receiver took.</summary>
internal sealed record Received(
    string Method,
    string Path,
    string? Type,
    bool Gzip,
    string? Authorization,
    string? Tenant,
    byte[] Body
);

/// <summary>What a receiver answers.</summary>
internal sealed record Answer(int Status, string? RetryAfter = null);

/// <summary>
/// An HTTP service on loopback that records what came and answers as it is told; without being told, as the rules say that
/// it enforces.
/// </summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<Received, int> _rules;
    private readonly ConcurrentQueue<Answer> _answers;
    private readonly TaskCompletionSource _hanging = new();
    private readonly Task _loop;

    public Receiver(Func<Received, int> rules, params Answer[] answers)
    {
        (_rules, _answers) = (rules, new(answers));
        Port = Loopback.FreePort();
        _listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
        _listener.Start();
        _loop = Task.Run(ServeAsync);
    }

    /// <summary>The port.</summary>
    public int Port { get; }

    /// <summary>The address.</summary>
    public string Url => $"http://127.0.0.1:{Port}";

    /// <summary>What came, in its order.</summary>
    public ConcurrentQueue<Received> Requests { get; } = [];

    /// <summary>True: requests are taken and never answered.</summary>
    public bool Hangs { get; init; }

    public async ValueTask DisposeAsync()
    {
        _hanging.TrySetResult();
        _listener.Close();
        await _loop;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            await AnswerAsync(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var request = await ReadAsync(context.Request);
        Requests.Enqueue(request);
        if (Hangs)
            await _hanging.Task;
        var answer = _answers.TryDequeue(out var told) ? told : new Answer(_rules(request));
        try
        {
            context.Response.StatusCode = answer.Status;
            if (answer.RetryAfter is { } wait)
                context.Response.AddHeader("Retry-After", wait);
            context.Response.Close();
        }
        catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException)
        {
            // The client did not wait.
        }
    }

    private static async Task<Received> ReadAsync(HttpListenerRequest request)
    {
        using var body = new MemoryStream();
        var gzip = request.Headers["Content-Encoding"] == "gzip";
        await using (
            var stream = gzip ? new GZipStream(request.InputStream, CompressionMode.Decompress) : request.InputStream
        )
            await stream.CopyToAsync(body);
        return new Received(
            request.HttpMethod,
            request.Url!.AbsolutePath,
            request.ContentType,
            gzip,
            request.Headers["Authorization"],
            request.Headers["X-Scope-OrgID"],
            body.ToArray()
        );
    }
}
