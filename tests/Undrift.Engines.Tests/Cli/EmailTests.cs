using System.Diagnostics;
using System.Text;
using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.Cli;

/// <summary>Alerts by mail, to a real server (aiosmtpd) with STARTTLS and a login.</summary>
public sealed class EmailTests : IDisposable
{
    private const string Password = "canary-0123456789";
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task A_mail_goes_encrypted_with_a_login_and_its_thread()
    {
        using var server = await MailServer.StartAsync(_work);
        var run = await NotifyAsync(server, Password);
        run.Expect(0);
        Assert.Equal("mail: sent\n", run.Out);
        var mail = await File.ReadAllTextAsync(_work["mail.txt"], TestContext.Current.CancellationToken);
        Assert.Contains("To: dba@example.org", mail, StringComparison.Ordinal);
        Assert.Matches("References: <alert-[0-9a-f]{16}-[0-9]{4}-[0-9]{2}-[0-9]{2}@undrift>", mail);
        var body = Encoding.UTF8.GetString(Convert.FromBase64String(mail.ReplaceLineEndings("\n").Split("\n\n", 2)[1]));
        Assert.Contains("ERROR column t.b is missing", body, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, run.All + mail + body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_told()
    {
        using var server = await MailServer.StartAsync(_work);
        var run = await NotifyAsync(server, "wrong-" + Password, "--strict");
        run.Expect(4);
        Assert.Contains("the alert to 'mail' failed: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, run.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4, "--strict")]
    public async Task A_server_that_is_not_there_fails_the_run_only_where_that_is_asked_for(
        int code,
        params string[] options
    )
    {
        await WriteAsync(port: 1);
        var run = await UndriftProcess.RunAsync(
            _work.Folder,
            new Dictionary<string, string> { ["SMTP_PASSWORD"] = Password },
            ["notify", "alert", "r.json", "--state", "none.json", .. options]
        );
        Assert.Contains("the alert to 'mail' failed: ", run.Expect(code).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_prints_the_mail_and_connects_to_nobody()
    {
        await WriteAsync(port: 1);
        var cli = new UndriftCli { Variables = new() { ["SMTP_PASSWORD"] = Password } };
        var run = await cli.StartAsync(
            "notify",
            "alert",
            _work["r.json"],
            "--alerts",
            _work["alerts.yml"],
            "--dry-run"
        );
        Assert.Contains("Subject: ", run.Expect(0).Out, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, run.All, StringComparison.Ordinal);
    }

    private async Task<CliRun> NotifyAsync(MailServer server, string password, params string[] options)
    {
        await WriteAsync(server.Port);
        return await UndriftProcess.RunAsync(
            _work.Folder,
            new Dictionary<string, string> { ["SMTP_PASSWORD"] = password, ["SSL_CERT_FILE"] = _work["server.pem"] },
            ["notify", "alert", "r.json", "--state", "none.json", .. options]
        );
    }

    private async Task WriteAsync(int port)
    {
        File.Delete(_work["live.db"]);
        await _work.CheckAsync(
            "CREATE TABLE t (a INTEGER, b TEXT);",
            "CREATE TABLE t (a INTEGER);",
            "--export",
            _work["r.json"]
        );
        _work.Write(
            "alerts.yml",
            $$"""
            channels:
              mail:
                email: { host: localhost, port: {{port}}, user: undrift, password: "${SMTP_PASSWORD}", from: undrift@example.org, to: [dba@example.org] }
            routes:
              - { to: [mail] }
            """
        );
    }

    /// <summary>The server as a process; it writes what it gets into <c>mail.txt</c>.</summary>
    private sealed class MailServer : IDisposable
    {
        private const string Python = "/usr/bin/python3";

        private const string Script = """
            import ssl, sys, time
            from aiosmtpd.controller import Controller
            from aiosmtpd.smtp import SMTP, AuthResult
            folder = sys.argv[1]
            class Handler:
                async def handle_DATA(self, server, session, envelope):
                    open(folder + "/mail.txt", "wb").write(envelope.content)
                    return "250 OK"
            def login(server, session, envelope, mechanism, data):
                return AuthResult(success=data.login == b"undrift" and data.password == sys.argv[2].encode())
            class Mail(Controller):
                def factory(self):
                    return SMTP(self.handler, tls_context=context, require_starttls=True, auth_required=True,
                                authenticator=login, auth_require_tls=True)
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(folder + "/server.pem", folder + "/server.key")
            # .NET's client writes the mechanism in lower case; the protocol does not care (RFC 4954, section 4).
            original = SMTP.smtp_AUTH
            async def smtp_AUTH(self, arg):
                return await original(self, arg.upper() if arg and " " not in arg else arg and arg.split(" ", 1)[0].upper() + " " + arg.split(" ", 1)[1])
            SMTP.smtp_AUTH = smtp_AUTH
            controller = Mail(Handler(), hostname="127.0.0.1", port=0)
            controller.port = int(sys.argv[3])
            controller.start()
            print("ready", flush=True)
            sys.stdin.read()
            """;

        private readonly Process _process;

        private MailServer(Process process, int port) => (_process, Port) = (process, port);

        public int Port { get; }

        public static async Task<MailServer> StartAsync(Workspace work)
        {
            var cancellation = TestContext.Current.CancellationToken;
            using (
                var probe = Process.Start(
                    new ProcessStartInfo(Python, ["-c", "import aiosmtpd"])
                    {
                        UseShellExecute = false,
                        RedirectStandardError = true,
                    }
                )!
            )
            {
                await probe.WaitForExitAsync(cancellation);
                if (probe.ExitCode != 0)
                {
                    Assert.True(
                        Environment.GetEnvironmentVariable("CI") != "true",
                        "python3-aiosmtpd is not installed"
                    );
                    Assert.Skip("needs a mail server (apt-get install python3-aiosmtpd)");
                }
            }
            await CertificateAsync(work, cancellation);
            for (var attempt = 0; ; attempt++)
            {
                var port = Loopback.FreePort();
                var start = new ProcessStartInfo(Python, ["-c", Script, work.Folder, Password, $"{port}"])
                {
                    UseShellExecute = false,
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                };
                var process = Process.Start(start)!;
                if (await process.StandardOutput.ReadLineAsync(cancellation) == "ready")
                    return new MailServer(process, port);
                var said = await process.StandardError.ReadToEndAsync(cancellation);
                process.Dispose();
                Assert.True(attempt < 5, said);
            }
        }

        public void Dispose()
        {
            _process.Kill(entireProcessTree: true);
            _process.Dispose();
        }

        private static async Task CertificateAsync(Workspace work, CancellationToken cancellation)
        {
            string[] options =
            [
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1",
                "-keyout",
                work["server.key"],
                "-out",
                work["server.pem"],
            ];
            using var openssl = Process.Start(
                new ProcessStartInfo("openssl", options) { UseShellExecute = false, RedirectStandardError = true }
            )!;
            await openssl.WaitForExitAsync(cancellation);
            Assert.Equal(0, openssl.ExitCode);
        }
    }
}
