using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How roles are made, changed and dropped; never their passwords.</summary>
internal sealed class RolePlan : KindPlan
{
    private static readonly (Facet<bool> Facet, string Yes, string No)[] Flags =
    [
        (RoleKind.Superuser, "SUPERUSER", "NOSUPERUSER"),
        (RoleKind.NoInherit, "NOINHERIT", "INHERIT"),
        (RoleKind.CreateRole, "CREATEROLE", "NOCREATEROLE"),
        (RoleKind.CreateDatabase, "CREATEDB", "NOCREATEDB"),
        (RoleKind.Login, "LOGIN", "NOLOGIN"),
        (RoleKind.Replication, "REPLICATION", "NOREPLICATION"),
        (RoleKind.BypassRowSecurity, "BYPASSRLS", "NOBYPASSRLS"),
    ];

    // Its password cannot be had again.
    public override bool IsKept(CatalogObject item) => true;

    public override string Reference(CatalogObject item) => "ROLE " + Identifier.Quote(item.Id.Name);

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope)
    {
        var options = Flags.Where(flag => flag.Facet.Of(item)).Select(flag => flag.Yes).ToList();
        if (RoleKind.ConnectionLimit.Of(item) is not null)
            options.Add(Limit(item));
        if (RoleKind.ValidUntil.Of(item) is not null)
            options.Add(ValidUntil(item));
        return
        [
            new SqlStep(
                $"CREATE {Reference(item)}{string.Concat(options.Select(option => " " + option))}",
                Hazard.AuthorisationChange
            ),
        ];
    }

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        var options = new List<string>();
        foreach (var (facet, yes, no) in Flags)
            if (change.Take(facet))
                options.Add(facet.Of(change.To) ? yes : no);
        if (change.Take(RoleKind.ConnectionLimit))
            options.Add(Limit(change.To));
        if (change.Take(RoleKind.ValidUntil))
            options.Add(ValidUntil(change.To));
        if (options.Count > 0)
            yield return new SqlStep(
                $"ALTER {Reference(change.To)} {string.Join(' ', options)}",
                Hazard.AuthorisationChange
            );
    }

    /// <summary>When nothing is its own any more; what it may do with parameters keeps it from going.</summary>
    public override IReadOnlyList<SqlStep> Drop(CatalogObject item, PlanScope scope) =>
        [
            .. scope
                .Current.OwnedBy(item.Id)
                .Where(member => member.Id.Kind == ParameterGrantKind.Name)
                .SelectMany(grant => KindPlans.Of(grant)!.Drop(grant, scope)!),
            new SqlStep("DROP " + Reference(item), Hazard.AuthorisationChange, Hazard.Irreversible)
            {
                Stage = Stage.Late,
            },
        ];

    private static string Limit(CatalogObject item) => $"CONNECTION LIMIT {RoleKind.ConnectionLimit.Of(item) ?? -1}";

    private static string ValidUntil(CatalogObject item) =>
        "VALID UNTIL " + Literal.Quote(RoleKind.ValidUntil.Of(item) ?? "infinity");
}
