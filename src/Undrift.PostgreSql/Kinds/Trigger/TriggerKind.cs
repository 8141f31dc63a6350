using Npgsql;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A trigger of a table, view or foreign table (pg_trigger), with what differs on its partitions.</summary>
internal sealed class TriggerKind : IPostgreSqlKind
{
    public const string Name = "trigger";

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
    public static readonly Facet<string?> Condition = Facet.Text("condition");
    public static readonly Facet<string?> Function = Facet.Text("function");
    public static readonly Facet<IReadOnlyList<string>?> Arguments = Facet.List("arguments");
    public static readonly Facet<string?> State = Facet.Text("state");
    public static readonly Facet<IReadOnlyList<string>?> PartitionStates = Facet.List("partition_states");
    public static readonly Facet<IReadOnlyList<string>?> PartitionNames = Facet.List("partition_names");
    private static readonly Facet<IReadOnlyList<string>?> PartitionComments = Facet.List(
        "partition_comments",
        DriftGroup.CommentMismatch
    );
    private static readonly Facet<string?> ConstraintComment = Facet.Text(
        "constraint_comment",
        DriftGroup.CommentMismatch
    );

    public ObjectKind Kind { get; } =
        new(
            Name,
            DriftGroup.TriggerMismatch,
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
                PartitionStates,
                PartitionNames,
                PartitionComments,
                ConstraintComment,
                CommonFacets.Comment,
            ]
        );

    public string Query { get; } = EmbeddedSql.OfKind("Trigger");

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var (schema, relation) = (row.GetString(1), row.GetString(2));
        var without = Make(row, context, condition: null, witness: null);
        var item = without;
        // Only the condition has to be deparsed, and the server prints it nowhere but in the whole statement.
        if (row.Text(9) is { } definition)
        {
            var condition = TriggerDefinition.ConditionIn(definition, without);
            item = Make(row, context, condition, witness: condition is null ? definition : null);
        }
        context.Add(item);

        CatalogObject Make(NpgsqlDataReader row, ReadContext context, string? condition, string? witness) =>
            new(new ObjectId(Name, schema, relation, row.GetString(4)), Kind, FacetsOf(row, context, condition))
            {
                Owner =
                    context.ExtensionOf(SystemCatalog.Trigger, row.Oid(0))
                    ?? RelationKinds.IdOf(row.Code(3), schema, relation),
                Witness = witness,
                PartiallyUnderstood = witness is not null,
            };
    }

    private static FacetEntry[] FacetsOf(NpgsqlDataReader row, ReadContext context, string? condition)
    {
        var type = new TriggerType(row.GetInt32(5));
        var constraint = row.Oid(12);
        return
        [
            Constraint.Is(constraint != 0),
            Timing.Is(type.Timing),
            Events.Is(type.Events),
            Columns.Is(row.List(6)),
            ReferencedTable.Is(row.Text(15)),
            Deferrable.Is(row.Flag(13)),
            InitiallyDeferred.Is(row.Flag(14)),
            OldTable.Is(row.Text(10)),
            NewTable.Is(row.Text(11)),
            ForEachRow.Is(type.ForEachRow),
            Condition.Is(condition),
            Function.Is(RoutineName.Of(row.Text(7))),
            Arguments.Is(row.List(8)),
            State.Is(TriggerState.Of(row.Code(16))),
            PartitionStates.Is(row.List(17)?.Select(TriggerState.OfPartition).ToArray()),
            PartitionNames.Is(row.List(18)),
            PartitionComments.Is(row.List(19)),
            ConstraintComment.Is(constraint == 0 ? null : context.Comment(SystemCatalog.Constraint, constraint)),
            CommonFacets.Comment.Is(context.Comment(SystemCatalog.Trigger, row.Oid(0))),
        ];
    }
}
