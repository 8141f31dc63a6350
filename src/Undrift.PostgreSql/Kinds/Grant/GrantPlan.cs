using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How privileges on objects and columns are given and taken.</summary>
internal sealed class GrantPlan : KindPlan
{
    private const string Column = "(column ";

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope) =>
        [
            .. Steps(null, item, scope.Target.Owner(item)),
            .. PublicSchemaSteps.Create(item, scope),
            .. DefaultPrivileges.Unwanted(item, scope),
        ];

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        foreach (var step in PublicSchemaSteps.Alter(change))
            yield return step;
        if (change.Take(PrivilegeFacets.All))
            foreach (var step in Steps(change.From, change.To, scope.Target.Owner(change.To)))
                yield return step;
    }

    public override IReadOnlyList<SqlStep> Drop(CatalogObject item, PlanScope scope) =>
        [.. Steps(item, null, scope.Current.Owner(item))];

    /// <summary>The statements between two states of one grantee's privileges.</summary>
    /// <param name="from">As it is; null: as by default.</param>
    /// <param name="to">As it shall be; null: as by default.</param>
    /// <param name="owner">What the privileges are on; null: not an object of the catalog.</param>
    public static IEnumerable<SqlStep> Steps(CatalogObject? from, CatalogObject? to, CatalogObject? owner)
    {
        var id = (to ?? from)!.Id;
        var column = id.Signature.StartsWith(Column, StringComparison.Ordinal)
            ? $" ({id.Signature[Column.Length..^1]})"
            : "";
        return PrivilegeSteps.Between(
            from,
            to,
            parts =>
                $"{parts.Verb} {string.Join(", ", parts.Names.Select(name => name + column))} ON {Target(id, owner)} {parts.Preposition} {Grantee.Sql(id.Name, owner)}{parts.Option}"
        );
    }

    private static string Target(ObjectId id, CatalogObject? owner)
    {
        var name = Identifier.Qualified(id.Schema, id.Parent);
        return id.Signature switch
        {
            "(schema)" => "SCHEMA " + Identifier.Quote(id.Schema),
            "(type)" => "TYPE " + name,
            "(language)" => "LANGUAGE " + Identifier.Quote(id.Parent),
            "(foreign data wrapper)" => "FOREIGN DATA WRAPPER " + Identifier.Quote(id.Parent),
            "(server)" => "FOREIGN SERVER " + Identifier.Quote(id.Parent),
            "" => (owner?.Id.Kind == RelationKinds.Sequence ? "SEQUENCE " : "TABLE ") + name,
            _ when id.Signature.StartsWith(Column, StringComparison.Ordinal) => "TABLE " + name,
            _ => $"ROUTINE {name}{id.Signature}",
        };
    }
}
