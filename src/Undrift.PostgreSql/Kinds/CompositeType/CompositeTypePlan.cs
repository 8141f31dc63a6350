using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// How composite types are made, changed and dropped. Attributes are added and dropped in place; another order, or another
/// type of an attribute that columns have, takes a new type that the columns change over to.
/// </summary>
internal sealed class CompositeTypePlan : KindPlan
{
    public override string Reference(CatalogObject item) => "TYPE " + TablePlan.SqlName(item.Id);

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope) =>
        [
            new SqlStep(
                $"CREATE {Reference(item)} AS ({string.Join(", ", Attributes(item.Id, scope.Target).Select(AttributeKind.Definition))})"
            ),
        ];

    /// <summary>By text where the attributes stand in the same places, else each by its name.</summary>
    public override SqlStep? Swap(CatalogObject column, PlanScope scope)
    {
        if (column.Id.Kind != ColumnKind.Name)
            return null;
        var type = ColumnFacets.Type.Of(column)!;
        var element = type.TrimEnd('[', ']');
        var id = scope
            .Target.Catalog.Objects.Select(item => item.Id)
            .FirstOrDefault(item => item.Kind == RelationKinds.CompositeType && TablePlan.SqlName(item) == element);
        var (before, after) = (Attributes(id, scope.Current).ToList(), Attributes(id, scope.Target).ToList());
        if (before.Select(item => item.Id).SequenceEqual(after.Select(item => item.Id)))
            return TypeSwap.Column(column);
        if (element != type)
            // USING takes no query, which the elements of an array would need.
            return null;
        var name = Identifier.Quote(column.Id.Name);
        var fields = after.Select(item => Field(name, item, before.Find(old => old.Id == item.Id)));
        // A row of which all fields are null IS NULL, too; its text is not.
        return TypeSwap.Column(
            column,
            $"CASE WHEN {name}::text IS NOT NULL THEN ROW({string.Join(", ", fields)})::{type} END"
        );
    }

    /// <summary>The attributes in their order.</summary>
    public static IEnumerable<CatalogObject> Attributes(ObjectId id, Respelling.CatalogIndex catalog) =>
        catalog.Find(id) is { } item
            ? catalog.MembersOf(id, AttributeKind.Name, CompositeTypeKind.AttributeOrder.Of(item))
            : [];

    private static string Field(string column, CatalogObject to, CatalogObject? from) =>
        from is null ? "NULL" : $"({column}).{Identifier.Quote(to.Id.Name)}::text::{AttributeKind.Type.Of(to)}";
}
