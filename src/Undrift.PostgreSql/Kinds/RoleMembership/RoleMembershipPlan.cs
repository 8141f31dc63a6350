using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How roles get and lose members.</summary>
internal sealed class RoleMembershipPlan : KindPlan
{
    // Since then a membership has options besides ADMIN, and the grantor counts.
    private const int HasOptions = 16;

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope) => [.. Grants(item, scope)];

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        var (from, to) = (change.From, change.To);
        if (change.Has(RoleMembershipKind.Grantors))
            return [];
        if (!change.Take(RoleMembershipKind.Admin, RoleMembershipKind.Inherit, RoleMembershipKind.Set))
            return [];
        return scope.ServerVersion < HasOptions && RoleMembershipKind.Admin.Of(from) && !RoleMembershipKind.Admin.Of(to)
            ? [Step($"REVOKE ADMIN OPTION FOR {Role(to)} FROM {Member(to)}")]
            : Grants(to, scope);
    }

    public override IReadOnlyList<SqlStep> Drop(CatalogObject item, PlanScope scope) =>
        [
            .. RoleGrant
                .Of(item)
                .Select(grant =>
                    Step(
                        $"REVOKE {Role(item)} FROM {Member(item)}{By(scope.ServerVersion < HasOptions ? null : grant.Grantor)}"
                    )
                ),
        ];

    private static IEnumerable<SqlStep> Grants(CatalogObject item, PlanScope scope)
    {
        if (scope.ServerVersion < HasOptions)
            return
            [
                Step(
                    $"GRANT {Role(item)} TO {Member(item)}{(RoleMembershipKind.Admin.Of(item) ? " WITH ADMIN OPTION" : "")}"
                ),
            ];
        return RoleGrant
            .Of(item)
            .Select(grant =>
                Step(
                    $"GRANT {Role(item)} TO {Member(item)} WITH ADMIN {grant.Admin}, INHERIT {grant.Inherit}, SET {grant.Set}{By(grant.Grantor)}"
                ) with
                {
                    // The grantor has to be allowed to do so before.
                    Stage = grant.Grantor is null ? Stage.Main : Stage.Late,
                }
            );
    }

    private static SqlStep Step(string sql) => new(sql, Hazard.AuthorisationChange);

    private static string Role(CatalogObject item) => Identifier.Quote(item.Id.Parent);

    private static string Member(CatalogObject item) => Identifier.Quote(item.Id.Name);

    private static string By(string? grantor) => grantor is null ? "" : " GRANTED BY " + grantor;
}

/// <summary>A membership as one grantor gave it.</summary>
/// <param name="Grantor">The role, quoted where needed; null: a superuser.</param>
/// <param name="Admin">TRUE or FALSE.</param>
/// <param name="Inherit">TRUE or FALSE.</param>
/// <param name="Set">TRUE or FALSE.</param>
internal sealed record RoleGrant(string? Grantor, string Admin, string Inherit, string Set)
{
    /// <summary>All grants of a membership.</summary>
    public static IEnumerable<RoleGrant> Of(CatalogObject item)
    {
        var text = RoleMembershipKind.Grantors.Of(item);
        // Several are listed with what each of them gave.
        if (text?.EndsWith(')') == true)
            return text.Split("; ").Select(Parse);
        return
        [
            new RoleGrant(
                text,
                Word(RoleMembershipKind.Admin.Of(item)),
                Word(RoleMembershipKind.Inherit.Of(item)),
                Word(RoleMembershipKind.Set.Of(item))
            ),
        ];
    }

    private static RoleGrant Parse(string text)
    {
        var at = text.LastIndexOf(" (", StringComparison.Ordinal);
        var (name, options) = (text[..at], text[(at + 2)..^1].Split(", "));
        return new RoleGrant(
            name == RoleMembershipKind.Superuser ? null : name,
            Word(options.Contains("admin")),
            Word(options.Contains("inherit")),
            Word(options.Contains("set"))
        );
    }

    private static string Word(bool value) => value ? "TRUE" : "FALSE";
}
