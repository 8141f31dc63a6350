using Npgsql;
using Undrift.PostgreSql.Kinds;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Respelling;

/// <summary>A session on a scratch database on which texts are tried out.</summary>
internal sealed class ScratchSession(NpgsqlConnection connection, TimeSpan timeout, CancellationToken cancellation)
{
    private const string Savepoint = "undrift_probe";

    // The parts of the catalog that objects with printed texts are read from, found once.
    private static readonly IReadOnlyList<IPostgreSqlKind> PrintedKinds =
    [
        .. PostgreSqlKinds.All.Where(kind => kind.Kind.Facets.Any(facet => facet.IsDeparsed)),
    ];

    /// <summary>Settings of the session: texts name everything with its schema; bodies of stubs are empty.</summary>
    public async Task PrepareAsync()
    {
        foreach (var sql in PrintSettings.Statements)
            await SendAsync(sql.Replace("SET LOCAL", "SET", StringComparison.Ordinal));
        await SendAsync("SET check_function_bodies = off");
        await SendAsync("SET client_min_messages = error");
    }

    /// <summary>Runs statements in an order in which they work; what never works is left out.</summary>
    public async Task RunInAnyOrderAsync(IReadOnlyCollection<string> statements)
    {
        var left = statements.ToList();
        for (var before = int.MaxValue; left.Count > 0 && left.Count < before; )
        {
            before = left.Count;
            var failed = new List<string>();
            foreach (var statement in left)
                if (!await TryAsync(statement))
                    failed.Add(statement);
            left = failed;
        }
    }

    /// <summary>Makes objects, reads them back by the engine's own reader, and forgets them.</summary>
    /// <param name="statements">One statement for each object; those that fail are left out.</param>
    /// <param name="origin">What the server is called.</param>
    public async Task<Printed> ReadBackAsync(IEnumerable<string> statements, CatalogOrigin origin)
    {
        await SendAsync("BEGIN");
        try
        {
            foreach (var statement in statements)
            {
                await SendAsync($"SAVEPOINT {Savepoint}");
                if (!await TryAsync(statement))
                    await RollBackAsync($"ROLLBACK TO SAVEPOINT {Savepoint}");
            }
            await using var reader = new CatalogReader(
                connection,
                PostgreSqlKinds.Shared,
                PrintedKinds,
                () => new RoleNames(true, null)
            );
            var catalog = (await reader.ReadOwnChangesAsync(timeout, cancellation)).ToCatalog(
                origin,
                new ReadOptions(timeout, [])
            );
            return new Printed(catalog, await TreesAsync());
        }
        finally
        {
            await RollBackAsync("ROLLBACK");
        }
    }

    private async Task<ILookup<string, string>> TreesAsync()
    {
        var trees = new List<(string Name, string Tree)>();
        await using var command = new NpgsqlCommand(EmbeddedSql.OfRespelling("Trees"), connection);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
            if (row.Text(1) is { } tree)
                trees.Add((row.GetString(0), tree));
        return trees.ToLookup(item => item.Name, item => item.Tree);
    }

    private async Task<bool> TryAsync(string statement)
    {
        try
        {
            await SendAsync(statement);
            return true;
        }
        catch (PostgresException)
        {
            return false;
        }
    }

    /// <summary>A declared parameter keeps the driver from taking the text apart (BEGIN ATOMIC); the server does not mind.</summary>
    private async Task SendAsync(string text)
    {
        await using var command = new NpgsqlCommand(text, connection)
        {
            AllResultTypesAreUnknown = true,
            CommandTimeout = (int)Math.Ceiling(timeout.TotalSeconds),
        };
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = 0 });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Without a parameter: in a failed transaction the server takes no message that has one.</summary>
    private async Task RollBackAsync(string text)
    {
        await using var command = new NpgsqlCommand(text, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
