using Npgsql;

namespace Undrift.PostgreSql;

/// <summary>
/// An empty throw-away database: on a private server, or (with <see cref="BuildOptions.ScratchUrl"/>) a database of its own
/// name on a server that the user chose. Disposing removes it.
/// </summary>
/// <remarks>
/// <code>
/// await using var scratch = await ScratchDatabase.CreateAsync(options, cancellation);
/// var result = await ScriptRunner.RunAsync(scratch, scripts, options.Timeout, cancellation);
/// await using var connection = await scratch.OpenAsync(options.Timeout, cancellation); // a fresh session to read with
/// </code>
/// Objects that no statement gave an owner belong to <see cref="PostgreSqlSource.User"/> of <see cref="Source"/>.
/// </remarks>
internal sealed class ScratchDatabase : IAsyncDisposable
{
    private readonly Func<ValueTask> remove;

    private ScratchDatabase(PostgreSqlSource source, bool isPrivate, string description, Func<ValueTask> remove) =>
        (Source, IsPrivate, Description, this.remove) = (source, isPrivate, description, remove);

    /// <summary>The database.</summary>
    public PostgreSqlSource Source { get; }

    /// <summary>True on a server of its own, where missing roles may be made.</summary>
    public bool IsPrivate { get; }

    /// <summary>What it is, for a report: <c>private PostgreSQL 15.20</c>.</summary>
    public string Description { get; }

    /// <summary>What a person should know: another server version than the target's, left-overs on a shared server.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>Makes the database.</summary>
    /// <param name="options">Where, how long it may take, and the version to be near to.</param>
    /// <param name="cancellation">Ends the work; nothing is left then.</param>
    /// <param name="environment">Where programs, cache and temporary folders are looked for; null: this process's.</param>
    /// <param name="clock">Dates the name of a database on a shared server; null: the system's clock.</param>
    /// <exception cref="UndriftException">It cannot be made.</exception>
    public static async Task<ScratchDatabase> CreateAsync(
        BuildOptions options,
        CancellationToken cancellation,
        ClientEnvironment? environment = null,
        TimeProvider? clock = null
    )
    {
        environment ??= ClientEnvironment.Process;
        if (options.ScratchUrl is not { } url)
            return await PrivateAsync(options, environment, cancellation);
        var server = PostgreSqlSource.Parse(url, environment);
        var (source, notes) = await SharedScratch.CreateAsync(
            server,
            options.Timeout,
            clock ?? TimeProvider.System,
            cancellation
        );
        return new ScratchDatabase(
            source,
            isPrivate: false,
            $"scratch database {source}",
            () => SharedScratch.DropAsync(server, source.Database)
        )
        {
            Notes = notes,
        };
    }

    /// <summary>Opens a session; the caller disposes it before the database.</summary>
    public Task<NpgsqlConnection> OpenAsync(TimeSpan timeout, CancellationToken cancellation) =>
        PostgreSqlConnector.OpenAsync(Source, timeout, cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => remove();

    private static async Task<ScratchDatabase> PrivateAsync(
        BuildOptions options,
        ClientEnvironment environment,
        CancellationToken cancellation
    )
    {
        var found = await ServerBinaries.FindAsync(environment, cancellation);
        var major = ServerVersion.Major(options.ServerVersion);
        var binaries = ServerBinaries.Choose(found, major);
        var server = await ScratchServer.StartAsync(binaries, null, environment, cancellation);
        return new ScratchDatabase(
            server.Source(),
            isPrivate: true,
            $"private PostgreSQL {binaries.Version}",
            server.DisposeAsync
        )
        {
            Notes =
                major is null || major == binaries.Major
                    ? []
                    :
                    [
                        $"the desired schema was built with PostgreSQL {binaries.Version} ({binaries.Folder}), as there is no version {major} on this machine",
                    ],
        };
    }
}
