using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql.Connection;
using Undrift.MySql.Connection;
using Undrift.MySql.Native;

namespace Undrift.Engines.Tests.MySql.Connection;

public sealed class ConnectionTests
{
    /// <summary>Full of what URLs and option files trip over.</summary>
    private const string Password = "p@ss:/?#[]%' \\ü";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    private static readonly string Identified =
        $"IDENTIFIED BY '{Password.Replace("'", "''", StringComparison.Ordinal).Replace(@"\", @"\\", StringComparison.Ordinal)}'";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TlsRows))]
    public async Task A_password_and_tls_as_asked_for_open_a_connection(
        string name,
        string host,
        string query,
        bool encrypted
    )
    {
        var server = await MySqlServers.GetAsync(name);
        await using var database = await server.CreateDatabaseAsync();
        var user = await server.CreateAccountAsync(Identified);
        var url = server.Url(user, Password, database.Name, server.Certificates.Filled(query), host);
        using var connection = await OpenAsync(url);
        Assert.Equal(encrypted, connection.IsEncrypted);
        Assert.Equal(database.Name, connection.Database);
        Assert.Equal(server.Binaries.Version.Number, connection.Version.Number);
        Assert.Equal(user, (await connection.QueryAsync("SELECT USER()", Cancellation)).Rows[0][0]!.Split('@')[0]);
    }

    public static TheoryData<string, string, string, bool> TlsRows()
    {
        var rows = new TheoryData<string, string, string, bool>();
        foreach (var name in new[] { MySqlServers.MariaDb, MySqlServers.MySql })
        {
            rows.Add(name, "127.0.0.1", "", true);
            rows.Add(name, "127.0.0.1", "?ssl-mode=disabled", false);
            rows.Add(name, "127.0.0.1", "?ssl-mode=required", true);
            rows.Add(name, "127.0.0.1", "?ssl-mode=verify-ca&ssl-ca={ca}", true);
            rows.Add(name, "127.0.0.1", "?ssl-ca={ca}", true);
            rows.Add(name, "localhost", "?ssl-mode=verify-identity&ssl-ca={ca}&connect-timeout=5", true);
        }
        return rows;
    }

    [Theory]
    [InlineData("?ssl-mode=verify-ca&ssl-ca={stranger}", "not signed by an authority that is trusted")]
    [InlineData("?ssl-ca={stranger}", "not signed by an authority that is trusted")]
    [InlineData("?ssl-mode=verify-identity", "not signed by an authority that is trusted")]
    [InlineData("?ssl-mode=verify-identity&ssl-ca={ca}", "its certificate is not that of 127.0.0.1")]
    public async Task A_certificate_that_is_not_trusted_ends_the_attempt(string query, string message)
    {
        var server = await MySqlServers.GetAsync();
        var failure = await FailureAsync(server.Url("root", Password, "d", server.Certificates.Filled(query)));
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.Contains("ssl-ca", failure.Next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?ssl-mode=required")]
    [InlineData("?ssl-mode=verify-ca&ssl-ca={ca}")]
    public async Task Who_takes_tls_out_of_the_greeting_gets_no_login(string query)
    {
        var server = await MySqlServers.GetAsync();
        var pieces = new List<byte[]>();
        using var between = new Proxy(
            server.Port,
            bytes =>
            {
                lock (pieces)
                    pieces.Add(bytes);
                return WithoutTls(bytes);
            }
        );
        var url = server
            .Url("root", Password, "d", server.Certificates.Filled(query))
            .Replace($":{server.Port}/", $":{between.Port}/", StringComparison.Ordinal);
        var failure = await FailureAsync(url);
        Assert.Contains("the server does not offer TLS", failure.Message, StringComparison.Ordinal);
        // The greeting, and no answer to a login.
        Assert.Single(pieces);
    }

    [Fact]
    public async Task Who_lets_the_first_look_pass_and_then_takes_tls_out_gets_no_login_either()
    {
        Assert.SkipUnless(ClientLibrary.Traits.IsMariaDb, "MySQL's library needs no first look");
        var server = await MySqlServers.GetAsync();
        var (greetings, later) = (0, 0);
        using var between = new Proxy(
            server.Port,
            bytes =>
            {
                var changed = WithoutTls(bytes);
                if (changed.SequenceEqual(bytes))
                {
                    if (Volatile.Read(ref greetings) > 1)
                        Interlocked.Increment(ref later);
                    return bytes;
                }
                return Interlocked.Increment(ref greetings) > 1 ? changed : bytes;
            }
        );
        var url = server
            .Url("root", Password, "d", server.Certificates.Filled("?ssl-mode=verify-ca&ssl-ca={ca}"))
            .Replace($":{server.Port}/", $":{between.Port}/", StringComparison.Ordinal);
        var failure = await FailureAsync(url);
        Assert.Contains("TLS", failure.Message, StringComparison.Ordinal);
        Assert.Equal((2, 0), (greetings, later));
    }

    [Fact]
    public async Task A_certificate_with_another_fingerprint_ends_the_attempt()
    {
        Assert.SkipUnless(ClientLibrary.Traits.IsMariaDb, "MySQL's library takes no fingerprint");
        var server = await MySqlServers.GetAsync();
        using var session = NativeSession.Create();
        session.Set(CommonOption.Protocol, 1u);
        session.Set(MariaDbOption.UseTls, true);
        session.Set(MariaDbOption.VerifyServerCertificate, false);
        session.Set(MariaDbOption.Fingerprint, new string('0', ClientLibrary.Traits.TakesSha256Fingerprint ? 64 : 40));
        var error = Assert.Throws<MySqlException>(() =>
            session.Connect("127.0.0.1", (uint)server.Port, null, "root", Password, null)
        );
        Assert.Equal(ErrorCode.TlsFailed, error.Code);
    }

    [Theory]
    [MemberData(nameof(MySqlServers.All), MemberType = typeof(MySqlServers))]
    public async Task A_refused_login_says_why_and_not_the_password(string name)
    {
        var server = await MySqlServers.GetAsync(name);
        await using var database = await server.CreateDatabaseAsync();
        var user = await server.CreateAccountAsync(Identified);
        (string Url, string Message)[] cases =
        [
            (server.Url(user, "wrong-s3cret", database.Name), "does not accept user"),
            ($"mysql://{user}@127.0.0.1:{server.Port}/{database.Name}", "in without a password"),
            (server.Url(user, Password, "test_no_such"), "has no database \"test_no_such\""),
            (server.Url(user, Password, "elsewhere"), "does not let"),
            (server.Url("nobody_at_all", "wrong-s3cret", database.Name), "does not accept user"),
        ];
        foreach (var (url, message) in cases)
        {
            var failure = await FailureAsync(url);
            Assert.Contains(message, failure.Message, StringComparison.Ordinal);
            var all = $"{failure.Message}{failure.Where}{failure.Next}";
            Assert.DoesNotContain("s3cret", all, StringComparison.Ordinal);
            Assert.DoesNotContain(Password, all, StringComparison.Ordinal);
            Assert.NotNull(failure.Next);
        }
    }

    [Fact]
    public async Task The_methods_of_mariadb_log_in()
    {
        var server = await MySqlServers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        foreach (var method in (string[])["mysql_native_password", "ed25519"])
        {
            var user = await server.CreateAccountAsync($"IDENTIFIED VIA {method} USING PASSWORD('s3cret')");
            using var connection = await OpenAsync(server.Url(user, "s3cret", database.Name));
            Assert.Equal(database.Name, connection.Database);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("?ssl-mode=disabled")]
    public async Task Caching_sha2_logs_in_with_tls_and_without(string query)
    {
        var server = await MySqlServers.GetAsync(MySqlServers.MySql);
        await using var database = await server.CreateDatabaseAsync();
        var user = await server.CreateAccountAsync("IDENTIFIED WITH caching_sha2_password BY 's3cret'");
        // The first login is a full exchange, the second is answered from the server's cache.
        for (var i = 0; i < 2; i++)
        {
            using var connection = await OpenAsync(server.Url(user, "s3cret", database.Name, query));
            Assert.Equal(database.Name, connection.Database);
        }
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_named()
    {
        Assert.Contains(
            "refuses connections",
            (await FailureAsync($"mysql://u@127.0.0.1:{Loopback.FreePort()}/d")).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "no server listens on socket /no/such.sock",
            (await FailureAsync("mysql://u@/d?socket=/no/such.sock")).Message,
            StringComparison.Ordinal
        );
        foreach (var mode in (string[])["preferred", "required"])
            Assert.Contains(
                "the host no-such-host.invalid is unknown",
                (await FailureAsync($"mysql://u@no-such-host.invalid/d?ssl-mode={mode}")).Message,
                StringComparison.Ordinal
            );
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n", "disabled")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n", "required")]
    [InlineData("", "disabled")]
    [InlineData("", "required")]
    public async Task What_is_no_mysql_server_is_said_to_be_none(string answer, string mode)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = AnswerAsync(listener, answer);
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var failure = await FailureAsync($"mysql://u:s3cret@127.0.0.1:{port}/d?ssl-mode={mode}");
        Assert.Contains("did not answer like a MySQL server", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("required")]
    public async Task A_server_that_says_nothing_is_waited_for_as_long_as_allowed(string mode)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = $"mysql://u@127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/d?ssl-mode={mode}";
        var watch = Stopwatch.StartNew();
        var failure = await Assert.ThrowsAsync<UndriftException>(() =>
            MySqlConnection.OpenAsync(MySqlSource.Parse(url), TimeSpan.FromSeconds(1), Cancellation)
        );
        Assert.Contains("did not answer within 1 s", failure.Message, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0.5, 10);
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            MySqlConnection.OpenAsync(MySqlSource.Parse(url), Timeout, soon.Token)
        );
    }

    private static async Task AnswerAsync(TcpListener listener, string answer)
    {
        try
        {
            using var client = await listener.AcceptSocketAsync(Cancellation);
            await client.SendAsync(Encoding.ASCII.GetBytes(answer), Cancellation);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The client was quicker.
        }
    }

    /// <summary>The greeting without its capability 0x0800; what follows it is left as it is.</summary>
    private static byte[] WithoutTls(byte[] bytes)
    {
        if (bytes.Length < 40 || bytes[3] != 0 || bytes[4] != 10)
            return bytes;
        var end = Array.IndexOf(bytes, (byte)0, 5);
        var changed = bytes.ToArray();
        changed[end + 15] &= 0xf7;
        return changed;
    }

    private static Task<MySqlConnection> OpenAsync(string url) =>
        MySqlConnection.OpenAsync(MySqlSource.Parse(url, Surroundings.Empty), Timeout, Cancellation);

    private static Task<UndriftException> FailureAsync(string url) =>
        Assert.ThrowsAsync<UndriftException>(() => OpenAsync(url));
}
