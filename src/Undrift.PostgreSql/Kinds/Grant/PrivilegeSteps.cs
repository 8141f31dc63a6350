using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>GRANT and REVOKE from what a grantee may do more and less than by default.</summary>
internal static class PrivilegeSteps
{
    private const string Revoked = "revoked";
    private const string Plain = "granted";
    private const string WithOption = "granted*";

    /// <summary>The statements from one state to another.</summary>
    /// <param name="from">As it is; null: as by default.</param>
    /// <param name="to">As it shall be; null: as by default.</param>
    /// <param name="statement">The statement from verb, privileges and the end: <c>GRANT</c>, <c>SELECT</c>, <c>WITH GRANT OPTION</c>.</param>
    public static IEnumerable<SqlStep> Between(
        CatalogObject? from,
        CatalogObject? to,
        Func<Privileges, string> statement
    )
    {
        var (before, after) = (States(from), States(to));
        var changes = before
            .Keys.Union(after.Keys)
            .Order(StringComparer.Ordinal)
            .Select(name => (Name: name, What: Change(before.GetValueOrDefault(name), after.GetValueOrDefault(name))))
            .Where(change => change.What is not null);
        foreach (var group in changes.GroupBy(change => change.What!))
            yield return new SqlStep(
                statement(group.Key with { Names = [.. group.Select(change => change.Name)] }),
                Hazard.AuthorisationChange
            );
    }

    private static Privileges? Change(string? before, string? after) =>
        (before, after) switch
        {
            _ when before == after => null,
            (_, WithOption) => Privileges.Grant with { Option = " WITH GRANT OPTION" },
            (WithOption, Plain) => Privileges.Revoke with { Verb = "REVOKE GRANT OPTION FOR" },
            (_, Plain) or (Revoked, null) => Privileges.Grant,
            _ => Privileges.Revoke,
        };

    private static Dictionary<string, string> States(CatalogObject? item)
    {
        var states = new Dictionary<string, string>(StringComparer.Ordinal);
        if (item is null)
            return states;
        foreach (var name in PrivilegeFacets.Privileges.Of(item) ?? [])
            states[name.TrimEnd('*')] = name.EndsWith('*') ? WithOption : Plain;
        foreach (var name in PrivilegeFacets.Revoked.Of(item) ?? [])
            states[name.TrimEnd('*')] = Revoked;
        if (PrivilegeFacets.Maintain.Of(item) is { } maintain)
            states["MAINTAIN"] =
                maintain.EndsWith(Revoked, StringComparison.Ordinal) ? Revoked
                : maintain.EndsWith('*') ? WithOption
                : Plain;
        return states;
    }
}

/// <summary>The changing parts of a GRANT or REVOKE.</summary>
/// <param name="Verb">GRANT, REVOKE, REVOKE GRANT OPTION FOR.</param>
/// <param name="Preposition">TO or FROM.</param>
/// <param name="Option">WITH GRANT OPTION with a blank before it, or empty.</param>
/// <param name="Names">The privileges.</param>
internal sealed record Privileges(string Verb, string Preposition, string Option, IReadOnlyList<string> Names)
{
    public static readonly Privileges Grant = new("GRANT", "TO", "", []);
    public static readonly Privileges Revoke = new("REVOKE", "FROM", "", []);
}
