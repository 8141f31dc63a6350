using Undrift.MySql.Connection;
using Undrift.MySql.Kinds;
using Undrift.MySql.Native;

namespace Undrift.MySql.Reading;

/// <summary>
/// Reads the catalog of one database: a fixed number of queries, and on MariaDB, where that is quick, SHOW CREATE TABLE as
/// the witness of each table. The caller has begun the transaction.
/// </summary>
internal sealed class SchemaReader
{
    private const int StatementsAtOnce = 200;

    private readonly ICatalogQueries _connection;
    private readonly ReadOptions _options;
    private readonly CancellationToken _cancellation;

    private SchemaReader(ICatalogQueries connection, ReadOptions options, CancellationToken cancellation) =>
        (_connection, _options, _cancellation) = (connection, options, cancellation);

    /// <summary>Reads the database of a connection whose transaction has begun.</summary>
    /// <param name="connection">The server; a database is chosen.</param>
    /// <param name="options"><see cref="BuildOptions"/> says that SQL has just been run on it: see <see cref="ServerFacts"/>.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="MySqlException">The server refuses a query, or the connection was lost.</exception>
    /// <exception cref="TimeoutException">A query took too long.</exception>
    /// <exception cref="UndriftException">The schema kept changing while it was read.</exception>
    internal static async Task<Catalog> ReadAsync(
        ICatalogQueries connection,
        ReadOptions options,
        CancellationToken cancellation
    )
    {
        const int Attempts = 5;
        for (var attempt = 1; ; attempt++)
            try
            {
                return await new SchemaReader(connection, options, cancellation).ReadAsync();
            }
            catch (MySqlException e) when (IsGone(e) && attempt < Attempts)
            {
                // What a query listed was dropped before the next one: DDL is not part of a transaction.
            }
            catch (MySqlException e) when (IsGone(e))
            {
                throw new UndriftException(
                    FailureKind.Inconclusive,
                    $"the schema changed while it was being read ({e.Message})",
                    next: "run the check again when no migration is running"
                );
            }
    }

    private async Task<Catalog> ReadAsync()
    {
        var context = new ReadContext(await FactsAsync());
        var privileges = Privileges.Of(await GrantsAsync(), context.Server.Database);
        await ReadPartsAsync(MySqlKinds.Parts, context);
        if (WantsCluster && privileges.SeesAccounts)
            await ReadPartsAsync(MySqlKinds.ClusterParts, context);
        if (privileges.SeesRows)
            await ReadSequencesAsync(context);
        await ReadReferenceSystemsAsync(context);
        await ReadStatementsAsync(context);
        context.Gaps.AddRange(privileges.Gaps(context.Sequences.Count > 0, WantsCluster));
        return new Catalog(
            MySqlEngine.EngineName,
            OriginOf(context),
            await WithBodiesAsync(context.Complete()),
            context.Gaps
        )
        {
            Cluster = _options.Cluster,
            Unstated = SaysNothingOfDatabase(context)
                ? new HashSet<string> { DatabaseKind.Name }
                : new HashSet<string>(),
            Unread = privileges.SeesTriggers ? new HashSet<Facet>() : [TableFacets.TriggerOrder],
        };
    }

    /// <summary>SQL of a schema makes no accounts: those of the scratch server are nobody's wish.</summary>
    private bool WantsCluster => _options.Cluster && _options is not BuildOptions;

    /// <summary>
    /// True where SQL has been run on a scratch database and left its defaults as they were made, for the sake of the
    /// database compared with: they are nobody's wish.
    /// </summary>
    private bool SaysNothingOfDatabase(ReadContext context) =>
        _options is BuildOptions { DatabaseCollation: { } made }
        && Charsets.Name(context.DatabaseCollation) == Charsets.Name(made);

    private async Task ReadPartsAsync(IEnumerable<ICatalogPart> parts, ReadContext context)
    {
        foreach (var part in parts)
            if (part.Query(_connection.Version) is { } query)
                foreach (var row in await RowsAsync(query))
                    part.Read(row, context);
    }

    /// <summary>The objects with the bodies that SHOW CREATE prints, where information_schema does not show them as written.</summary>
    private async Task<IReadOnlyList<CatalogObject>> WithBodiesAsync(IReadOnlyList<CatalogObject> objects)
    {
        var wanted = objects.Where(OriginalBody.IsWanted).ToList();
        if (wanted.Count == 0)
            return objects;
        var found = new Dictionary<CatalogObject, CatalogObject>(wanted.Count);
        foreach (var chunk in wanted.Chunk(StatementsAtOnce))
        {
            // The login may see the definition and not the statement, or the object has just gone: then it stays as it is.
            var results = await _connection.QueryAsync(
                [.. chunk.Select(OriginalBody.Query)],
                error => !StatementFailure.IsLost(error),
                _cancellation
            );
            foreach (var (item, result) in chunk.Zip(results))
                if (result is { Rows: [var row, ..] })
                    found[item] = OriginalBody.Taken(item, row);
        }
        return [.. objects.Select(item => found.GetValueOrDefault(item, item))];
    }

    private async Task<ServerFacts> FactsAsync()
    {
        var session = (await RowsAsync(EmbeddedSql.OfReading("Session"))).First();
        var collations = (await RowsAsync(EmbeddedSql.OfReading("Collations"))).Select(row =>
            row.Text("DEFAULT_COLLATE_NAME")
        );
        // MariaDB 11.2: a setting overrules what a character set has as its default.
        var chosen = await RowsAsync("SHOW GLOBAL VARIABLES LIKE 'character_set_collations'");
        return new ServerFacts(
            _connection.Version,
            session,
            collations.Concat(chosen.SelectMany(row => Values(row.Text("Value")))),
            _options is BuildOptions
        );

        static IEnumerable<string> Values(string settings) =>
            settings.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(setting => setting.Split('=')[^1]);
    }

    private async Task<IEnumerable<string>> GrantsAsync()
    {
        var result = await _connection.QueryAsync("SHOW GRANTS", _cancellation);
        return result.Rows.Select(row => row[0] ?? "");
    }

    private async Task ReadSequencesAsync(ReadContext context)
    {
        var kind = new SequenceKind();
        foreach (var query in SequenceKind.Queries(context.Sequences.Keys))
        foreach (var row in await RowsAsync(query))
            kind.Read(row, context);
    }

    /// <summary>MySQL has them among the columns.</summary>
    private async Task ReadReferenceSystemsAsync(ReadContext context)
    {
        if (!context.Server.IsMariaDb || !context.Tables.Values.Any(HasGeometry))
            return;
        foreach (var row in await RowsAsync(EmbeddedSql.OfKind("Column", "GeometryColumns")))
            context.AddReferenceSystem(row.Text("TABLE_NAME"), row.Text("COLUMN_NAME"), row.Number("SRID") ?? 0);
    }

    /// <summary>
    /// On MariaDB the statement of each table; on MySQL, where that takes longer than all queries together, only what
    /// information_schema lacks: partitions, parsers of full-text keys, algorithms of views.
    /// </summary>
    private async Task ReadStatementsAsync(ReadContext context)
    {
        var all = context.Server.IsMariaDb || !await FindOddPlacesAsync(context);
        var tables = context
            .Tables.Values.Where(table => !TableKind.IsBroken(table) && (all || NeedsStatement(table, context)))
            .ToList();
        var statements = await StatementsAsync("TABLE", [.. tables.Select(table => table.Name)]);
        for (var i = 0; i < tables.Count; i++)
            tables[i].Printed = statements[i];
        if (context.Server.IsMariaDb)
            return;
        var views = context.Views.Keys.ToList();
        statements = await StatementsAsync("VIEW", views);
        for (var i = 0; i < views.Count; i++)
            context.ViewAlgorithms[views[i]] = ViewKind.AlgorithmOf(statements[i] ?? "");
    }

    private async Task<List<string?>> StatementsAsync(string type, List<string> names)
    {
        var statements = new List<string?>(names.Count);
        foreach (var chunk in names.Chunk(StatementsAtOnce))
        {
            string[] queries = [.. chunk.Select(name => $"SHOW CREATE {type} {Text.Names.Quote(name)}")];
            var results = await _connection.QueryAsync(queries, _ => false, _cancellation);
            statements.AddRange(results.Select(result => result!.Rows[0][1]));
        }
        return statements;
    }

    /// <summary>
    /// Asks MySQL which tables have a tablespace or a folder of their own, grow by steps of their own, or say something to a
    /// secondary engine; information_schema says so only to a login with the privilege PROCESS. False where it is not known;
    /// then every table is asked for its statement.
    /// </summary>
    private async Task<bool> FindOddPlacesAsync(ReadContext context)
    {
        // MySQL manual, "The INFORMATION_SCHEMA INNODB_TABLESPACES Table": AUTOEXTEND_SIZE is of 8.0.23.
        if (!context.Server.Version.IsAtLeast(Flavour.MySql, 8, 0, 23))
            return false;
        try
        {
            foreach (var query in (string[])["OddPlace", "Extended"])
            foreach (var row in await RowsAsync(EmbeddedSql.OfKind("Table", query)))
                context.OddPlaces.Add(row.Text("NAME"));
        }
        catch (MySqlException e) when (e.Code == ErrorCode.SpecificAccessDenied)
        {
            return false;
        }
        // Such a name is written in the characters of file names: it is not looked into which table it is.
        return !context.OddPlaces.Any(name => name.Contains('@'));
    }

    private static bool NeedsStatement(TableParts table, ReadContext context) =>
        table.Row["ENGINE"] != "InnoDB"
        || context.OddPlaces.Contains(table.Name)
        || table.Row.Text("CREATE_OPTIONS").Contains("partitioned", StringComparison.OrdinalIgnoreCase)
        || table.Keys.Values.Any(parts => parts[0]["INDEX_TYPE"] == "FULLTEXT");

    private static bool HasGeometry(TableParts table) =>
        table.Columns.Exists(column =>
            column["DATA_TYPE"]
                is "geometry"
                    or "point"
                    or "linestring"
                    or "polygon"
                    or "multipoint"
                    or "multilinestring"
                    or "multipolygon"
                    or "geometrycollection"
                    or "geomcollection"
        );

    private async Task<IEnumerable<CatalogRow>> RowsAsync(string query)
    {
        var result = await _connection.QueryAsync(query, _cancellation);
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < result.Columns.Count; i++)
            columns[result.Columns[i]] = i;
        return result.Rows.Select(row => new CatalogRow(columns, row));
    }

    private CatalogOrigin OriginOf(ReadContext context) =>
        new(_connection.Description, _connection.Version.ToString(), Database: context.Server.Database.Name);

    /// <summary>Unknown table, and SHOW CREATE of a table that is a view now.</summary>
    private static bool IsGone(MySqlException error) => error.Code is 1146 or 1051 or 1347;
}
