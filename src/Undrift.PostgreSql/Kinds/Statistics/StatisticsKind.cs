using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>Extended statistics (pg_statistic_ext): what the planner gathers on several columns or on expressions.</summary>
internal sealed class StatisticsKind : IPostgreSqlKind
{
    public const string Name = "statistics";

    internal static readonly Facet<string?> Table = Facet.Text("table");
    internal static readonly Facet<IReadOnlyList<string>?> Kinds = Facet.List("kinds");

    // A set: the server keeps them in the order in which the table has them.
    internal static readonly Facet<IReadOnlyList<string>?> Columns = Facet.List("columns");
    internal static readonly Facet<string?> Expressions = Facet.Deparsed("expressions");

    // Null: default_statistics_target decides.
    internal static readonly Facet<long?> Target = Facet.Number("target");

    public ObjectKind Kind { get; } =
        new(
            Name,
            DriftGroup.OptionMismatch,
            [Table, Kinds, Columns, Expressions, Target, CommonFacets.Owner, CommonFacets.Comment]
        )
        {
            Risks = _ => new RiskProfile(Drop: Risk.Minor, Add: Risk.Minor, Change: Risk.Minor),
        };

    public string Query { get; } = EmbeddedSql.OfKind("Statistics");

    public KindPlan Plan { get; } = new StatisticsPlan();

    public string? Probe(CatalogObject item, CatalogIndex catalog) => Definition(item);

    /// <summary>The statement that makes them.</summary>
    public static string Definition(CatalogObject item)
    {
        // The server prints all expressions with commas between, and takes each in parentheses of its own.
        var expressions = PrintedText.Split(Expressions.Of(item) ?? "").Select(expression => $"({expression})");
        var elements = (Columns.Of(item) ?? []).Select(Identifier.Quote).Concat(expressions);
        // None is said of a single expression.
        var kinds = Kinds.Of(item) is { } words ? $" ({string.Join(", ", words)})" : "";
        return $"CREATE STATISTICS {Identifier.Qualified(item.Id.Schema, item.Id.Name)}{kinds} ON {string.Join(", ", elements)} FROM {Table.Of(item)}";
    }

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        if (context.Relation(row.Oid(3)) is not { } relation)
            return;
        var oid = row.Oid(0);
        context.Add(
            new CatalogObject(
                new ObjectId(Kind.Name, row.GetString(1), "", row.GetString(2)),
                Kind,
                Table.Is(relation.SqlName),
                Kinds.Is([.. row.List(4)!.Select(KindOf).OfType<string>()]),
                Columns.Is(Sorted.Of(relation.ColumnList(row.Numbers(5)))),
                Expressions.Is(row.Deparsed(7, row.Flag(6))),
                Target.Is(row.Number(8)),
                CommonFacets.Owner.Is(context.Roles.Owner(row.Oid(9))),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Statistics, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.Statistics, oid) ?? relation.Id,
            },
            SystemCatalog.Statistics,
            oid
        );
    }

    // pg_statistic_ext.stxkind; e stands there whenever there are expressions.
    private static string? KindOf(string code) =>
        code switch
        {
            "d" => "ndistinct",
            "f" => "dependencies",
            "m" => "mcv",
            "e" => null,
            _ => code,
        };
}
