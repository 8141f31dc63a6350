using Undrift.MySql.Scratch;

namespace Undrift.MySql;

/// <summary>
/// The least-privilege account for checking. Neither server shows a definition to an account that has no right on the object
/// (MySQL's and MariaDB's manuals, INFORMATION_SCHEMA), so that some rights are needed, none of which changes anything.
/// </summary>
internal static class CheckingAccount
{
    /// <summary>The SQL that makes the account.</summary>
    public static string Sql(string role, string? database)
    {
        var account = $"'{role.Replace("'", "''", StringComparison.Ordinal)}'@'%'";
        var target = database is null ? "YOUR_DATABASE" : DatabaseMaker.Quoted(database);
        var remark = database is null ? "\n-- Put your database's name in the place of YOUR_DATABASE." : "";
        return $"""
            -- The account that Undrift checks with. Set a password: ALTER USER {account} IDENTIFIED BY …{remark}
            CREATE USER {account} WITH MAX_USER_CONNECTIONS 4;
            -- Tables and views: neither server shows the columns of a table, or the text of a view, without SELECT and SHOW VIEW.
            -- Undrift reads no row of yours; it opens read-only transactions.
            GRANT SELECT, SHOW VIEW, TRIGGER, EVENT ON {target}.* TO {account};
            -- Bodies of procedures and functions. MySQL (8.0.20 and later):
            --   GRANT SHOW_ROUTINE ON *.* TO {account};
            -- MariaDB 11.3 and later:
            --   GRANT SHOW CREATE ROUTINE ON {target}.* TO {account};
            -- MariaDB before that shows them to accounts that may read mysql.proc:
            --   GRANT SELECT ON mysql.proc TO {account};
            -- What could not be read is named in the report, and the check is inconclusive (exit code 3).
            """;
    }
}
