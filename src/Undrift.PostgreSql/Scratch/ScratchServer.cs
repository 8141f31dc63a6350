namespace Undrift.PostgreSql;

/// <summary>
/// A private server started from this machine's programs: its own folder, a Unix socket in it, no network, never root.
/// Disposing ends it and removes everything; so does the end of the process, and the next run if this one crashed.
/// </summary>
internal sealed class ScratchServer : IAsyncDisposable
{
    private readonly ChildServer process;
    private readonly ScratchFolder folder;

    private ScratchServer(ServerBinaries binaries, ChildServer process, ScratchFolder folder) =>
        (Binaries, this.process, this.folder) = (binaries, process, folder);

    /// <summary>The programs that it was started from.</summary>
    public ServerBinaries Binaries { get; }

    /// <summary>The folder, which is also the host of its socket.</summary>
    public string Folder => folder.Path;

    /// <summary>The server's process number.</summary>
    public int ProcessId => process.Id;

    /// <summary>The server's last words, for a person.</summary>
    public string Log => process.Log;

    /// <summary>A database of the server, as its superuser.</summary>
    public PostgreSqlSource Source(string database = "postgres") =>
        new()
        {
            Servers = [new ServerAddress(Folder, null, 5432)],
            User = ClusterTemplate.Superuser,
            Database = database,
            Tls = new TlsSettings(Npgsql.SslMode.Disable, null, null, null, Npgsql.SslNegotiation.Postgres),
        };

    /// <summary>Starts a server; sweeps first what crashed runs left.</summary>
    /// <param name="binaries">The programs.</param>
    /// <param name="settings">Server settings over <see cref="ScratchSettings.Default"/>; null: none.</param>
    /// <param name="environment">Where cache and temporary folders are; null: this process's.</param>
    /// <param name="cancellation">Ends the start; nothing is left then.</param>
    /// <exception cref="UndriftException">It does not start.</exception>
    public static async Task<ScratchServer> StartAsync(
        ServerBinaries binaries,
        IReadOnlyDictionary<string, string>? settings,
        ClientEnvironment? environment,
        CancellationToken cancellation
    )
    {
        environment ??= ClientEnvironment.Process;
        ExitGuard.Prepare();
        ScratchSweep.Run(ScratchFolder.Parents(environment));
        var user = ServerUser.Needed("postgres");
        var place = ScratchFolder.Create(environment, user);
        try
        {
            var all = ScratchSettings.For(place, settings);
            var running = await StartProcessAsync(binaries, place, all, user, environment, cancellation);
            var server = new ScratchServer(binaries, running, place);
            ExitGuard.Add(server, server.End);
            return server;
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        ExitGuard.End(this);
        return ValueTask.CompletedTask;
    }

    private static async Task<ChildServer> StartProcessAsync(
        ServerBinaries binaries,
        ScratchFolder place,
        IReadOnlyDictionary<string, string> settings,
        ServerUser? user,
        ClientEnvironment environment,
        CancellationToken cancellation
    )
    {
        for (var log = ""; ; )
        {
            var cached = await ClusterTemplate.ProvideAsync(binaries, place, user, environment, cancellation);
            var started = await ServerProcess.StartAsync(binaries, place, settings, user, l => log = l, cancellation);
            if (started is not null)
                return started;
            if (!cached)
                throw UndriftException.Failed(
                    $"the scratch server ended at its start: {log}",
                    binaries.Program("postgres"),
                    "choose another installation with UNDRIFT_PG_BIN, or name a server with --scratch URL"
                );
            // A template may be damaged (the machine lost power while it was written): once more, from scratch.
            ClusterTemplate.Forget(binaries, environment);
            Directory.Delete(place.Data, recursive: true);
        }
    }

    private void End()
    {
        process.Stop();
        folder.Dispose();
    }
}
