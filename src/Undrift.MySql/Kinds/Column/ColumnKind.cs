using Undrift.MySql.Connection;
using Undrift.MySql.Ddl;
using Undrift.MySql.Reading;
using Undrift.MySql.Text;

namespace Undrift.MySql.Kinds;

/// <summary>Columns of tables (information_schema.COLUMNS).</summary>
internal sealed class ColumnKind : IMySqlKind
{
    public const string Name = "column";

    public static ObjectKind Modelled { get; } =
        new(Name, DriftGroup.MissingColumn, DriftGroup.ExtraColumn, DriftGroup.TypeMismatch, ColumnFacets.All)
        {
            // MySQL manual, "Identifier Case Sensitivity": names of columns are never told apart by case.
            NamesIgnoreCase = true,
        };

    public ObjectKind Kind => Modelled;

    public string Query(ServerVersion server) =>
        EmbeddedSql.OfKind("Column", server.IsMariaDb ? "Column.mariadb" : "Column.mysql");

    /// <summary>The id of a column.</summary>
    public static ObjectId IdOf(string table, string column) => new(Name, "", table, column);

    public void Read(CatalogRow row, ReadContext context) => context.TableOf(row)?.Columns.Add(row);

    /// <summary>The column of a row.</summary>
    public static CatalogObject Object(TableParts table, CatalogRow row, CheckReader checks, ReadContext context)
    {
        var name = row.Text("COLUMN_NAME");
        var extra = row.Text("EXTRA");
        var isJson = checks.IsJson(row);
        // MySQL says NULL of an enum whose labels are bytes, MariaDB binary.
        var hasCharset = !isJson && row["CHARACTER_SET_NAME"] != "binary";
        var type = isJson ? "json" : row.Text("COLUMN_TYPE");
        var options = table.Statement?.Columns.GetValueOrDefault(name)?.Rest;
        return new CatalogObject(
            IdOf(table.Name, name),
            Modelled,
            ColumnFacets.Type.Is(TypeOf(type)),
            ColumnFacets.Labels.Is(ColumnType.Labels(type)),
            ColumnFacets.Charset.Is(hasCharset ? Charsets.Name(row["CHARACTER_SET_NAME"]) : null),
            ColumnFacets.Collation.Is(hasCharset ? context.Server.Collation(row["COLLATION_NAME"]) : null),
            ColumnFacets.Srid.Is(row.Number("SRS_ID") ?? context.ReferenceSystemOf(table.Name, name)),
            ColumnFacets.NotNull.Is(!row.Yes("IS_NULLABLE")),
            ColumnFacets.Default.Is(DefaultValue.Of(row, context.Server)),
            ColumnFacets.OnUpdate.Is(OnUpdate(extra)),
            ColumnFacets.Generated.Is(Generated(row, context.Server)),
            ColumnFacets.Stored.Is(Generated(row, context.Server) is not null && Has(extra, "STORED GENERATED")),
            ColumnFacets.AutoIncrement.Is(Has(extra, "auto_increment")),
            ColumnFacets.SystemTime.Is(SystemTime(row)),
            ColumnFacets.WithoutVersioning.Is(Has(extra, "WITHOUT SYSTEM VERSIONING")),
            ColumnFacets.Invisible.Is(Has(extra, "INVISIBLE")),
            ColumnFacets.Options.Is(OptionsOf(row.Text("COLUMN_TYPE"), extra, options)),
            CommonFacets.Comment.Is(row.NonEmpty("COLUMN_COMMENT"))
        )
        {
            Owner = TableKind.IdOf(table.Name),
        };
    }

    private static string TypeOf(string type) =>
        ColumnType.WithoutLabels(type) ?? ColumnType.Normal(WithoutComment(type));

    /// <summary>MariaDB writes COMPRESSED behind the type, in a comment that only it executes; it is among the options.</summary>
    private static string WithoutComment(string type) =>
        type.IndexOf("/*", StringComparison.Ordinal) is var at and >= 0 ? type[..at].TrimEnd() : type;

    private static bool Has(string extra, string word) => extra.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static string? OnUpdate(string extra)
    {
        const string Clause = "on update ";
        var at = extra.IndexOf(Clause, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : DefaultValue.Now(extra[(at + Clause.Length)..].Split([' ', ','])[0]);
    }

    private static string? Generated(CatalogRow row, ServerFacts server) =>
        row.NonEmpty("GENERATION_EXPRESSION") is not { } text || SystemTime(row) is not null
            ? null
            : NormalText.Expression(server.Database.TakenOutOf(server.IsMariaDb ? text : MySqlText.Expression(text)));

    private static string? SystemTime(CatalogRow row) =>
        row["GENERATION_EXPRESSION"] switch
        {
            "ROW START" => "start",
            "ROW END" => "end",
            _ => null,
        };

    private static List<string> OptionsOf(string type, string extra, IReadOnlyList<string>? options)
    {
        var list = (options ?? []).Order(StringComparer.Ordinal).ToList();
        if (list.Count == 0 && Has(type, "COMPRESSED"))
            list.Add("COMPRESSED");
        if (Has(extra, ColumnClauses.NotSecondary) && !list.Contains(ColumnClauses.NotSecondary))
            list.Add(ColumnClauses.NotSecondary);
        return list;
    }
}
