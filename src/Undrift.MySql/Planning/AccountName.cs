using Undrift.MySql.Text;

namespace Undrift.MySql.Planning;

/// <summary>Names of accounts in SQL.</summary>
internal static class AccountName
{
    /// <summary>
    /// The account quoted. The host stands behind the last @ (MySQL manual, "Specifying Account Names"); a role of MariaDB has
    /// none.
    /// </summary>
    public static string Quote(string account)
    {
        var at = account.LastIndexOf('@');
        var (user, host) = at < 0 ? (account, "") : (account[..at], account[(at + 1)..]);
        return Names.Quote(user) + (host.Length == 0 ? "" : "@" + Names.Quote(host));
    }
}
