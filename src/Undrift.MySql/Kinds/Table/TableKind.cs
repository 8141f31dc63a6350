using Undrift.MySql.Connection;
using Undrift.MySql.Ddl;
using Undrift.MySql.Reading;

namespace Undrift.MySql.Kinds;

/// <summary>Tables, those with system versioning too (information_schema.TABLES; SHOW CREATE TABLE).</summary>
internal sealed class TableKind : IMySqlKind
{
    public const string Name = "table";

    // Options that are facets of their own, or no part of the schema.
    private static readonly HashSet<string> NotAmongOptions =
    [
        "ENGINE",
        "CHARSET",
        "COLLATE",
        "COMMENT",
        "ROW_FORMAT",
        "TABLESPACE",
        "PARTITIONED",
        "AUTO_INCREMENT",
        // Whether the secondary engine has loaded the table.
        "SECONDARY_LOAD",
    ];

    public static ObjectKind Modelled { get; } =
        new(Name, DriftGroup.MissingTable, DriftGroup.ExtraTable, DriftGroup.OptionMismatch, TableFacets.All);

    public ObjectKind Kind => Modelled;

    public string Query(ServerVersion server) => EmbeddedSql.OfKind("Table", "Table");

    /// <summary>The id of a table.</summary>
    public static ObjectId IdOf(string table) => new(Name, "", "", table);

    /// <summary>Takes in tables; views and sequences are rows of the same query, and have kinds of their own.</summary>
    public void Read(CatalogRow row, ReadContext context)
    {
        var name = row.Text("TABLE_NAME");
        switch (row.Text("TABLE_TYPE"))
        {
            case "BASE TABLE" or "SYSTEM VERSIONED":
                context.Tables[name] = new TableParts(name, row);
                break;
            case "SEQUENCE":
                context.Sequences[name] = row;
                break;
            case "VIEW" or "SYSTEM VIEW" or "TEMPORARY" or "TEMPORARY SEQUENCE":
                break;
            case var type:
                context.Gaps.Add(
                    new Gap(name, $"information_schema.TABLES lists it with the type '{type}', which is unknown")
                );
                break;
        }
    }

    /// <summary>The table without its members.</summary>
    public static CatalogObject Object(TableParts table, ReadContext context)
    {
        var row = table.Row;
        var options = OptionsOf(table);
        var partitions = table.Statement?.Partitions;
        return new CatalogObject(
            IdOf(table.Name),
            Modelled,
            TableFacets.Engine.Is(EngineOf(row)),
            TableFacets.Charset.Is(CharsetOf(row["TABLE_COLLATION"])),
            TableFacets.Collation.Is(context.Server.Collation(row["TABLE_COLLATION"])),
            TableFacets.RowFormat.Is(ValueOf(options, "ROW_FORMAT")?.ToUpperInvariant()),
            TableFacets.Tablespace.Is(ValueOf(options, "TABLESPACE")),
            TableFacets.Options.Is([
                .. options
                    .Where(option => !NotAmongOptions.Contains(option.Name))
                    .Select(option => option.ToString())
                    .Order(StringComparer.Ordinal),
            ]),
            TableFacets.SystemVersioned.Is(row["TABLE_TYPE"] == "SYSTEM VERSIONED"),
            TableFacets.Periods.Is(table.Statement?.Periods),
            TableFacets.PartitionBy.Is(partitions?.Method),
            TableFacets.PartitionStarts.Is(context.Server.Midnight(partitions?.Starts)),
            TableFacets.PartitionCount.Is(partitions?.Count),
            TableFacets.SubPartitionBy.Is(partitions?.SubMethod),
            TableFacets.SubPartitionCount.Is(partitions?.SubCount),
            TableFacets.PartitionOrder.Is([.. (partitions?.Partitions ?? []).Select(partition => partition.Name)]),
            TableFacets.ColumnOrder.Is([.. table.Columns.Select(column => column.Text("COLUMN_NAME"))]),
            TableFacets.TriggerOrder.Is(TriggerKind.OrderOf(table.Triggers)),
            CommonFacets.Comment.Is(row.NonEmpty("TABLE_COMMENT"))
        );
    }

    /// <summary>
    /// True for a table that the server lists and cannot open: it has no engine then, and the error as its comment.
    /// </summary>
    public static bool IsBroken(TableParts table) => table.Row["ENGINE"] is null;

    /// <summary>MySQL writes the one name in capitals that MariaDB does not; to both they are one.</summary>
    private static string? EngineOf(CatalogRow row) => row["ENGINE"] is "MRG_MYISAM" ? "MRG_MyISAM" : row["ENGINE"];

    private static List<TableOption> OptionsOf(TableParts table) =>
        table.Statement?.Options ?? TableOptions.Parse(table.Row.Text("CREATE_OPTIONS"));

    private static string? ValueOf(IEnumerable<TableOption> options, string name) =>
        options.FirstOrDefault(option => option.Name == name)?.Value;

    /// <summary>A collation's name begins with that of its character set; <c>binary</c> is both.</summary>
    public static string? CharsetOf(string? collation) =>
        Charsets.Name(collation) is not { } name ? null
        : name.IndexOf('_') is var end and > 0 ? name[..end]
        : name;
}
