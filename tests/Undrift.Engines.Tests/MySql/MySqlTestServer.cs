using System.Net;
using System.Net.Sockets;
using Undrift.Engines.Tests.Corpus;
using Undrift.MySql.Connection;
using Undrift.MySql.Scratch;
using Undrift.MySql.Scripts;

namespace Undrift.Engines.Tests.MySql;

/// <summary>A running server on a socket and on the loopback interface, with TLS. It ends with the test process.</summary>
internal sealed class MySqlTestServer
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private readonly ScratchServer server;
    private int databases;
    private int accounts;

    private MySqlTestServer(ScratchServer server, Certificates certificates, int port) =>
        (this.server, Certificates, Port) = (server, certificates, port);

    /// <summary>The program that it runs from.</summary>
    public ServerBinaries Binaries => server.Binaries;

    /// <summary>The TCP port.</summary>
    public int Port { get; }

    /// <summary>Where its socket is.</summary>
    public string Socket => server.Socket;

    /// <summary>Its certificate (for <c>localhost</c>) and the authorities.</summary>
    public Certificates Certificates { get; }

    /// <summary>Starts a server.</summary>
    public static async Task<MySqlTestServer> StartAsync(ServerBinaries binaries)
    {
        var certificates = new Certificates();
        var port = Loopback.FreePort();
        var settings = new List<string>
        {
            "--bind-address=127.0.0.1",
            $"--port={port}",
            $"--ssl-ca={certificates.Authority}",
            $"--ssl-cert={certificates.Server}",
            $"--ssl-key={certificates.ServerKey}",
        };
        settings.AddRange(
            binaries.Version.IsMariaDb
                ? ["--plugin-load-add=auth_ed25519"]
                : ["--caching-sha2-password-auto-generate-rsa-keys=ON"]
        );
        var started = await ScratchServer.StartAsync(binaries, settings, null, CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => certificates.Dispose();
        return new MySqlTestServer(started, certificates, port);
    }

    /// <summary>A database as its superuser, by the socket.</summary>
    public MySqlSource Source(string? database = null) => server.Source(database);

    /// <summary>The text of a source, as a user would write it.</summary>
    public string Url(string database = "") => $"mysql://root@/{Uri.EscapeDataString(database)}?socket={Socket}";

    /// <summary>The URL of an account by TCP.</summary>
    public string Url(string user, string password, string database, string query = "", string host = "127.0.0.1") =>
        $"mysql://{Uri.EscapeDataString(user)}:{Uri.EscapeDataString(password)}@{host}:{Port}/{database}{query}";

    /// <summary>Makes a database of its own name; dropped when disposed.</summary>
    public async Task<MySqlTestDatabase> CreateDatabaseAsync()
    {
        var name = $"test_{Interlocked.Increment(ref databases)}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        return new MySqlTestDatabase(this, name);
    }

    /// <summary>Makes an account that may do everything in databases of tests; returns its name.</summary>
    /// <param name="identified">As in <c>IDENTIFIED BY 'x'</c>.</param>
    public async Task<string> CreateAccountAsync(string identified)
    {
        var name = $"user_{Interlocked.Increment(ref accounts)}";
        await ExecuteAsync($"CREATE USER {name}@'%' {identified}; GRANT ALL ON `test\\_%`.* TO {name}@'%'");
        return name;
    }

    /// <summary>Runs a script as superuser.</summary>
    public async Task ExecuteAsync(string sql, string? database = null)
    {
        using var connection = await OpenAsync(database);
        using var reader = new StatementReader("test.sql", new StringReader(sql));
        while (reader.Read() is Statement statement)
            await connection.ExecuteAsync(statement.Text, TestContext.Current.CancellationToken);
    }

    /// <summary>Opens a session as superuser.</summary>
    public Task<MySqlConnection> OpenAsync(string? database = null) =>
        MySqlConnection.OpenAsync(Source(database), Timeout, TestContext.Current.CancellationToken);
}

/// <summary>A database of one test.</summary>
internal sealed class MySqlTestDatabase(MySqlTestServer server, string name) : IAsyncDisposable
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>The source to read it from.</summary>
    public MySqlSource Source => server.Source(name);

    /// <summary>The source's text, as a user would write it.</summary>
    public string Url => server.Url(name);

    /// <summary>Opens a session as superuser.</summary>
    public Task<MySqlConnection> OpenAsync() => server.OpenAsync(name);

    /// <summary>Runs a script.</summary>
    public Task ExecuteAsync(string sql) => server.ExecuteAsync(sql, name);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => SharedScratch.DropAsync(server.Source(), name);
}
