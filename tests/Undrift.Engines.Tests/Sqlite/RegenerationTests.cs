using Undrift.Engines.Tests.Corpus;
using Undrift.Sqlite;

namespace Undrift.Engines.Tests.Sqlite;

/// <summary>
/// What the facets of a table and of an index say is enough to make it again: SQLite itself is the judge, by its pragmas and
/// by the program that it compiles for an insert (checks, defaults, conflict actions, keys, collations).
/// </summary>
public sealed class RegenerationTests
{
    private static readonly string[] Observations =
    [
        "select m.name, x.cid, x.name, upper(replace(x.type, ' ', '')), x.\"notnull\", x.pk, x.hidden "
            + "from sqlite_master m, pragma_table_xinfo(m.name) x where m.type = 'table'",
        "select m.name, lower(f.\"table\"), lower(f.\"from\"), f.on_update, f.on_delete, lower(coalesce(f.\"to\", "
            + "(select p.name from pragma_table_info(f.\"table\") p where p.pk = f.seq + 1))) "
            + "from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table'",
        "select m.name, iif(l.origin = 'c', l.name, l.origin), l.\"unique\", l.partial, (select group_concat(coalesce(lower(x.name), x.cid) "
            + "|| ' ' || x.\"desc\" || lower(x.coll) || x.key, ', ') from pragma_index_xinfo(l.name) x) "
            + "from sqlite_master m, pragma_index_list(m.name) l where m.type = 'table'",
        "select name, wr, strict from pragma_table_list where schema = 'main' and type = 'table'",
    ];

    public static TheoryData<string> Scripts =>
        [
            .. CorpusCase
                .Of("sqlite")
                .SelectMany(item => (string[])[item.A, item.B])
                .Select(path => Path.GetRelativePath(Repository.Root, path)),
            .. SharedSchemaTests.Schemas.Select(row => $"{SharedPrefix}/schemas/{row.Data}/schema.sql"),
            .. SharedPairTests.Pairs.Select(row => $"{SharedPrefix}/pairs/{row.Data}/new.sql"),
        ];

    private const string SharedPrefix = "shared";

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Tables_and_indexes_made_from_their_facets_are_the_same_to_SQLite(string script)
    {
        var path = script.StartsWith(SharedPrefix, StringComparison.Ordinal)
            ? Path.Combine(Repository.SharedCorpus, "sqlite", script[(SharedPrefix.Length + 1)..])
            : Path.Combine(Repository.Root, script);
        var catalog = await TestEngines.ByName("sqlite").BuildFile(path, TestContext.Current.CancellationToken);
        using var original = SqliteConnection.OpenInMemory();
        using var again = SqliteConnection.OpenInMemory();
        using var reader = new StreamReader(path);
        foreach (var statement in new StatementSplitter(reader, path).Statements())
            original.Execute(statement.Text);
        var tables = catalog.Objects.Where(item => item.Kind == TableKind.Kind).ToList();
        foreach (var table in tables)
            again.Execute(CreateTable(catalog, table));
        foreach (var index in catalog.Objects.Where(item => item.Kind == IndexKind.Kind))
            if (
                again.Text($"select name from sqlite_master where name = {NormalText.Literal(index.Id.Parent)}")
                is not null
            )
                again.Execute(IndexKind.Create(IndexKind.Definition(index)));
        DropOthers(original, tables.Select(table => table.Id.Name).ToHashSet(StringComparer.OrdinalIgnoreCase));
        Assert.Equal(Observe(original, tables), Observe(again, tables));
    }

    private static string CreateTable(Catalog catalog, CatalogObject table) =>
        TableText.Of(
            TableKind.Definition(
                table,
                // The order of columns is a facet of the table; the catalog holds the columns by name.
                [
                    .. catalog
                        .Objects.Where(item => item.Owner == table.Id)
                        .OrderBy(item => TableKind.ColumnOrder.Of(table)!.ToList().IndexOf(Names.Fold(item.Id.Name))),
                ]
            )
        );

    /// <summary>Views and triggers go: they would stand in the compiled programs. Virtual tables are not regenerated.</summary>
    private static void DropOthers(SqliteConnection connection, HashSet<string> tables)
    {
        foreach (
            var (type, name) in Rows(connection, "select type, name from sqlite_master").Select(row => (row[0], row[1]))
        )
            if (
                type is "view" or "trigger"
                || (
                    type is "table" && !tables.Contains(name!) && !name!.StartsWith("sqlite_", StringComparison.Ordinal)
                )
            )
                connection.Execute($"drop {type} if exists {Names.InQuotes(name!)}");
    }

    private static List<string> Observe(SqliteConnection connection, List<CatalogObject> tables)
    {
        var lines = Observations
            .SelectMany(query => Rows(connection, query))
            .Select(row => string.Join('|', row))
            .ToList();
        connection.Execute("pragma foreign_keys = off"); // Some scripts turn it on, and it adds to the programs.
        foreach (var name in tables.Select(table => table.Id.Name))
        {
            var program = Rows(connection, $"explain insert into {Names.InQuotes(name)} default values");
            lines.AddRange(
                program.Where(row => row[1] is not "Transaction").Select(row => $"{name}: {Operation(row)}")
            );
        }
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    /// <summary>Operation, number, operand, flags; not the text that a failing check would print, which is the expression's.</summary>
    private static string Operation(string?[] row)
    {
        var failsCheck = row[1] is "Halt" && row[6] is "3";
        return $"{row[1]} {(row[1] is "Integer" ? row[2] : "")} {(failsCheck ? "" : row[5])} {row[6]}";
    }

    private static List<string?[]> Rows(SqliteConnection connection, string query)
    {
        var rows = new List<string?[]>();
        using var statement = connection.Prepare(query)!;
        while (statement.Step())
            rows.Add([.. Enumerable.Range(0, 8).Select(statement.Text)]);
        return rows;
    }
}
