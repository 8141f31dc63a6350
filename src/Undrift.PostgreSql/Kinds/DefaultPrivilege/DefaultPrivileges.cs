using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// What ALTER DEFAULT PRIVILEGES gives to a new object without being asked: it is taken back where nobody wants it.
/// </summary>
internal static class DefaultPrivileges
{
    /// <summary>What a grantee would have on a new object beyond the privileges that are wanted.</summary>
    public static IEnumerable<SqlStep> Unwanted(CatalogObject grant, PlanScope scope)
    {
        if (!scope.IsOwnerNew(grant) || scope.Target.Owner(grant) is not { } item)
            return [];
        var wanted = Names(PrivilegeFacets.Privileges.Of(grant));
        return Of(item, scope)
            .Where(given => given.Id.Name == grant.Id.Name)
            .SelectMany(given => TakenBack(item, given, Names(PrivilegeFacets.Privileges.Of(given)).Except(wanted)));
    }

    /// <summary>What grantees would have on a new object who shall have nothing special there.</summary>
    public static IEnumerable<SqlStep> UnwantedOn(CatalogObject item, PlanScope scope)
    {
        var defaults = Of(item, scope).ToList();
        if (defaults.Count == 0)
            return [];
        var wanted = scope
            .Target.OwnedBy(item.Id)
            .Where(member => member.Kind.IsPrivilege)
            .Select(member => member.Id.Name);
        return defaults
            .Where(given => !wanted.Contains(given.Id.Name))
            .SelectMany(given =>
                TakenBack(item, given, Names(PrivilegeFacets.Privileges.Of(given))).Concat(GivenBack(item, given))
            );
    }

    private static IEnumerable<CatalogObject> Of(CatalogObject item, PlanScope scope) =>
        SortOf(item) is { } sort
            ? scope.DefaultPrivileges.Where(given =>
                given.Id.Parent == sort && (given.Id.Schema.Length == 0 || given.Id.Schema == item.Id.Schema)
            )
            : [];

    private static IEnumerable<string> Names(IEnumerable<string>? privileges) =>
        (privileges ?? []).Select(name => name.TrimEnd('*'));

    private static IEnumerable<SqlStep> TakenBack(CatalogObject item, CatalogObject given, IEnumerable<string> names)
    {
        if (names.ToList() is { Count: > 0 } list && given.Id.Name != AccessList.Owner)
            yield return new SqlStep(
                $"REVOKE {string.Join(", ", list)} ON {On(item)} FROM {Grantee.Sql(given.Id.Name, item)}",
                Hazard.AuthorisationChange
            );
    }

    private static IEnumerable<SqlStep> GivenBack(CatalogObject item, CatalogObject given)
    {
        if (PrivilegeFacets.Revoked.Of(given) is { } revoked && given.Id.Name != AccessList.Owner)
            yield return new SqlStep(
                $"GRANT {string.Join(", ", Names(revoked))} ON {On(item)} TO {Grantee.Sql(given.Id.Name, item)}",
                Hazard.AuthorisationChange
            );
    }

    private static string On(CatalogObject item) =>
        item.Id.Kind switch
        {
            SchemaKind.Name => "SCHEMA " + Identifier.Quote(item.Id.Name),
            RelationKinds.Sequence => "SEQUENCE " + TablePlan.SqlName(item.Id),
            _ when SortOf(item) == "routines" => $"ROUTINE {TablePlan.SqlName(item.Id)}{item.Id.Signature}",
            _ when SortOf(item) == "types" => "TYPE " + TablePlan.SqlName(item.Id),
            _ => "TABLE " + TablePlan.SqlName(item.Id),
        };

    /// <summary>The sort of objects that the defaults are given for; null: for none.</summary>
    private static string? SortOf(CatalogObject item) =>
        item.Id.Kind switch
        {
            RelationKinds.Table or RelationKinds.View or RelationKinds.MaterializedView or RelationKinds.ForeignTable =>
                "tables",
            RelationKinds.Sequence => "sequences",
            FunctionKind.Name or ProcedureKind.Name or AggregateKind.Name => "routines",
            EnumKind.Name
            or DomainKind.Name
            or RangeTypeKind.Name
            or BaseTypeKind.Name
            or RelationKinds.CompositeType => "types",
            SchemaKind.Name => "schemas",
            _ => null,
        };
}
