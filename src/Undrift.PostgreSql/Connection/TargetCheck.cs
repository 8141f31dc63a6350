using Npgsql;

namespace Undrift.PostgreSql;

/// <summary>Whether a server is of the sort that target_session_attrs asks for.</summary>
internal static class TargetCheck
{
    /// <summary>Asks the server, as libpq does with servers that do not report it.</summary>
    public static async Task<bool> HoldsAsync(
        NpgsqlConnection connection,
        TargetSession target,
        CancellationToken cancellation
    )
    {
        var question = target is TargetSession.Primary or TargetSession.Standby
            ? "SELECT pg_catalog.pg_is_in_recovery()"
            : "SELECT pg_catalog.pg_is_in_recovery() OR pg_catalog.current_setting('default_transaction_read_only') = 'on'";
        await using var command = new NpgsqlCommand(question, connection);
        var restricted = await command.ExecuteScalarAsync(cancellation) is true;
        return restricted == (target is TargetSession.ReadOnly or TargetSession.Standby);
    }

    /// <summary>The failure of a server of the wrong sort.</summary>
    public static UndriftException Failure(PostgreSqlSource source, ServerAddress server, TargetSession target)
    {
        var wanted = target switch
        {
            TargetSession.ReadWrite => "read-write",
            TargetSession.ReadOnly => "read-only",
            TargetSession.Standby => "a standby",
            _ => "a primary",
        };
        return UndriftException.Failed(
            $"{server} is not {wanted}",
            source.ToString(),
            "name a server of that sort, or remove target_session_attrs"
        );
    }
}
