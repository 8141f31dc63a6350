using Undrift.MySql.Scratch;

namespace Undrift.MySql;

/// <summary>
/// The least-privilege account for checking. Neither server shows a definition to an account that has no right on the object
/// (MySQL's and MariaDB's manuals, INFORMATION_SCHEMA), so that some rights are needed.
/// </summary>
internal static class CheckingAccount
{
    /// <summary>The SQL that makes the account; version comments tell the servers apart.</summary>
    public static string Sql(string role, string? database)
    {
        var account = $"'{role.Replace("'", "''", StringComparison.Ordinal)}'@'%'";
        var target = DatabaseMaker.Quoted(Literally(database ?? "YOUR_DATABASE"));
        var remark = database is null ? "\n-- Put your database's name in the place of YOUR\\_DATABASE." : "";
        return $"""
            -- The account that Undrift checks with. Set a password: ALTER USER {account} IDENTIFIED BY …{remark}
            CREATE USER {account} WITH MAX_USER_CONNECTIONS 4;
            -- Columns of a table and texts of a view are shown with SELECT and SHOW VIEW only; no row of yours is read. There is no right
            -- to see triggers and events without the right to make them; Undrift opens read-only transactions.
            GRANT SELECT, SHOW VIEW, TRIGGER, EVENT ON {target}.* TO {account};
            -- Bodies of procedures and functions: MySQL, MariaDB from 11.3 on, MariaDB before that.
            /*!80020 GRANT SHOW_ROUTINE ON *.* TO {account} */;
            /*M!110301 GRANT SHOW CREATE ROUTINE ON {target}.* TO {account} */;
            /*M!100000 GRANT SELECT ON mysql.proc TO {account} */;
            -- What could not be read is named in the report, and the check is inconclusive (exit code 3).
            """;
    }

    /// <summary>In GRANT, _ and % of a database's name stand for other characters.</summary>
    private static string Literally(string database) =>
        database.Replace("_", @"\_", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal);
}
