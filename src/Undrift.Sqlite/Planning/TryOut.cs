namespace Undrift.Sqlite;

/// <summary>A schema built in memory from its catalog, to ask SQLite what it makes of it.</summary>
internal static class TryOut
{
    private const string Probe = "undrift_probe";

    /// <summary>Builds the schema, runs statements and reads what came of it.</summary>
    /// <exception cref="SqliteException">SQLite refuses.</exception>
    public static Catalog Run(Catalog current, IEnumerable<string> statements)
    {
        using var connection = Build(current);
        foreach (var sql in statements)
            connection.Execute(sql);
        Sandbox.Open(connection);
        return current.With(SchemaReader.Read(connection, current.Origin).Objects);
    }

    /// <summary>
    /// True when each view and trigger finds what it names. Else DROP COLUMN is refused, whatever the column: SQLite looks
    /// through the whole schema first. Indexes cost most of the time and are left out; a view that asks for one by name is
    /// not taken for sound.
    /// </summary>
    public static bool IsSound(Catalog catalog)
    {
        if (!catalog.Objects.Any(item => item.Kind == ViewKind.Kind || item.Kind == TriggerKind.Kind))
            return true;
        try
        {
            using var connection = Build(catalog.With(catalog.Objects.Where(item => item.Kind != IndexKind.Kind)));
            connection.Execute($"CREATE TABLE {Probe} (a, b)");
            connection.Execute($"ALTER TABLE {Probe} DROP COLUMN b");
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private static SqliteConnection Build(Catalog catalog)
    {
        var connection = SqliteConnection.OpenInMemory();
        try
        {
            Sandbox.Close(connection);
            foreach (var statement in new SchemaChange(catalog.With([]), catalog).Plan().Statements)
                connection.Execute(statement.Sql);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
