using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How policies are made, changed and dropped.</summary>
internal sealed class PolicyPlan : KindPlan
{
    public override string Reference(CatalogObject item) =>
        $"POLICY {Identifier.Quote(item.Id.Name)} ON {Identifier.Qualified(item.Id.Schema, item.Id.Parent)}";

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope) =>
        [
            Step(
                $"CREATE {Reference(item)}"
                    + (PolicyKind.Restrictive.Of(item) ? " AS RESTRICTIVE" : "")
                    + (PolicyKind.Command.Of(item) is { } command ? " FOR " + command : "")
                    + Roles(item)
                    + Expressions(item)
            ),
        ];

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        // ALTER POLICY cannot take an expression away.
        var loses =
            (PolicyKind.Using.Of(change.From) is not null && PolicyKind.Using.Of(change.To) is null)
            || (PolicyKind.WithCheck.Of(change.From) is not null && PolicyKind.WithCheck.Of(change.To) is null);
        if (loses || change.Has(PolicyKind.Command) || change.Has(PolicyKind.Restrictive))
            yield break;
        if (change.Take(PolicyKind.RoleList, PolicyKind.Using, PolicyKind.WithCheck))
            yield return Step($"ALTER {Reference(change.To)}{Roles(change.To)}{Expressions(change.To)}");
    }

    public override IReadOnlyList<SqlStep> Drop(CatalogObject item, PlanScope scope) =>
        [Step("DROP " + Reference(item))];

    private static SqlStep Step(string sql) =>
        new(sql, Hazard.AuthorisationChange) { Lock = LockClass.AccessExclusive };

    private static string Roles(CatalogObject item) =>
        PolicyKind.RoleList.Of(item) is { } roles
            ? " TO " + string.Join(", ", roles.Select(role => Grantee.Sql(role, null)))
            : "";

    private static string Expressions(CatalogObject item) =>
        (PolicyKind.Using.Of(item) is { } expression ? $" USING ({expression})" : "")
        + (PolicyKind.WithCheck.Of(item) is { } check ? $" WITH CHECK ({check})" : "");
}
