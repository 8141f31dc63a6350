using Undrift.MySql.Kinds;
using Undrift.MySql.Text;

namespace Undrift.MySql.Planning;

/// <summary>Accounts and roles. What an account proves itself with is never read, so that none can be made.</summary>
internal static class AccountSteps
{
    /// <summary>The clauses of the limits, by the columns that the server keeps them in.</summary>
    private static readonly Dictionary<string, string> Limits = new()
    {
        ["MAX_QUESTIONS"] = "MAX_QUERIES_PER_HOUR",
        ["MAX_UPDATES"] = "MAX_UPDATES_PER_HOUR",
        ["MAX_CONNECTIONS"] = "MAX_CONNECTIONS_PER_HOUR",
        ["MAX_USER_CONNECTIONS"] = "MAX_USER_CONNECTIONS",
        ["MAX_STATEMENT_TIME"] = "MAX_STATEMENT_TIME",
    };

    /// <summary>Adds the statements for a difference.</summary>
    public static void Add(PlanScope scope, PlanScript script, Difference difference)
    {
        var item = (difference.Expected ?? difference.Actual)!;
        var (isRole, name) = (AccountKind.IsRole.Of(item), AccountName.Quote(item.Id.Name));
        if (difference.Expected is null)
            script.Add(
                Step(item, $"DROP {(isRole ? "ROLE" : "USER")} {name}") with
                {
                    Hazards = [Hazard.AuthorisationChange, Hazard.Irreversible],
                }
            );
        else if (difference.Actual is null && isRole)
            script.Add(Step(item, $"CREATE ROLE {name}") with { Phase = Phase.Database });
        else if (difference.Actual is null)
            script.Leave(item.Id, "what it proves itself with is never read: make it by hand with CREATE USER");
        else
            Alter(scope, script, difference.Expected, name, difference.Facets.ToHashSet());
    }

    private static void Alter(
        PlanScope scope,
        PlanScript script,
        CatalogObject wanted,
        string name,
        HashSet<string> changed
    )
    {
        if (changed.Contains(AccountKind.Plugin.Name) || changed.Contains(AccountKind.IsRole.Name))
            script.Leave(wanted.Id, "what it proves itself with is never read: change that by hand with ALTER USER");
        var clauses = new List<string>();
        if (changed.Contains(AccountKind.Requires.Name))
            clauses.Add($"REQUIRE {Requires(wanted)}");
        if (changed.Contains(AccountKind.Limits.Name))
            clauses.Add($"WITH {LimitsOf(scope, wanted)}");
        if (changed.Contains(AccountKind.Locked.Name))
            clauses.Add(AccountKind.Locked.Of(wanted) ? "ACCOUNT LOCK" : "ACCOUNT UNLOCK");
        if (changed.Contains(AccountKind.PasswordLifetime.Name))
            clauses.Add(Lifetime(AccountKind.PasswordLifetime.Of(wanted)));
        if (clauses.Count > 0)
            script.Add(Step(wanted, $"ALTER USER {name} {string.Join(' ', clauses)}"));
        if (changed.Contains(AccountKind.DefaultRole.Name))
        {
            var role = AccountKind.DefaultRole.Of(wanted) is { } given ? AccountName.Quote(given) : "NONE";
            var sql = scope.IsMariaDb ? $"SET DEFAULT ROLE {role} FOR {name}" : $"SET DEFAULT ROLE {role} TO {name}";
            script.Add(Step(wanted, sql));
        }
    }

    private static PlanStep Step(CatalogObject item, string sql) =>
        new(Phase.Privilege, item.Id, sql, Hazard.AuthorisationChange);

    private static string Requires(CatalogObject account)
    {
        var list = (AccountKind.Requires.Of(account) ?? []).Select(text =>
            text.Split(' ', 2) is [var word, var value] ? $"{word} {Names.Literal(value)}" : text
        );
        return string.Join(" AND ", list) is { Length: > 0 } all ? all : "NONE";
    }

    private static string LimitsOf(PlanScope scope, CatalogObject account)
    {
        var set = (AccountKind.Limits.Of(account) ?? [])
            .Select(text => text.Split('=', 2))
            .ToDictionary(parts => parts[0], parts => parts[1]);
        return string.Join(
            ' ',
            Limits
                .Where(limit => scope.IsMariaDb || limit.Key != "MAX_STATEMENT_TIME")
                .Select(limit => $"{limit.Value} {set.GetValueOrDefault(limit.Key, "0")}")
        );
    }

    private static string Lifetime(long? days) =>
        days switch
        {
            null => "PASSWORD EXPIRE DEFAULT",
            0 => "PASSWORD EXPIRE NEVER",
            _ => string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"PASSWORD EXPIRE INTERVAL {days} DAY"
            ),
        };
}
