using Undrift.MySql.Connection;

namespace Undrift.MySql.Scratch;

/// <summary>
/// An empty throw-away database: on a private server, or (with <see cref="BuildOptions.ScratchUrl"/>) a database of its own
/// name on a server that the user chose. Disposing removes it.
/// </summary>
internal sealed class ScratchDatabase : IAsyncDisposable
{
    /// <summary>The database of a private server, unless the script makes one of its own.</summary>
    private const string PrivateName = "undrift_scratch";

    private readonly Func<ValueTask> remove;

    private ScratchDatabase(MySqlSource source, ServerVersion version, bool isPrivate, Func<ValueTask> remove) =>
        (Source, Version, IsPrivate, this.remove) = (source, version, isPrivate, remove);

    /// <summary>The database.</summary>
    public MySqlSource Source { get; }

    /// <summary>Its server.</summary>
    public ServerVersion Version { get; }

    /// <summary>True on a server of its own, where accounts and databases may be made.</summary>
    public bool IsPrivate { get; }

    /// <summary>The default collation of the database compared with; null: not known.</summary>
    public string? Collation { get; private init; }

    /// <summary>What it is, for a report: <c>private MariaDB 10.11.14</c>.</summary>
    public string Description => IsPrivate ? $"private {Version}" : $"scratch database {Source}";

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
        if (!MySqlSource.IsDatabase(url))
            throw UndriftException.Usage(
                "the scratch server of a MySQL schema is named by a mysql:// or mariadb:// URL",
                next: "write --scratch mysql://user@host/, or leave it out so that a private server is started"
            );
        var server = MySqlSource.Parse(url, environment);
        var (source, version, notes) = await SharedScratch.CreateAsync(
            server,
            options,
            clock ?? TimeProvider.System,
            cancellation
        );
        return new ScratchDatabase(
            source,
            version,
            isPrivate: false,
            () => SharedScratch.DropAsync(server, source.Database!)
        )
        {
            Collation = options.DatabaseCollation,
            Notes = [.. Differences(version, options.ServerVersion, null), .. notes],
        };
    }

    /// <summary>Opens a session; the caller disposes it before the database.</summary>
    /// <param name="timeout">For connecting and for each statement.</param>
    /// <param name="database">Another database of a private server; null: this one.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public Task<MySqlConnection> OpenAsync(TimeSpan timeout, string? database, CancellationToken cancellation) =>
        MySqlConnection.OpenAsync(Source with { Database = database ?? Source.Database }, timeout, cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => remove();

    private static async Task<ScratchDatabase> PrivateAsync(
        BuildOptions options,
        ClientEnvironment environment,
        CancellationToken cancellation
    )
    {
        var found = await ServerBinaries.FindAsync(environment, cancellation);
        var binaries = ServerBinaries.Choose(found, ServerVersion.Parse(options.ServerVersion));
        var server = await ScratchServer.StartAsync(binaries, null, environment, cancellation, options.FoldsNames);
        try
        {
            var notes = await MakeAsync(server, options, cancellation);
            return new ScratchDatabase(
                server.Source(PrivateName) with
                {
                    User = ScratchMarks.Account,
                },
                binaries.Version,
                isPrivate: true,
                server.DisposeAsync
            )
            {
                Collation = options.DatabaseCollation,
                Notes = [.. Differences(binaries.Version, options.ServerVersion, binaries.Program), .. notes],
            };
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private static async Task<IReadOnlyList<string>> MakeAsync(
        ScratchServer server,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        using var connection = await MySqlConnection.OpenAsync(server.Source(), options.Timeout, cancellation);
        try
        {
            foreach (var sql in ScratchMarks.Statements)
                await connection.ExecuteAsync(sql, cancellation);
            return await DatabaseMaker.MakeAsync(connection, PrivateName, options.DatabaseCollation, cancellation);
        }
        catch (Exception e) when (StatementFailure.Is(e))
        {
            throw StatementFailure.Explain(e, connection.Source, "making a scratch database", cancellation);
        }
    }

    /// <summary>Another maker or another series: what the servers themselves do differently is then in the result.</summary>
    private static IEnumerable<string> Differences(ServerVersion version, string? wantedText, string? program)
    {
        if (
            ServerVersion.Parse(wantedText) is not { } wanted
            || (wanted.Flavour == version.Flavour && ServerBinaries.Series(wanted) == ServerBinaries.Series(version))
        )
            yield break;
        var series = $"{wanted.DisplayName} {wanted.Number.ToString(2)}";
        yield return program is null
            ? $"the desired schema was built with {version}, and is compared with {series}"
            : $"the desired schema was built with {version} ({program}), as there is no {series} on this machine";
    }
}
