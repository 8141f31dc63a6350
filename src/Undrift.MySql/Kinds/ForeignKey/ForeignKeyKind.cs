using Undrift.MySql.Connection;
using Undrift.MySql.Reading;
using Undrift.MySql.Text;

namespace Undrift.MySql.Kinds;

/// <summary>Foreign keys (information_schema.REFERENTIAL_CONSTRAINTS and KEY_COLUMN_USAGE).</summary>
internal sealed class ForeignKeyKind : IMySqlKind
{
    public const string Name = "foreign_key";

    internal static readonly Facet<IReadOnlyList<string>?> Columns = Facet.List("columns");

    /// <summary>The table that is referred to, with its database where that is another one.</summary>
    internal static readonly Facet<string?> References = Facet.Text(
        "references",
        comparison: FacetComparison.TableName
    );
    internal static readonly Facet<IReadOnlyList<string>?> ReferencedColumns = Facet.List("referenced_columns");

    /// <summary>CASCADE, SET NULL or SET DEFAULT; null: the row stays, whether RESTRICT or NO ACTION was written.</summary>
    internal static readonly Facet<string?> OnDelete = Facet.Text("on_delete");
    internal static readonly Facet<string?> OnUpdate = Facet.Text("on_update");

    public static ObjectKind Modelled { get; } =
        new(Name, DriftGroup.ConstraintMismatch, [Columns, References, ReferencedColumns, OnDelete, OnUpdate])
        {
            NamesIgnoreCase = true,
            Risks = _ => RiskProfile.ForeignKey,
        };

    public ObjectKind Kind => Modelled;

    public string Query(ServerVersion server) => EmbeddedSql.OfKind("ForeignKey", "ForeignKey");

    /// <summary>The id of a foreign key.</summary>
    public static ObjectId IdOf(string table, string name) => new(Name, "", table, name);

    public void Read(CatalogRow row, ReadContext context) => context.TableOf(row)?.ForeignKeys.Add(row);

    /// <summary>The foreign key of a row.</summary>
    public static CatalogObject Object(TableParts table, CatalogRow row, ReadContext context)
    {
        var name = row.Text("CONSTRAINT_NAME");
        var columns = table.ForeignKeyColumns.GetValueOrDefault(name) ?? [];
        var schema = columns.Count > 0 ? columns[0]["REFERENCED_TABLE_SCHEMA"] : row["UNIQUE_CONSTRAINT_SCHEMA"];
        var references = Names.Quote(row.Text("REFERENCED_TABLE_NAME"));
        return new CatalogObject(
            IdOf(table.Name, name),
            Modelled,
            Columns.Is([.. columns.Select(column => column.Text("COLUMN_NAME"))]),
            References.Is(
                schema is null || context.Server.Database.Is(schema)
                    ? references
                    : $"{Names.Quote(schema)}.{references}"
            ),
            ReferencedColumns.Is([.. columns.Select(column => column.Text("REFERENCED_COLUMN_NAME"))]),
            OnDelete.Is(Rule(row["DELETE_RULE"])),
            OnUpdate.Is(Rule(row["UPDATE_RULE"]))
        )
        {
            Owner = TableKind.IdOf(table.Name),
        };
    }

    /// <summary>MySQL manual, "FOREIGN KEY Constraints": NO ACTION is the same as RESTRICT, nothing is deferred.</summary>
    private static string? Rule(string? rule) => rule is "RESTRICT" or "NO ACTION" ? null : rule;
}
