using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How default privileges are given and taken.</summary>
internal sealed class DefaultPrivilegePlan : KindPlan
{
    private const string ForRole = "(for role ";

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope) => [.. Steps(null, item)];

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope) =>
        change.Take(PrivilegeFacets.All) ? Steps(change.From, change.To) : [];

    public override IReadOnlyList<SqlStep> Drop(CatalogObject item, PlanScope scope) => [.. Steps(item, null)];

    private static IEnumerable<SqlStep> Steps(CatalogObject? from, CatalogObject? to)
    {
        var id = (to ?? from)!.Id;
        var maker = id.Signature[ForRole.Length..^1];
        var grantee = id.Name == AccessList.Owner ? maker : Grantee.Sql(id.Name, null);
        var schema = id.Schema.Length > 0 ? " IN SCHEMA " + Identifier.Quote(id.Schema) : "";
        return PrivilegeSteps.Between(
            from,
            to,
            parts =>
                $"ALTER DEFAULT PRIVILEGES FOR ROLE {maker}{schema} {parts.Verb} {string.Join(", ", parts.Names)}"
                + $" ON {id.Parent.Replace('_', ' ').ToUpperInvariant()} {parts.Preposition} {grantee}{parts.Option}"
        );
    }
}
