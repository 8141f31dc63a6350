using Npgsql;
using Undrift.PostgreSql.Kinds;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql;

/// <summary>PostgreSQL 13 to 18.</summary>
public static class PostgreSqlEngine
{
    internal static async Task<Catalog> ReadAsync(
        NpgsqlConnection connection,
        CatalogOrigin origin,
        ReadOptions options,
        CancellationToken cancellation
    )
    {
        var found = await new CatalogReader(connection, PostgreSqlKinds.All).ReadAsync(options.Timeout, cancellation);
        return new Catalog("postgres", origin, found.Objects, found.Gaps);
    }
}
