using Npgsql;
using Undrift.PostgreSql;

namespace Undrift.Engines.Tests.PostgreSql.Kinds;

/// <summary>Short ways from SQL to a catalog.</summary>
internal static class Databases
{
    private static readonly ReadOptions Options = new(TimeSpan.FromSeconds(60), []);

    /// <summary>Runs SQL in a database of its own and reads what it made.</summary>
    public static async Task<Catalog> BuildAsync(this TestServer server, string sql)
    {
        await using var database = await server.CreateDatabaseAsync();
        if (sql.Trim().Length > 0)
            await database.ExecuteAsync(sql);
        return await database.ReadAsync();
    }

    /// <summary>The first column of the first row as text; null for none and for NULL.</summary>
    public static async Task<string?> AskAsync(this NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))?.ToString();
    }

    /// <summary>Reads a database.</summary>
    public static async Task<Catalog> ReadAsync(this TestDatabase database, ReadOptions? options = null)
    {
        await using var connection = await database.OpenAsync();
        return await database.ReadAsync(connection, options);
    }

    /// <summary>Reads a database in a session that is open.</summary>
    public static Task<Catalog> ReadAsync(
        this TestDatabase database,
        NpgsqlConnection connection,
        ReadOptions? options = null
    ) =>
        PostgreSqlEngine.ReadAsync(
            connection,
            database.Source,
            options ?? Options,
            TestContext.Current.CancellationToken
        );

    /// <summary>Drops the subscriptions: a database with one cannot be dropped.</summary>
    public static Task ForgetSubscriptionsAsync(this TestDatabase database) =>
        database.ExecuteAsync(
            """
            DO $$ DECLARE name text; BEGIN
                FOR name IN SELECT quote_ident(subname) FROM pg_subscription WHERE subdbid = (
                    SELECT oid FROM pg_database WHERE datname = current_database()
                ) LOOP
                    EXECUTE 'ALTER SUBSCRIPTION ' || name || ' DISABLE';
                    EXECUTE 'ALTER SUBSCRIPTION ' || name || ' SET (slot_name = NONE)';
                    EXECUTE 'DROP SUBSCRIPTION ' || name;
                END LOOP;
            END $$
            """
        );
}
