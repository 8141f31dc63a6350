using Undrift.MySql.Connection;
using Undrift.MySql.Ddl;
using Undrift.MySql.Reading;
using Undrift.MySql.Text;

namespace Undrift.MySql.Kinds;

/// <summary>Reads keys of all three kinds (information_schema.STATISTICS).</summary>
internal sealed class KeyReader : ICatalogPart
{
    /// <summary>The name of every primary key.</summary>
    public const string Primary = "PRIMARY";

    public string Query(ServerVersion server) =>
        EmbeddedSql.OfKind("Key", server.Flavour is Flavour.MariaDb ? "Key.mariadb" : "Key.mysql");

    public void Read(CatalogRow row, ReadContext context)
    {
        if (context.TableOf(row) is not { } table)
            return;
        var name = row.Text("INDEX_NAME");
        if (!table.Keys.TryGetValue(name, out var parts))
            table.Keys[name] = parts = [];
        parts.Add(row);
    }

    /// <summary>The key of a table.</summary>
    public static CatalogObject Object(TableParts table, string name, List<CatalogRow> parts, ReadContext context)
    {
        var first = parts[0];
        var clause = table.Statement?.Keys.GetValueOrDefault(name);
        var kind =
            name == Primary ? PrimaryKeyKind.Modelled
            : first["NON_UNIQUE"] == "0" ? UniqueKind.Modelled
            : IndexKind.Modelled;
        return new CatalogObject(
            new ObjectId(kind.Name, "", table.Name, name),
            kind,
            KeyFacets.Keys.Is([.. KeysOf(table, parts, clause, context.Server)]),
            KeyFacets.Type.Is(first["INDEX_TYPE"] is var type && type == "BTREE" ? null : type),
            KeyFacets.Invisible.Is(first.Yes("IGNORED") || first["IS_VISIBLE"] == "NO"),
            KeyFacets.Parser.Is(clause?.Parser),
            KeyFacets.WithoutOverlaps.Is(clause?.WithoutOverlaps),
            KeyFacets.Options.Is([.. (clause?.Rest ?? []).Order(StringComparer.Ordinal)]),
            CommonFacets.Comment.Is(first.NonEmpty("INDEX_COMMENT"))
        )
        {
            Owner = kind == IndexKind.Modelled ? OwnerOf(table, name, parts) : TableKind.IdOf(table.Name),
        };
    }

    /// <summary>
    /// The server lists the columns of a period WITHOUT OVERLAPS behind the others: start and end are in it by the period's
    /// definition.
    /// </summary>
    private static IEnumerable<string> KeysOf(
        TableParts table,
        List<CatalogRow> parts,
        KeyClause? clause,
        ServerFacts server
    )
    {
        var count = clause?.WithoutOverlaps is null ? parts.Count : clause.Parts.Count - 1;
        return parts.Take(count).Select(part => KeyOf(part, server));
    }

    private static string KeyOf(CatalogRow part, ServerFacts server)
    {
        var key = part.NonEmpty("EXPRESSION") is { } expression
            ? $"({NormalText.Expression(server.Database.TakenOutOf(MySqlText.Expression(expression)))})"
            : Names.Quote(part.Text("COLUMN_NAME"));
        // A spatial key has the length of what it stores as its prefix; nobody can state it.
        if (part["SUB_PART"] is { } prefix && part["INDEX_TYPE"] != "SPATIAL")
            key += $"({prefix})";
        return part["COLLATION"] == "D" ? key + " DESC" : key;
    }

    /// <summary>
    /// The server makes an index for a foreign key that has none, and gives it the name of the key: it comes and goes with
    /// that.
    /// </summary>
    private static ObjectId OwnerOf(TableParts table, string name, List<CatalogRow> parts) =>
        table.ForeignKeyColumns.TryGetValue(name, out var columns)
        && columns.Select(column => column["COLUMN_NAME"]).SequenceEqual(parts.Select(part => part["COLUMN_NAME"]))
            ? ForeignKeyKind.IdOf(table.Name, name)
            : TableKind.IdOf(table.Name);
}
