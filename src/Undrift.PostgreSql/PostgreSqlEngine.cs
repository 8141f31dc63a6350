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
        var reader = new CatalogReader(connection, PostgreSqlKinds.Shared, PostgreSqlKinds.All);
        var found = await reader.ReadAsync(options.Timeout, cancellation);
        return found.ToCatalog(origin, options.Schemas);
    }
}
