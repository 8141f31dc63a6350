using Npgsql;

namespace Undrift.PostgreSql;

/// <summary>What running scripts came to.</summary>
/// <param name="Statements">How many were run.</param>
/// <param name="CreatedRoles">Roles that the scripts name and the private server did not have.</param>
/// <param name="SpeaksOfPrivileges">True when a statement grants or revokes something, now or for later.</param>
/// <param name="Notes">What was skipped and why, with its place.</param>
internal sealed record ScriptResult(
    int Statements,
    IReadOnlyList<string> CreatedRoles,
    bool SpeaksOfPrivileges,
    IReadOnlyList<string> Notes
)
{
    /// <summary>Before anything was run.</summary>
    public static ScriptResult None { get; } = new(0, [], false, []);

    /// <summary>This and what was run after it.</summary>
    public ScriptResult And(ScriptResult next) =>
        new(
            Statements + next.Statements,
            [.. CreatedRoles, .. next.CreatedRoles],
            SpeaksOfPrivileges || next.SpeaksOfPrivileges,
            [.. Notes, .. next.Notes]
        );
}

/// <summary>
/// Runs SQL files on a scratch database as psql would: one session, each statement its own transaction unless the script
/// says BEGIN, session settings back to their defaults before each file.
/// </summary>
internal static class ScriptRunner
{
    private const int MostTogether = 100;
    private const int MostText = 256 * 1024;

    /// <summary>Runs the scripts in order, on a connection of its own that is closed afterwards.</summary>
    /// <param name="scratch">The database.</param>
    /// <param name="scripts">The files.</param>
    /// <param name="timeout">For each statement.</param>
    /// <param name="cancellation">Ends the running statement and the run.</param>
    /// <exception cref="UndriftException">A statement fails or cannot be run: file, line and column are said.</exception>
    public static async Task<ScriptResult> RunAsync(
        ScratchDatabase scratch,
        IReadOnlyList<SqlScript> scripts,
        TimeSpan timeout,
        CancellationToken cancellation
    )
    {
        await using var connection = await scratch.OpenAsync(timeout, cancellation);
        var session = new ScriptSession(connection, scratch, cancellation);
        var walker = new ScriptWalker(session.Notes);
        foreach (var script in scripts)
        {
            await session.ResetAsync();
            var whole = ScriptTransactions.JoinsAll(script);
            if (whole)
                await session.RunAsync(ScriptTransactions.Begin(script));
            await RunAsync(session, walker.Walk(script), scratch.IsPrivate, cancellation);
            if (whole && session.InTransaction)
                await session.RunAsync(ScriptTransactions.Commit(script));
            await session.EndTransactionAsync();
        }
        return new ScriptResult(session.Count, session.CreatedRoles, session.SpeaksOfPrivileges, session.Notes);
    }

    private static async Task RunAsync(
        ScriptSession session,
        IEnumerable<Statement> statements,
        bool isPrivate,
        CancellationToken cancellation
    )
    {
        var (together, length, company) = (new List<Statement>(), 0, StatementRules.Company.Alone);
        foreach (var statement in statements)
        {
            cancellation.ThrowIfCancellationRequested();
            StatementRules.Require(statement, isPrivate);
            session.SpeaksOfPrivileges |= StatementRules.IsOfPrivileges(statement);
            var own = session.InTransaction ? StatementRules.Company.Alone : StatementRules.CompanyOf(statement);
            if (own != company || together.Count == MostTogether || length > MostText)
            {
                await session.RunTogetherAsync(together);
                (company, length) = (own, 0);
                together.Clear();
            }
            if (own == StatementRules.Company.Alone)
            {
                await session.RunAsync(statement);
                continue;
            }
            together.Add(statement);
            length += statement.Text.Length;
        }
        await session.RunTogetherAsync(together);
    }
}
