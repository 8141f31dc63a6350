using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Undrift.Tests.Notification;

/// <summary>A request as it came.</summary>
internal sealed record Received(string Method, string Path, string Query, WebHeaderCollection Headers, string Body);

/// <summary>An answer. A status of 0 breaks the connection.</summary>
internal sealed record Answer(int Status, string Body = "", params (string Name, string Value)[] Headers)
{
    public string Type { get; init; } = "application/json; charset=utf-8";
}

/// <summary>An HTTP server on the loopback interface that records what came and answers as a service documents it.</summary>
internal abstract class TestServer : IDisposable
{
    private readonly HttpListener _listener;
    private readonly Task _loop;
    private readonly ConcurrentQueue<(Func<Received, bool> When, Func<Received, Answer?> Then)> _faults = [];

    protected TestServer()
    {
        (_listener, Base) = Listen();
        _loop = Task.Run(ServeAsync);
    }

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Base { get; }

    /// <summary>What came, in order.</summary>
    public ConcurrentQueue<Received> Requests { get; } = [];

    /// <summary>The next request that fits gets this answer instead.</summary>
    /// <param name="when">Which request.</param>
    /// <param name="answer">The answer; null: do as usual, and break the connection afterwards.</param>
    public void Fail(Func<Received, bool> when, Answer? answer) => _faults.Enqueue((when, _ => answer));

    /// <summary>How many requests of a method came.</summary>
    public int Count(string method) => Requests.Count(request => request.Method == method);

    public void Dispose()
    {
        _listener.Close();
        _loop.Wait(TimeSpan.FromSeconds(5));
    }

    /// <summary>The service's own answer.</summary>
    protected abstract Answer AnswerTo(Received request);

    private static (HttpListener Listener, string Base) Listen()
    {
        for (var attempt = 0; ; attempt++)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
            probe.Stop();
            var listener = new HttpListener { Prefixes = { address + "/" } };
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException) when (attempt < 20)
            {
                // Somebody else took the port in between.
            }
        }
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
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
            _ = Task.Run(() => AnswerAsync(context));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var url = context.Request.Url!;
        var request = new Received(
            context.Request.HttpMethod,
            url.AbsolutePath,
            url.Query,
            (WebHeaderCollection)context.Request.Headers,
            await reader.ReadToEndAsync()
        );
        var answer = Decide(request);
        if (answer.Status == 0)
        {
            // An answer is promised and not given: an abort alone would come as an empty answer.
            context.Response.ContentLength64 = 1000;
            await context.Response.OutputStream.WriteAsync(new byte[] { (byte)'{' });
            await context.Response.OutputStream.FlushAsync();
            context.Response.Abort();
            return;
        }
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.Type;
        foreach (var (name, value) in answer.Headers)
            context.Response.AddHeader(name, value);
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer.Body));
        context.Response.Close();
    }

    private Answer Decide(Received request)
    {
        lock (_faults)
        {
            Requests.Enqueue(request);
            if (!_faults.TryPeek(out var fault) || !fault.When(request))
                return AnswerTo(request);
            _faults.TryDequeue(out _);
            if (fault.Then(request) is { } answer)
                return answer;
            // What was asked for is done; the answer is lost.
            AnswerTo(request);
            return new Answer(0);
        }
    }
}
