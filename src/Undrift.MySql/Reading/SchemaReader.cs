using Undrift.MySql.Connection;

namespace Undrift.MySql.Reading;

/// <summary>Reads the catalog of one database in one consistent view.</summary>
internal static class SchemaReader
{
    /// <summary>Reads the database of a connection whose transaction has begun.</summary>
    internal static Task<Catalog> ReadAsync(
        MySqlConnection connection,
        ReadOptions options,
        CancellationToken cancellation
    )
    {
        _ = (options, cancellation);
        var origin = new CatalogOrigin(connection.Source.ToString(), connection.Version.ToString());
        return Task.FromResult(new Catalog(MySqlEngine.EngineName, origin, []));
    }
}
