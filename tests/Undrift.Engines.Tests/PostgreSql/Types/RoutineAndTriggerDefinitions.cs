using Npgsql;
using Undrift.Engines.Tests.PostgreSql.Kinds;
using Undrift.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.PostgreSql.Types;

/// <summary>What the facets say of a function, procedure or trigger, written as SQL, is what the server itself says of it.</summary>
internal static class RoutineAndTriggerDefinitions
{
    private const string Definitions = """
        SELECT
            CASE prokind WHEN 'p' THEN 'procedure' ELSE 'function' END,
            n.nspname::text, '', p.proname::text,
            '(' || array_to_string(ARRAY(
                SELECT format_type(u.type, NULL) FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS u (type, i) ORDER BY i
            ), ', ') || ')',
            pg_get_functiondef(p.oid)
        FROM pg_proc AS p
        JOIN pg_namespace AS n ON n.oid = p.pronamespace
        WHERE p.prokind <> 'a' AND left(n.nspname, 3) <> 'pg_' AND n.nspname <> 'information_schema'
        UNION ALL
        SELECT 'trigger', n.nspname::text, c.relname::text, t.tgname::text, '', pg_get_triggerdef(t.oid)
        FROM pg_trigger AS t
        JOIN pg_class AS c ON c.oid = t.tgrelid
        JOIN pg_namespace AS n ON n.oid = c.relnamespace
        """;

    /// <summary>The number of objects that were regenerated, and what differs, as pairs of texts.</summary>
    public static async Task<(int Objects, IReadOnlyList<string> Differences)> CheckAsync(TestDatabase database)
    {
        await using var connection = await database.OpenAsync();
        var catalog = await database.ReadAsync(connection);
        var server = await DefinitionsAsync(connection);
        var before14 = connection.PostgreSqlVersion.Major < 14;
        var (objects, differences) = (0, new List<string>());
        foreach (var item in catalog.Objects)
        {
            if (Own(item) is not { } own)
                continue;
            objects++;
            if (before14 && item.Kind.Name == ProcedureKind.Name)
                own = WithoutInputMode(own);
            if (item.PartiallyUnderstood || SortedSettings(own) != SortedSettings(server[item.Id]))
                differences.Add($"own    {own}\nserver {server[item.Id]}");
        }
        return (objects, differences);
    }

    private static string? Own(CatalogObject item) =>
        item.Kind.Name switch
        {
            FunctionKind.Name or ProcedureKind.Name => RoutineDefinition.Of(item),
            TriggerKind.Name => TriggerDefinition.Of(item),
            _ => null,
        };

    // 13 does not print the IN of a procedure's arguments.
    private static string WithoutInputMode(string text) =>
        text.Replace("(IN ", "(", StringComparison.Ordinal).Replace(", IN ", ", ", StringComparison.Ordinal);

    // The order of settings means nothing, and the facets leave it out.
    private static string SortedSettings(string text)
    {
        var lines = text.Split('\n');
        var start = Array.FindIndex(lines, IsSetting);
        var count = start < 0 ? 0 : lines.Skip(start).TakeWhile(IsSetting).Count();
        Array.Sort(lines, Math.Max(start, 0), count, StringComparer.Ordinal);
        return string.Join('\n', lines);
    }

    private static bool IsSetting(string line) => line.StartsWith(" SET ", StringComparison.Ordinal);

    private static async Task<Dictionary<ObjectId, string>> DefinitionsAsync(NpgsqlConnection connection)
    {
        var found = new Dictionary<ObjectId, string>();
        var cancellation = TestContext.Current.CancellationToken;
        await using var command = new NpgsqlCommand("SET search_path = ''; " + Definitions, connection);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
            found[
                new ObjectId(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4))
            ] = row.GetString(5);
        return found;
    }
}
