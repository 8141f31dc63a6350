using System.Net;
using System.Net.Mail;
using System.Text;

namespace Undrift;

/// <summary>How a mail server is reached.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port; 587 by default.</param>
/// <param name="StartTls">False: the mail goes unencrypted; a password is never sent so.</param>
/// <param name="User">Login; null: none.</param>
/// <param name="Password">Password; null: none.</param>
internal sealed record MailServer(string Host, int Port, bool StartTls, string? User, string? Password);

/// <summary>
/// A mail by SMTP with STARTTLS. The mails of a day on one database make one thread: each refers to an identifier made of
/// key and day (RFC 5322, section 3.6.4).
/// </summary>
internal sealed class EmailChannel(string name, MailServer server, string from, IReadOnlyList<string> to)
    : AlertChannel(name)
{
    private const int Longest = 20_000;
    private const int MostItems = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public override string Preview(Alert alert) =>
        $"SMTP {server.Host}:{server.Port} from {from} to {string.Join(", ", to)}\nSubject: {Subject(alert)}\n\n{Body(alert)}";

    public override async Task<string?> SendAsync(Alert alert, ServiceClient service, CancellationToken cancellation)
    {
        using var client = new SmtpClient(server.Host, server.Port) { EnableSsl = server.StartTls };
        if (server is { User: { } user, Password: { } password })
            client.Credentials = new NetworkCredential(user, password);
        using var message = Message(alert);
        // The client's own time-out does not bind its asynchronous calls.
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(Patience);
        try
        {
            await client.SendMailAsync(message, deadline.Token);
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"no answer within {Patience.TotalSeconds:0} s";
        }
        catch (SmtpException failure)
        {
            var reason = $"{failure.StatusCode}: {(failure.InnerException ?? failure).Message}";
            var said = server.Password is { Length: > 0 } secret
                ? reason.Replace(secret, "***", StringComparison.Ordinal)
                : reason;
            return Visible.Cut(Visible.Text(said), 200);
        }
    }

    private MailMessage Message(Alert alert)
    {
        var message = new MailMessage
        {
            From = new MailAddress(from),
            Subject = Subject(alert),
            SubjectEncoding = Encoding.UTF8,
            Body = Body(alert),
            BodyEncoding = Encoding.UTF8,
        };
        foreach (var address in to)
            message.To.Add(address);
        var thread = $"<alert-{alert.Key}-{alert.At.UtcDateTime:yyyy-MM-dd}@undrift>";
        message.Headers["References"] = thread;
        message.Headers["In-Reply-To"] = thread;
        message.Headers["Auto-Submitted"] = "auto-generated";
        return message;
    }

    /// <summary>One line: <see cref="Visible"/> has left no line break in it that could begin another header.</summary>
    private static string Subject(Alert alert) => Visible.Cut(alert.Title, 200);

    private static string Body(Alert alert)
    {
        var text = new AlertText(alert, line => line).Whole(Longest, MostItems);
        return alert.Context.Page is { } page ? $"{text}\n\nFull report: {page}\n" : text + "\n";
    }
}
