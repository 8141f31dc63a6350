using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;
using Undrift.Engines.Tests.Corpus;
using Undrift.PostgreSql;

namespace Undrift.Engines.Tests.PostgreSql.Connection;

public sealed class ConnectorTests(NetworkServer server) : IClassFixture<NetworkServer>
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", true)]
    [InlineData("?sslmode=require", true)]
    [InlineData("?sslmode=prefer&channel_binding=require", true)]
    [InlineData("?sslmode=verify-ca&sslrootcert={ca}", true)]
    [InlineData("?sslmode=require&sslrootcert={ca}", true)]
    [InlineData("?sslmode=verify-full&sslrootcert={ca}&host=localhost&hostaddr=127.0.0.1", true)]
    [InlineData("?require_auth=scram-sha-256&connect_timeout=5&keepalives=1&options=-c%20geqo%3Doff", true)]
    public async Task A_password_and_tls_as_asked_for_open_a_connection(string query, bool encrypted)
    {
        await using var connection = await OpenAsync(server.Url("alice", query: Filled(query)));
        Assert.Equal(
            encrypted,
            await ScalarAsync(connection, "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
        );
        Assert.Equal("undrift", await ScalarAsync(connection, "SELECT current_setting('application_name')"));
        Assert.DoesNotContain("Password", connection.ConnectionString);
    }

    [Fact]
    public async Task The_driver_keeps_nothing_of_a_closed_connection()
    {
        for (var i = 0; i < 3; i++)
            await (await OpenAsync(server.Url("anyone", query: "?application_name=kept"))).DisposeAsync();
        var kept = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "Npgsql" && instrument.IsObservable)
                    self.EnableMeasurementEvents(instrument);
            },
        };
        // The driver reports each data source that it knows, under its connection string.
        listener.SetMeasurementEventCallback<int>(
            (_, _, tags, _) =>
            {
                foreach (var tag in tags)
                    if (tag.Value?.ToString()?.Contains("Application Name=kept", StringComparison.Ordinal) == true)
                        kept++;
            }
        );
        listener.Start();
        listener.RecordObservableInstruments();
        Assert.Equal(0, kept);
    }

    [Fact]
    public async Task A_disabled_tls_is_not_used_though_the_server_offers_it()
    {
        await using var connection = await OpenAsync(server.Url("anyone", query: "?sslmode=disable"));
        Assert.Equal(false, await ScalarAsync(connection, "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"));
    }

    [Theory]
    [InlineData("?sslmode=verify-full&sslrootcert={ca}", "TLS handshake", "the one in the server's certificate")]
    [InlineData(
        "?sslmode=verify-full&sslrootcert={stranger}&host=localhost&hostaddr=127.0.0.1",
        "TLS handshake",
        "sslrootcert"
    )]
    [InlineData("?sslmode=verify-ca&sslrootcert={stranger}", "TLS handshake", "sslrootcert")]
    [InlineData("?sslmode=verify-full", "TLS handshake", "sslrootcert")]
    [InlineData("?sslmode=disable", "no pg_hba.conf entry", "sslmode=require")]
    public async Task A_tls_setting_that_does_not_fit_is_explained(string query, string what, string next)
    {
        var failure = await FailAsync(server.Url("alice", query: Filled(query)));
        Assert.Contains(what, failure.Message);
        Assert.Contains(next, failure.Next);
    }

    [Fact]
    public async Task A_server_without_tls_is_named_when_tls_is_required()
    {
        var failure = await FailAsync($"postgres://alice:x@127.0.0.1:{server.PlainPort}/shop?sslmode=require");
        Assert.Contains("does not offer TLS", failure.Message);
        Assert.Contains("sslmode=prefer", failure.Next);
    }

    [Theory]
    [InlineData(
        "alice",
        "wr0ng-s3cret",
        "shop",
        "does not accept the password of role \"alice\"",
        "correct the password"
    )]
    [InlineData(
        "absent",
        "wr0ng-s3cret",
        "shop",
        "does not accept the password of role \"absent\"",
        "correct the password"
    )]
    [InlineData("unlisted", "wr0ng-s3cret", "shop", "no pg_hba.conf entry", "add an entry")]
    public async Task A_wrong_login_is_explained_without_the_password(
        string user,
        string password,
        string database,
        string what,
        string next
    )
    {
        var failure = await FailAsync($"postgres://{user}:{password}@127.0.0.1:{server.Port}/{database}");
        Assert.Equal(FailureKind.Failed, failure.Kind);
        Assert.Contains(what, failure.Message);
        Assert.Contains(next, failure.Next);
        Assert.DoesNotContain(password, $"{failure} {failure.Where} {failure.Next}");
        Assert.Equal($"postgres://{user}@127.0.0.1:{server.Port}/{database}", failure.Where);
    }

    [Theory]
    [InlineData("alice", "nowhere", "has no database \"nowhere\"", "case-sensitive")]
    [InlineData("alice", "closed", "does not let role \"alice\" in", "GRANT CONNECT")]
    [InlineData("locked", "shop", "has no role \"locked\" that may log in", "check the user")]
    [InlineData("limited", "shop", "has no free connection", "max_connections")]
    public async Task What_the_server_refuses_after_the_login_is_explained(
        string user,
        string database,
        string what,
        string next
    )
    {
        var failure = await FailAsync(server.Url(user, database));
        Assert.Contains(what, failure.Message);
        Assert.Contains(next, failure.Next);
    }

    [Fact]
    public async Task A_role_that_does_not_exist_is_named()
    {
        var shared = await Servers.GetAsync();
        var failure = await FailAsync(shared.Url(user: "nobody_here"));
        Assert.Contains("no role \"nobody_here\"", failure.Message);
    }

    [Fact]
    public async Task A_missing_password_and_an_ignored_password_file_are_said()
    {
        using var home = new TemporaryFolder();
        var file = home.Write(".pgpass", "*:*:*:*:x");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        var source = PostgreSqlSource.Parse(
            $"postgres://alice@127.0.0.1:{server.Port}/shop",
            Surroundings.With(home.Path)
        );
        var failure = await FailAsync(source);
        Assert.Contains("asks for a password for role \"alice\"", failure.Message);
        Assert.Contains($"chmod 0600 {file}", failure.Next);
    }

    [Fact]
    public async Task The_password_file_opens_a_connection()
    {
        using var home = new TemporaryFolder();
        var escaped = NetworkServer
            .Password.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(":", "\\:", StringComparison.Ordinal);
        var file = home.Write(".pgpass", $"127.0.0.1:{server.Port}:shop:alice:{escaped}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var source = PostgreSqlSource.Parse(
            $"postgres://alice@127.0.0.1:{server.Port}/shop",
            Surroundings.With(home.Path)
        );
        await using var connection = await PostgreSqlConnector.OpenAsync(source, Timeout, Cancellation);
        Assert.Equal("alice", await ScalarAsync(connection, "SELECT current_user"));
    }

    [Fact]
    public async Task The_next_server_is_tried_when_one_refuses_connections()
    {
        var closed = Loopback.FreePort();
        var url = server.Url("alice").Replace("127.0.0.1:", $"127.0.0.1:{closed},127.0.0.1:", StringComparison.Ordinal);
        await using var connection = await OpenAsync(url);
        var failure = await FailAsync($"postgres://u:s3cret@127.0.0.1:{closed},127.0.0.1:{closed}/db");
        Assert.Contains("none of the 2 servers", failure.Message);
        Assert.Contains("refuses connections", failure.Message);
        var standby = await FailAsync(server.Url("alice", query: "?target_session_attrs=standby"));
        Assert.Contains("is not a standby", standby.Message);
        await using var any = await OpenAsync(server.Url("alice", query: "?target_session_attrs=prefer-standby"));
    }

    [Fact]
    public async Task A_socket_that_is_not_there_is_named()
    {
        using var folder = new TemporaryFolder();
        var failure = await FailAsync($"postgres://u@/db?host={folder.Path}&port=5499");
        Assert.Contains($"socket {folder.Path}/.s.PGSQL.5499", failure.Message);
    }

    [Fact]
    public async Task A_host_that_is_unknown_is_named()
    {
        // "localhost" is answered by the machine itself; a label longer than 63 octets can be in no name service.
        var failure = await FailAsync($"postgres://u@{new string('x', 70)}.invalid/db");
        Assert.Contains("is unknown", failure.Message);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_given_up()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        var source = PostgreSqlSource.Parse($"postgres://u@127.0.0.1:{port}/db?connect_timeout=1", Surroundings.Empty);
        var failure = await FailAsync(source);
        Assert.Contains("did not answer within 1 s", failure.Message);
        Assert.Contains("--timeout", failure.Next);
    }

    [Fact]
    public async Task A_cancelled_attempt_is_a_cancellation_and_no_failure()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var source = PostgreSqlSource.Parse(
            $"postgres://u@127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/db",
            Surroundings.Empty
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            PostgreSqlConnector.OpenAsync(source, Timeout, cancelled.Token)
        );
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n", "prefer")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n", "disable")]
    [InlineData("", "prefer")]
    [InlineData("", "disable")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", "require")]
    public async Task Something_that_is_no_postgresql_server_is_recognised(string answer, string mode)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var serving = AnswerAsync(other, answer);
        var failure = await FailAsync(
            $"postgres://u:s3cret@127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}/db?sslmode={mode}"
        );
        other.Stop();
        await serving;
        Assert.Equal(FailureKind.Failed, failure.Kind);
        Assert.Matches("like a PostgreSQL server|closed the connection|cut the connection", failure.Message);
        Assert.DoesNotContain("s3cret", failure.ToString());
    }

    [Theory]
    [InlineData("12", FailureKind.Failed, "is not supported", "13 to 18")]
    [InlineData("19", FailureKind.Inconclusive, "does not know", "upgrade Undrift")]
    public async Task A_version_that_is_not_known_is_refused(string major, FailureKind kind, string what, string next)
    {
        using var proxy = server.Proxy(bytes =>
            Replace(bytes, $"server_version\0{Servers.Default}", $"server_version\0{major}")
        );
        var failure = await FailAsync(Through(proxy));
        Assert.Equal(kind, failure.Kind);
        Assert.Contains(what, failure.Message);
        Assert.Contains(next, failure.Next);
    }

    [Fact]
    public async Task A_connection_that_is_cut_in_the_middle_is_a_failure()
    {
        using var proxy = server.Proxy(bytes =>
            Encoding.Latin1.GetString(bytes).Contains("cut here", StringComparison.Ordinal) ? [] : bytes
        );
        await using var connection = await OpenAsync(Through(proxy));
        var error = await Assert.ThrowsAnyAsync<Exception>(() => ScalarAsync(connection, "SELECT 'cut' || ' here'"));
        Assert.True(StatementFailure.Is(error));
        var source = PostgreSqlSource.Parse(Through(proxy), Surroundings.Empty);
        var failure = StatementFailure.Explain(error, source, "reading the catalog", Cancellation);
        Assert.Equal("the connection was lost while reading the catalog", failure.Message);
    }

    [Fact]
    public async Task A_session_that_an_administrator_ends_is_a_failure()
    {
        var shared = await Servers.GetAsync();
        await using var connection = await shared.OpenAsync();
        var error = await Assert.ThrowsAnyAsync<NpgsqlException>(() =>
            ScalarAsync(connection, "SELECT pg_terminate_backend(pg_backend_pid())")
        );
        var failure = StatementFailure.Explain(error, shared.Source(), "reading the catalog", Cancellation);
        Assert.Contains("cut off by the server", failure.Message);
    }

    private static Task<NpgsqlConnection> OpenAsync(string url) =>
        PostgreSqlConnector.OpenAsync(PostgreSqlSource.Parse(url, Surroundings.Empty), Timeout, Cancellation);

    private static Task<UndriftException> FailAsync(string url) =>
        FailAsync(PostgreSqlSource.Parse(url, Surroundings.Empty));

    private static Task<UndriftException> FailAsync(PostgreSqlSource source) =>
        Assert.ThrowsAsync<UndriftException>(() => PostgreSqlConnector.OpenAsync(source, Timeout, Cancellation));

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancellation);
    }

    private static string Through(Proxy proxy) =>
        $"postgres://anyone:{Uri.EscapeDataString(NetworkServer.Password)}@127.0.0.1:{proxy.Port}/shop";

    private static byte[] Replace(byte[] bytes, string from, string to) =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes).Replace(from, to, StringComparison.Ordinal));

    private static async Task AnswerAsync(TcpListener listener, string answer)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptSocketAsync();
                await client.ReceiveAsync(new byte[8]);
                if (answer.Length > 0)
                    await client.SendAsync(Encoding.ASCII.GetBytes(answer));
            }
        }
        // A listener that was stopped before it is asked again says that it does not listen.
        catch (Exception e) when (e is SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private string Filled(string query) =>
        query
            .Replace("{ca}", server.Authority, StringComparison.Ordinal)
            .Replace("{stranger}", server.Stranger, StringComparison.Ordinal);
}
