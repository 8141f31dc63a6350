using Undrift.PostgreSql.Kinds;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Planning;

/// <summary>What is dropped before something of another kind takes its name, or its place as the primary key.</summary>
internal sealed class NameClashes(
    IReadOnlyDictionary<ObjectId, PlanNode> created,
    IReadOnlyDictionary<ObjectId, PlanNode> destroyed
)
{
    private static readonly HashSet<string> Relations =
    [
        RelationKinds.Table,
        RelationKinds.ForeignTable,
        RelationKinds.View,
        RelationKinds.MaterializedView,
        RelationKinds.Sequence,
        RelationKinds.Index,
        PrimaryKeyKind.Name,
        UniqueKind.Name,
        ExcludeKind.Name,
        // A table has a row type of its name.
        RelationKinds.CompositeType,
        EnumKind.Name,
        DomainKind.Name,
        RangeTypeKind.Name,
        BaseTypeKind.Name,
    ];

    private static readonly HashSet<string> Routines = [FunctionKind.Name, ProcedureKind.Name, AggregateKind.Name];

    private static readonly HashSet<string> Constraints =
    [
        PrimaryKeyKind.Name,
        UniqueKind.Name,
        ExcludeKind.Name,
        CheckKind.Name,
        ForeignKeyKind.Name,
    ];

    /// <summary>Puts the nodes in order.</summary>
    public void Order()
    {
        var taken = created
            .SelectMany(made => Names(made.Key).Select(name => (name, made.Key, made.Value)))
            .ToLookup(item => item.name);
        foreach (var (id, node) in destroyed)
        foreach (var name in Names(id))
        foreach (var (_, other, made) in taken[name])
            if (other != id)
                node.Before(made);
    }

    private static IEnumerable<(string, string, string, string)> Names(ObjectId id)
    {
        if (Relations.Contains(id.Kind))
            yield return ("relation", id.Schema, "", id.Name);
        if (Routines.Contains(id.Kind))
            yield return ("routine", id.Schema, id.Signature, id.Name);
        if (Constraints.Contains(id.Kind))
            yield return ("constraint", id.Schema, id.Parent, id.Name);
        if (id.Kind == PrimaryKeyKind.Name)
            yield return ("primary key", id.Schema, id.Parent, "");
    }
}
