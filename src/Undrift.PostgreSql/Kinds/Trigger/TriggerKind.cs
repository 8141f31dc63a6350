using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A trigger of a table, view or foreign table (pg_trigger).</summary>
internal sealed class TriggerKind : IPostgreSqlKind
{
    public const string Name = "trigger";

    public ObjectKind Kind { get; } =
        new(
            Name,
            DriftGroup.TriggerMismatch,
            [.. TriggerFacets.All, CommonFacets.DependsOnExtension, CommonFacets.Comment]
        );

    public string Query { get; } = EmbeddedSql.OfKind("Trigger");

    public KindPlan Plan { get; } = new TriggerPlan();

    public string? Probe(CatalogObject item, CatalogIndex catalog) => TriggerDefinition.Of(item);

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        if (context.Relation(row.Oid(1)) is not { } relation)
            return;
        var item = Make(row, context, relation, condition: null, witness: null);
        // Only the condition has to be deparsed, and the server prints it nowhere but in the whole statement.
        if (row.Deparsed(8, row.Flag(7)) is { } definition)
        {
            var condition = TriggerDefinition.ConditionIn(definition, item);
            item = Make(row, context, relation, condition, witness: condition is null ? definition : null);
        }
        context.Add(item, SystemCatalog.Trigger, row.Oid(0));
    }

    private CatalogObject Make(
        NpgsqlDataReader row,
        ReadContext context,
        Relation relation,
        string? condition,
        string? witness
    ) =>
        new(
            IdOf(relation, row.GetString(2)),
            Kind,
            [
                .. TriggerFacets.Read(row, context, relation, condition),
                CommonFacets.DependsOnExtension.Is(context.ExtensionsNeededBy(SystemCatalog.Trigger, row.Oid(0))),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Trigger, row.Oid(0))),
            ]
        )
        {
            Owner = context.ExtensionOf(SystemCatalog.Trigger, row.Oid(0)) ?? relation.Id,
            // A clone on a partition.
            Template =
                !row.IsDBNull(16) && context.Relation(row.Oid(16)) is { } original
                    ? IdOf(original, row.GetString(17))
                    : null,
            Witness = witness,
            PartiallyUnderstood = witness is not null,
        };

    private static ObjectId IdOf(Relation relation, string name) =>
        new(Name, relation.Id.Schema, relation.Id.Name, name);
}
