using Undrift.MySql.Connection;

namespace Undrift.MySql.Scratch;

/// <summary>
/// A private server started from this machine's programs: its own folder, a Unix socket in it, no network, never root.
/// Disposing ends it and removes everything; so does the end of the process, and the next run if this one crashed.
/// </summary>
internal sealed class ScratchServer : IAsyncDisposable
{
    private const string Ready = "ready for connections";

    private readonly ChildServer process;
    private readonly ScratchFolder folder;

    private ScratchServer(ServerBinaries binaries, ChildServer process, ScratchFolder folder) =>
        (Binaries, this.process, this.folder) = (binaries, process, folder);

    /// <summary>The program that it was started from.</summary>
    public ServerBinaries Binaries { get; }

    /// <summary>The folder.</summary>
    public string Folder => folder.Path;

    /// <summary>Where its socket is.</summary>
    public string Socket => ScratchSettings.Socket(folder);

    /// <summary>The server's process number.</summary>
    public int ProcessId => process.Id;

    /// <summary>The server's last words, for a person.</summary>
    public string Log => process.Log;

    /// <summary>A database of the server, as its superuser.</summary>
    public MySqlSource Source(string? database = null) =>
        new()
        {
            Host = null,
            Socket = Socket,
            User = DataTemplate.Superuser,
            Database = database,
        };

    /// <summary>Starts a server; sweeps first what crashed runs left.</summary>
    /// <param name="binaries">The program.</param>
    /// <param name="settings">Server arguments in the place of <c>--skip-networking</c>; null: that.</param>
    /// <param name="foldsNames">True: names of tables are stored in lower case.</param>
    /// <param name="environment">Where cache and temporary folders are; null: this process's.</param>
    /// <param name="cancellation">Ends the start; nothing is left then.</param>
    /// <exception cref="UndriftException">It does not start.</exception>
    public static async Task<ScratchServer> StartAsync(
        ServerBinaries binaries,
        IReadOnlyList<string>? settings,
        ClientEnvironment? environment,
        CancellationToken cancellation,
        bool foldsNames = false
    )
    {
        environment ??= ClientEnvironment.Process;
        ExitGuard.Prepare();
        ScratchSweep.Run(ScratchFolder.Parents(environment));
        var user = ServerUser.Needed("mysql");
        var place = ScratchFolder.Create(environment, user);
        try
        {
            var template = new DataTemplate(binaries, foldsNames, environment);
            var running = await StartProcessAsync(template, place, settings, user, cancellation);
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
        DataTemplate template,
        ScratchFolder place,
        IReadOnlyList<string>? settings,
        ServerUser? user,
        CancellationToken cancellation
    )
    {
        var binaries = template.Binaries;
        var start = new ServerStart(
            [
                binaries.Program,
                .. ScratchSettings.For(place, binaries.Version, settings),
                .. template.FoldsNames ? [DataTemplate.Folding] : Array.Empty<string>(),
            ],
            place,
            user,
            log => log.Contains(Ready, StringComparison.Ordinal) && File.Exists(ScratchSettings.Socket(place)),
            LibC.KillNow
        );
        for (var log = ""; ; )
        {
            var cached = await template.ProvideAsync(place, user, cancellation);
            if (await ChildServer.StartAsync(start, l => log = l, cancellation) is { } started)
                return started;
            if (!cached)
                throw UndriftException.Failed(
                    $"the scratch server ended at its start: {log}",
                    binaries.Program,
                    $"choose another program with {ServerBinaries.Variable}, or name a server with --scratch URL"
                );
            // A template may be damaged (the machine lost power while it was written): once more, from scratch.
            template.Forget();
            Directory.Delete(place.Data, recursive: true);
        }
    }

    private void End()
    {
        process.Stop();
        folder.Dispose();
    }
}
