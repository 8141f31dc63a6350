using Npgsql;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>What a trigger is made of.</summary>
internal static class TriggerFacets
{
    public static readonly Facet<bool> Constraint = Facet.Flag("constraint");
    public static readonly Facet<string?> Timing = Facet.Text("timing");
    public static readonly Facet<IReadOnlyList<string>?> Events = Facet.List("events");
    public static readonly Facet<IReadOnlyList<string>?> Columns = Facet.List("columns");
    public static readonly Facet<string?> ReferencedTable = Facet.Text("referenced_table");
    public static readonly Facet<bool> Deferrable = Facet.Flag("deferrable");
    public static readonly Facet<bool> InitiallyDeferred = Facet.Flag("initially_deferred");
    public static readonly Facet<string?> OldTable = Facet.Text("old_table");
    public static readonly Facet<string?> NewTable = Facet.Text("new_table");
    public static readonly Facet<bool> ForEachRow = Facet.Flag("for_each_row");
    public static readonly Facet<string?> Condition = Facet.Deparsed("condition");
    public static readonly Facet<string?> Function = Facet.Text("function");
    public static readonly Facet<IReadOnlyList<string>?> Arguments = Facet.List("arguments");
    public static readonly Facet<string?> State = Facet.Text("state");

    /// <summary>The facets in canonical order.</summary>
    public static IReadOnlyList<Facet> All { get; } =
    [
        Constraint,
        Timing,
        Events,
        Columns,
        ReferencedTable,
        Deferrable,
        InitiallyDeferred,
        OldTable,
        NewTable,
        ForEachRow,
        Condition,
        Function,
        Arguments,
        State,
        CommonFacets.ConstraintComment,
    ];

    /// <summary>The values of <see cref="All"/>.</summary>
    public static FacetEntry[] Read(NpgsqlDataReader row, ReadContext context, Relation relation, string? condition)
    {
        var type = new TriggerType(row.GetInt32(3));
        var constraint = row.Oid(11);
        return
        [
            Constraint.Is(constraint != 0),
            Timing.Is(type.Timing),
            Events.Is(type.Events),
            Columns.Is(relation.ColumnList(row.Numbers(4))),
            ReferencedTable.Is(context.Relation(row.Oid(14))?.SqlName),
            Deferrable.Is(row.Flag(12)),
            InitiallyDeferred.Is(row.Flag(13)),
            OldTable.Is(row.Text(9)),
            NewTable.Is(row.Text(10)),
            ForEachRow.Is(type.ForEachRow),
            Condition.Is(condition),
            Function.Is(RoutineName.Of(row.Text(5))),
            Arguments.Is(row.List(6)),
            State.Is(EnabledState.Of(row.Code(15))),
            CommonFacets.ConstraintComment.Is(
                constraint == 0 ? null : context.Comment(SystemCatalog.Constraint, constraint)
            ),
        ];
    }
}
