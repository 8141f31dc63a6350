using Npgsql;

namespace Undrift.PostgreSql;

/// <summary>
/// The least-privilege role for checking. The system catalogs are readable by every role (PostgreSQL manual, "System
/// Catalogs"), so that CONNECT is all it needs; everything else here takes rights away.
/// </summary>
internal static class CheckingRole
{
    /// <summary>The SQL that makes the role.</summary>
    public static string Sql(string role, string? database)
    {
        using var quoting = new NpgsqlCommandBuilder();
        var name = quoting.QuoteIdentifier(role);
        var target = database is null ? "CURRENT_DATABASE_NAME" : quoting.QuoteIdentifier(database);
        var remark = database is null ? "\n-- Put your database's name in the place of CURRENT_DATABASE_NAME." : "";
        return $"""
            -- The role that Undrift checks with. Set a password with psql's \password {role}, or use another way to log in.{remark}
            CREATE ROLE {name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION CONNECTION LIMIT 4;
            GRANT CONNECT ON DATABASE {target} TO {name};
            -- Undrift opens read-only transactions by itself; this holds even for a person who uses the role.
            ALTER ROLE {name} SET default_transaction_read_only = on;
            ALTER ROLE {name} SET statement_timeout = '60s';
            -- Nothing more is needed: no right on any schema or table. Where SELECT on a system catalog was revoked from
            -- PUBLIC, a check says which one it could not read.
            """;
    }
}
