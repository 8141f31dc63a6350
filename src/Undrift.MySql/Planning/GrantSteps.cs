using Undrift.MySql.Kinds;
using Undrift.MySql.Text;

namespace Undrift.MySql.Planning;

/// <summary>Who may do what, and who has which role (MySQL manual, "GRANT Statement", "REVOKE Statement").</summary>
internal static class GrantSteps
{
    /// <summary>Adds the statements for a difference of a grant.</summary>
    public static void AddGrant(PlanScope scope, PlanScript script, Difference difference)
    {
        var item = (difference.Expected ?? difference.Actual)!;
        if (!IsOfAccounts(scope, script, difference, item.Id.Name))
            return;
        var (old, now) = (Privileges(difference.Actual), Privileges(difference.Expected));
        var (was, shall) = (IsGrantable(difference.Actual), IsGrantable(difference.Expected));
        var (on, who) = (Target(item.Id), AccountName.Quote(item.Id.Name));
        if (old.Except(now).ToList() is { Count: > 0 } revoked)
            script.Add(Step(item.Id, $"REVOKE {List(item.Id, revoked)} ON {on} FROM {who}"));
        if (was && !shall)
            script.Add(Step(item.Id, $"REVOKE GRANT OPTION ON {on} FROM {who}"));
        var granted = now.Except(old).ToList();
        if (granted.Count == 0 && !(shall && !was))
            return;
        var list = granted.Count == 0 ? "USAGE" : List(item.Id, granted);
        script.Add(Step(item.Id, $"GRANT {list} ON {on} TO {who}{(shall ? " WITH GRANT OPTION" : "")}"));
    }

    /// <summary>Adds the statements for a difference of a membership.</summary>
    public static void AddMember(PlanScope scope, PlanScript script, Difference difference)
    {
        var id = (difference.Expected ?? difference.Actual)!.Id;
        if (!IsOfAccounts(scope, script, difference, id.Parent, id.Name))
            return;
        var (role, member) = (AccountName.Quote(id.Parent), AccountName.Quote(id.Name));
        // The option goes with the role only.
        if (difference.Actual is not null)
            script.Add(Step(id, $"REVOKE {role} FROM {member}"));
        if (difference.Expected is { } wanted)
            script.Add(
                Step(id, $"GRANT {role} TO {member}{(RoleMemberKind.Admin.Of(wanted) ? " WITH ADMIN OPTION" : "")}")
            );
    }

    /// <summary>
    /// True where all the accounts stay, or are made. With one that goes its privileges go; to one that is not there and cannot
    /// be made nothing is granted: MariaDB would make it for that, without a password, unless NO_AUTO_CREATE_USER is set.
    /// </summary>
    private static bool IsOfAccounts(
        PlanScope scope,
        PlanScript script,
        Difference difference,
        params IEnumerable<string> names
    )
    {
        var ids = names.Select(name => new ObjectId(AccountKind.Modelled.Name, "", "", name)).ToList();
        if (difference.Expected is not { } wanted)
            return ids.TrueForAll(id => scope.Target.Find(id) is not null || scope.Current.Find(id) is null);
        var missing = ids.Find(id =>
            scope.Current.Find(id) is null && scope.Target.Find(id) is { } made && !AccountKind.IsRole.Of(made)
        );
        if (missing == default)
            return true;
        script.Leave(
            wanted.Id,
            $"the account {missing.Name} is not there, and Undrift makes none: make it first, then plan anew"
        );
        return false;
    }

    private static PlanStep Step(ObjectId item, string sql) =>
        new(Phase.Privilege, item, sql, Hazard.AuthorisationChange);

    private static IReadOnlyList<string> Privileges(CatalogObject? grant) =>
        grant is null ? [] : GrantKind.Privileges.Of(grant) ?? [];

    private static bool IsGrantable(CatalogObject? grant) => grant is not null && GrantKind.Grantable.Of(grant);

    /// <summary>A lone * is the database that the session is in, so that a plan runs on any.</summary>
    private static string Target(ObjectId grant)
    {
        const string Pattern = "(databases ";
        var name = Names.Quote(grant.Parent);
        return grant.Signature switch
        {
            "(server)" => "*.*",
            "(database)" => "*",
            "(procedure)" or "(function)" or "(package)" or "(package body)" =>
                $"{grant.Signature[1..^1].ToUpperInvariant()} {name}",
            _ when grant.Signature.StartsWith(Pattern, StringComparison.Ordinal) =>
                $"{Names.Quote(grant.Signature[Pattern.Length..^1])}.*",
            _ => name,
        };
    }

    private static string List(ObjectId grant, IEnumerable<string> privileges)
    {
        const string Column = "(column ";
        var part = grant.Signature.StartsWith(Column, StringComparison.Ordinal)
            ? $" ({grant.Signature[Column.Length..^1]})"
            : "";
        return string.Join(", ", privileges.Select(privilege => privilege + part));
    }
}
