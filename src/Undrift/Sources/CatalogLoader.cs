namespace Undrift;

/// <summary>Reads the catalog of any source: the one place where the sorts of source are told apart.</summary>
public static class CatalogLoader
{
    /// <summary>Reads a source.</summary>
    /// <param name="source">What to read.</param>
    /// <param name="engine">The engine that SQL files are run on; snapshots and databases must be of it.</param>
    /// <param name="options">Scope, time-outs, where the scratch database lives.</param>
    /// <param name="cancellation">Ends the reading; scratch databases are removed first.</param>
    /// <exception cref="UndriftException">The source cannot be read, or is of another engine.</exception>
    public static async Task<Catalog> LoadAsync(
        SchemaSource source,
        IEngine engine,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        var catalog = source switch
        {
            SchemaSource.Database database => await database.Reader.ReadAsync(database.Text, options, cancellation),
            SchemaSource.Snapshot snapshot => SnapshotReader.ReadFile(
                snapshot.Path,
                name => name == engine.Name ? engine : null
            ),
            SchemaSource.Sql sql => await BuildAsync(sql, engine, options, cancellation),
            SchemaSource.Migrations migrations => await BuildAsync(
                migrations.Set,
                migrations.Description,
                engine,
                options,
                cancellation
            ),
            SchemaSource.Tool tool => await BuildAsync(
                await ProjectTools.ReadAsync(tool.Program, engine, options, cancellation),
                tool.Description,
                engine,
                options,
                cancellation
            ),
            SchemaSource.Command command => await BuildAsync(command, engine, options, cancellation),
            _ => throw new InvalidOperationException($"no reader for {source}"),
        };
        return Scoped(catalog, options.Schemas);
    }

    private static async Task<Catalog> BuildAsync(
        SchemaSource.Sql sql,
        IEngine engine,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        if (sql.Scripts.All(script => IsBlank(script)))
            throw UndriftException.Failed(
                $"{sql.Path} is empty: expected the SQL of the desired schema",
                next: "name the right file, or write the schema into this one"
            );
        var catalog = await CatalogCache.BuildAsync(engine, sql.Scripts, options, cancellation);
        return catalog.With(catalog.Origin with { Description = sql.Path });
    }

    private static async Task<Catalog> BuildAsync(
        MigrationSet set,
        string description,
        IEngine engine,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        var scripts = set.For(engine.Name).Select(migration => migration.Up);
        var catalog = await CatalogCache.BuildAsync(engine, [.. scripts], options, cancellation);
        var faults = set.Faults.Where(fault => fault.IsError).Select(fault => fault.ToString());
        return catalog.With(catalog.Origin with { Description = description }, [.. faults, .. catalog.Notes]);
    }

    private static async Task<Catalog> BuildAsync(
        SchemaSource.Command command,
        IEngine engine,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        var catalog = await CommandSource.ReadAsync(command.Program, engine, options, cancellation);
        return catalog.With(catalog.Origin with { Description = command.Description });
    }

    private static bool IsBlank(SqlScript script)
    {
        using var text = script.Open();
        int next;
        while ((next = text.Read()) >= 0)
            if (!char.IsWhiteSpace((char)next))
                return false;
        return true;
    }

    /// <summary>Limits a catalog to the wanted schemas; what stands in none (extensions, settings) stays.</summary>
    internal static Catalog Scoped(Catalog catalog, IReadOnlyList<string> schemas)
    {
        if (schemas.Count == 0)
            return catalog;
        var gaps = schemas
            .Where(schema => catalog.Schemas.Count > 0 && !catalog.Schemas.Contains(schema))
            .Select(schema => new Gap(
                $"schema {schema}",
                $"{catalog.Origin.Description} holds only {string.Join(", ", catalog.Schemas)}"
            ));
        return catalog.Within(schemas, gaps);
    }
}
