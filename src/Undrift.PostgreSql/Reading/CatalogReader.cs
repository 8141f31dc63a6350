using System.Data;
using Npgsql;

namespace Undrift.PostgreSql.Reading;

/// <summary>
/// Reads all kinds in one read-only, repeatable-read transaction and one round trip. Writes nothing, executes no
/// expression of the user, needs no more than CONNECT.
/// </summary>
internal sealed class CatalogReader(
    NpgsqlConnection connection,
    IReadOnlyList<ISharedPart> shared,
    IReadOnlyList<IPostgreSqlKind> kinds,
    Func<RoleNames> roles,
    Func<CancellationToken, Task<NpgsqlConnection>>? reconnect = null
) : IAsyncDisposable
{
    private const int Attempts = 5;

    private NpgsqlConnection? _another;

    private NpgsqlConnection Connection => _another ?? connection;

    // Asked while the connection is open: the parts are needed again when it has failed.
    private ICatalogPart[] Parts { get; } =
    [.. shared.Concat<ICatalogPart>(kinds).Where(part => part.Since <= connection.PostgreSqlVersion.Major)];

    /// <summary>Reads the catalog of the connection's database.</summary>
    /// <exception cref="PostgresException">A query failed for another reason than concurrent DDL or a missing privilege.</exception>
    /// <exception cref="UndriftException">
    /// The schema kept changing while it was read, or a system catalog that everything rests on may not be read.
    /// </exception>
    public async Task<ReadContext> ReadAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        var denied = new Dictionary<ICatalogPart, string>();
        for (var attempt = 1; ; )
        {
            string change;
            try
            {
                return await ReadOnceAsync(denied, timeout, cancellation);
            }
            catch (PostgresException e) when (DeniedPart(e) is { } part && !denied.ContainsKey(part))
            {
                denied[part] = e.MessageText;
                await RecoverAsync(cancellation);
                continue;
            }
            catch (PostgresException e) when (IsConcurrentChange(e))
            {
                change = e.MessageText;
            }
            catch (SchemaChangedException e)
            {
                change = e.Message;
            }
            await RecoverAsync(cancellation);
            if (attempt++ == Attempts)
                throw new UndriftException(
                    FailureKind.Inconclusive,
                    $"the schema changed while it was being read ({change})",
                    next: "run the check again when no migration is running"
                );
        }
    }

    /// <summary>Reads in the transaction that is open, with what it has changed itself. It stays open.</summary>
    public async Task<ReadContext> ReadOwnChangesAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        var context = new ReadContext(roles());
        var wanted = Parts;
        await using var batch = new NpgsqlBatch(Connection) { Timeout = (int)Math.Ceiling(timeout.TotalSeconds) };
        foreach (var part in wanted)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(part.Query));
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        await ReadPartsAsync(row, wanted, context, cancellation);
        return context;
    }

    private async Task<ReadContext> ReadOnceAsync(
        Dictionary<ICatalogPart, string> denied,
        TimeSpan timeout,
        CancellationToken cancellation
    )
    {
        var context = new ReadContext(roles());
        foreach (var (part, reason) in denied)
            Note(part, reason, context);
        ICatalogPart[] wanted =
        [
            .. Parts.Select(part => denied.ContainsKey(part) ? part.Substitute : part).OfType<ICatalogPart>(),
        ];
        string? before = null,
            seen = null,
            after = null;
        await using (var batch = Batch(wanted, timeout))
        await using (var row = await batch.ExecuteReaderAsync(cancellation))
        {
            before = await SnapshotAsync(row, cancellation);
            await row.NextResultAsync(cancellation);
            await ReadPartsAsync(row, wanted, context, cancellation);
            seen = await row.ReadAsync(cancellation) && !row.IsDBNull(0) ? row.GetString(0) : "";
            await row.NextResultAsync(cancellation);
            after = await SnapshotAsync(row, cancellation);
        }
        if (before != after && await ChangedAsync(before, seen, timeout, cancellation))
            throw new SchemaChangedException("a definition was altered");
        return context;
    }

    /// <summary>Takes in one result for each part, and steps to what comes after them.</summary>
    private static async Task ReadPartsAsync(
        NpgsqlDataReader row,
        ICatalogPart[] wanted,
        ReadContext context,
        CancellationToken cancellation
    )
    {
        foreach (var part in wanted)
        {
            while (await row.ReadAsync(cancellation))
                part.Read(row, context);
            await row.NextResultAsync(cancellation);
        }
        context.Complete();
    }

    private static async Task<string> SnapshotAsync(NpgsqlDataReader row, CancellationToken cancellation)
    {
        await row.ReadAsync(cancellation);
        return row.GetString(0);
    }

    /// <summary>
    /// Texts are deparsed from the current catalog, the rest comes from the snapshot: together they are right only when no
    /// DDL was committed meanwhile. The snapshots are equal unless somebody wrote something; only then is it looked up.
    /// </summary>
    private async Task<bool> ChangedAsync(string since, string seen, TimeSpan timeout, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(EmbeddedSql.OfReading("Changed"), Connection);
        command.Parameters.Add(new NpgsqlParameter { Value = since });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = seen });
        command.CommandTimeout = (int)Math.Ceiling(timeout.TotalSeconds);
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    private static void Note(ICatalogPart part, string reason, ReadContext context)
    {
        var kind = (part as IPostgreSqlKind)?.Kind.Name;
        var subject = part is ISharedPart { Subject: var shared } ? shared : $"every {kind}";
        reason += ": grant SELECT on it to the checking role";
        if (part.Essential)
            throw new UndriftException(FailureKind.Inconclusive, $"cannot read {subject}: {reason}");
        context.Gaps.Add(new Gap(subject, reason, Kind: kind));
        if (part is ISharedPart fed)
            context.Unread.UnionWith(fed.Feeds);
    }

    private NpgsqlBatch Batch(IEnumerable<ICatalogPart> wanted, TimeSpan timeout)
    {
        var milliseconds = (long)timeout.TotalMilliseconds;
        var batch = new NpgsqlBatch(Connection) { Timeout = 0 };
        foreach (
            var text in (string[])
                [
                    "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
                    .. PrintSettings.Statements,
                    "SET LOCAL jit = off",
                    // The queries name their tables in a good order: trying others costs more than it can save.
                    "SET LOCAL join_collapse_limit = 1",
                    $"SET LOCAL statement_timeout = {milliseconds}",
                    $"SET LOCAL lock_timeout = {milliseconds}",
                    "SELECT pg_catalog.pg_current_snapshot()::text",
                    .. wanted.Select(part => part.Query),
                    EmbeddedSql.OfReading("Young"),
                    "COMMIT",
                    "SELECT pg_catalog.pg_current_snapshot()::text",
                ]
        )
            batch.BatchCommands.Add(new NpgsqlBatchCommand(text));
        return batch;
    }

    private ICatalogPart? DeniedPart(PostgresException e) =>
        e.SqlState == PostgresErrorCodes.InsufficientPrivilege && e.BatchCommand is { } command
            ? Parts
                .Concat(Parts.Select(part => part.Substitute).OfType<ICatalogPart>())
                .FirstOrDefault(part => part.Query == command.CommandText)
            : null;

    // What the pg_get_* functions say when an object of the snapshot is gone.
    private static bool IsConcurrentChange(PostgresException e) =>
        e.SqlState
            is PostgresErrorCodes.UndefinedTable
                or PostgresErrorCodes.UndefinedObject
                or PostgresErrorCodes.UndefinedColumn
                or PostgresErrorCodes.UndefinedFunction
        || (e.SqlState == PostgresErrorCodes.InternalError && e.MessageText.Contains("cache lookup failed"))
        || e.MessageText.Contains("could not open relation with OID")
        || e.MessageText.Contains("does not exist");

    /// <summary>
    /// Ends the failed transaction. The driver closes a connection on which the server reported an internal error, which is
    /// how pg_get_* report a dropped object: then another one is opened.
    /// </summary>
    private async Task RecoverAsync(CancellationToken cancellation)
    {
        if (Connection.State == ConnectionState.Open)
        {
            await using var rollback = new NpgsqlCommand("ROLLBACK", Connection);
            await rollback.ExecuteNonQueryAsync(cancellation);
            return;
        }
        await DisposeAsync();
        if (reconnect is not null)
            _another = await reconnect(cancellation);
    }

    /// <summary>Closes what was opened here.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_another is not null)
            await _another.DisposeAsync();
    }
}
