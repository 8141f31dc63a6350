using Npgsql;

namespace Undrift.PostgreSql.Reading;

/// <summary>
/// Reads all kinds in one read-only, repeatable-read transaction and one round trip. Writes nothing, executes no
/// expression of the user, needs no more than CONNECT.
/// </summary>
internal sealed class CatalogReader(NpgsqlConnection connection, IReadOnlyList<IPostgreSqlKind> kinds)
{
    // pg_get_* functions read the current catalog, not the snapshot: a concurrent DDL statement can make them fail.
    private const int Attempts = 3;

    /// <summary>Reads the catalog of the connection's database.</summary>
    /// <exception cref="PostgresException">A query failed for another reason than concurrent DDL or a missing privilege.</exception>
    /// <exception cref="UndriftException">The schema kept changing while it was read.</exception>
    public async Task<ReadContext> ReadAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        var denied = new Dictionary<IPostgreSqlKind, string>();
        for (var attempt = 1; ; )
        {
            try
            {
                return await ReadOnceAsync(denied, timeout, cancellation);
            }
            catch (PostgresException e) when (DeniedKind(e) is { } kind && !denied.ContainsKey(kind))
            {
                denied[kind] = e.MessageText;
            }
            catch (PostgresException e) when (IsConcurrentChange(e))
            {
                if (attempt++ == Attempts)
                    throw new UndriftException(
                        FailureKind.Inconclusive,
                        $"the schema changed while it was being read ({e.MessageText})",
                        next: "run the check again when no migration is running",
                        inner: e
                    );
            }
            await EndTransactionAsync();
        }
    }

    private async Task<ReadContext> ReadOnceAsync(
        Dictionary<IPostgreSqlKind, string> denied,
        TimeSpan timeout,
        CancellationToken cancellation
    )
    {
        var context = new ReadContext();
        foreach (var (kind, reason) in denied)
            context.Gaps.Add(
                new Gap(
                    $"every {kind.Kind.Name}",
                    $"{reason}: grant SELECT on it to the checking role",
                    Kind: kind.Kind.Name
                )
            );
        var wanted = kinds.Where(kind => !denied.ContainsKey(kind)).ToList();
        await using var batch = Batch(wanted, timeout);
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
            context.AddComment(row.Oid(0), row.Oid(1), row.GetInt32(2), row.GetString(3));
        await row.NextResultAsync(cancellation);
        while (await row.ReadAsync(cancellation))
            context.AddMember(row.Oid(0), row.Oid(1), row.GetString(2));
        foreach (var kind in wanted)
        {
            await row.NextResultAsync(cancellation);
            while (await row.ReadAsync(cancellation))
                kind.Read(row, context);
        }
        return context;
    }

    private NpgsqlBatch Batch(IEnumerable<IPostgreSqlKind> wanted, TimeSpan timeout)
    {
        var milliseconds = (long)timeout.TotalMilliseconds;
        var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        foreach (
            var text in (string[])
                [
                    "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
                    // With an empty path every name is printed with its schema; LOCAL, so that a pooled session stays as it was.
                    "SET LOCAL search_path = ''",
                    "SET LOCAL jit = off",
                    $"SET LOCAL statement_timeout = {milliseconds}",
                    $"SET LOCAL lock_timeout = {milliseconds}",
                    EmbeddedSql.OfReading("Comments"),
                    EmbeddedSql.OfReading("Members"),
                    .. wanted.Select(kind => kind.Query),
                    "COMMIT",
                ]
        )
            batch.BatchCommands.Add(new NpgsqlBatchCommand(text));
        return batch;
    }

    private IPostgreSqlKind? DeniedKind(PostgresException e) =>
        e.SqlState == PostgresErrorCodes.InsufficientPrivilege && e.BatchCommand is { } command
            ? kinds.FirstOrDefault(kind => kind.Query == command.CommandText)
            : null;

    private static bool IsConcurrentChange(PostgresException e) =>
        e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedObject
        || (e.SqlState == PostgresErrorCodes.InternalError && e.MessageText.Contains("cache lookup failed"))
        || e.MessageText.Contains("could not open relation with OID");

    private async Task EndTransactionAsync()
    {
        await using var rollback = new NpgsqlCommand("ROLLBACK", connection);
        await rollback.ExecuteNonQueryAsync();
    }
}
