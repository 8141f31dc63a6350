using Npgsql;
using Undrift.PostgreSql.Kinds;
using Undrift.PostgreSql.Reading;

namespace Undrift.Engines.Tests.PostgreSql.Kinds;

/// <summary>
/// The definition decides: what the facets say of an index or a constraint, written as SQL, is what the server itself says
/// of it. Where the texts differ (the order of storage parameters, a name that goes without saying), the own text is run
/// instead of the object and the server has to say the same as before.
/// </summary>
internal static class Regeneration
{
    private const string Definitions = """
        SELECT 'index', n.nspname::text, t.relname::text, c.relname::text, pg_get_indexdef(c.oid), c.relkind = 'I'
        FROM pg_index AS x
        JOIN pg_class AS c ON c.oid = x.indexrelid
        JOIN pg_class AS t ON t.oid = x.indrelid
        JOIN pg_namespace AS n ON n.oid = t.relnamespace
        UNION ALL
        SELECT
            CASE con.contype WHEN 'p' THEN 'primary_key' WHEN 'u' THEN 'unique' WHEN 'f' THEN 'foreign_key'
                WHEN 'c' THEN 'check' WHEN 'x' THEN 'exclude' ELSE con.contype::text END,
            n.nspname::text, t.relname::text, con.conname::text, pg_get_constraintdef(con.oid), false
        FROM pg_constraint AS con
        JOIN pg_class AS t ON t.oid = con.conrelid
        JOIN pg_namespace AS n ON n.oid = t.relnamespace
        """;

    /// <summary>The number of objects that were regenerated, and what differs, as pairs of texts.</summary>
    public static async Task<(int Objects, IReadOnlyList<string> Differences)> CheckAsync(
        TestDatabase database,
        NpgsqlConnection connection
    )
    {
        var catalog = await database.ReadAsync(connection);
        var server = await DefinitionsAsync(connection);
        var (objects, differences) = (0, new List<string>());
        foreach (var item in catalog.Objects)
        {
            if (!server.TryGetValue(item.Id, out var said) || Own(item, said.Partitioned) is not { } own)
                continue;
            objects++;
            if (own != said.Text && !await SameWhenRunAsync(connection, item, own, said.Text))
                differences.Add($"own    {own}\nserver {said.Text}");
        }
        return (objects, differences);
    }

    private static string? Own(CatalogObject item, bool partitioned) =>
        item.Kind.Name switch
        {
            "primary_key" => PrimaryKeyKind.Definition(item),
            "unique" => UniqueKind.Definition(item),
            "foreign_key" => ForeignKeyFacets.Definition(item),
            "check" => CheckKind.Definition(item),
            "exclude" => ExcludeKind.Definition(item),
            "index" => IndexSql.Create(item, partitioned),
            _ => null,
        };

    private static async Task<Dictionary<ObjectId, (string Text, bool Partitioned)>> DefinitionsAsync(
        NpgsqlConnection connection
    )
    {
        var found = new Dictionary<ObjectId, (string, bool)>();
        var cancellation = TestContext.Current.CancellationToken;
        await using var command = new NpgsqlCommand("SET search_path = ''; " + Definitions, connection);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
            found[new ObjectId(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3))] = (
                row.GetString(4),
                row.GetBoolean(5)
            );
        return found;
    }

    private static async Task<bool> SameWhenRunAsync(
        NpgsqlConnection connection,
        CatalogObject item,
        string own,
        string said
    )
    {
        var id = item.Id;
        var table = Identifier.Qualified(id.Schema, id.Parent);
        var name = Identifier.Quote(id.Name);
        var (run, ask) =
            id.Kind == "index"
                ? (
                    $"DROP INDEX {Identifier.Quote(id.Schema)}.{name} CASCADE; {own}",
                    $"pg_get_indexdef('{Literal(Identifier.Qualified(id.Schema, id.Name))}'::regclass)"
                )
                : (
                    $"ALTER TABLE {table} DROP CONSTRAINT {name} CASCADE; ALTER TABLE {table} ADD CONSTRAINT {name} {own}",
                    $"(SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = '{Literal(table)}'::regclass "
                        + $"AND conname = '{Literal(id.Name)}')"
                );
        var cancellation = TestContext.Current.CancellationToken;
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var command = new NpgsqlCommand($"{run}; SELECT {ask}", connection, transaction);
        return SortedOptions((string)(await command.ExecuteScalarAsync(cancellation))!) == SortedOptions(said);
    }

    private static string Literal(string text) => text.Replace("'", "''", StringComparison.Ordinal);

    // The order of storage parameters means nothing, and the facet leaves it out.
    private static string SortedOptions(string text)
    {
        var start = text.IndexOf(" WITH (", StringComparison.Ordinal);
        if (start < 0)
            return text;
        start += " WITH (".Length;
        var end = text.IndexOf(')', start);
        return text[..start] + string.Join(", ", text[start..end].Split(", ").Order()) + text[end..];
    }
}
