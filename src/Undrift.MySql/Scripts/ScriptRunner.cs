using Undrift.MySql.Scratch;

namespace Undrift.MySql.Scripts;

/// <summary>What running scripts came to.</summary>
/// <param name="Statements">How many were run.</param>
/// <param name="Database">The database that the objects are in.</param>
/// <param name="CreatedAccounts">Accounts that the scripts name and the private server did not have.</param>
/// <param name="SpeaksOfPrivileges">True when a statement grants or revokes something.</param>
/// <param name="Notes">What was skipped and why, with its place.</param>
internal sealed record ScriptResult(
    int Statements,
    string Database,
    IReadOnlyList<string> CreatedAccounts,
    bool SpeaksOfPrivileges,
    IReadOnlyList<string> Notes
);

/// <summary>Runs SQL files on a scratch database as the <c>mysql</c> client would: each file in a session of its own.</summary>
internal static class ScriptRunner
{
    /// <summary>Runs the scripts in order; the sessions are closed afterwards.</summary>
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
        var databases = new DatabaseStatements(scratch);
        var accounts = new MissingAccounts(scratch.IsPrivate);
        var notes = new List<string>();
        var (count, privileges) = (0, false);
        foreach (var script in scripts)
        {
            using var connection = await scratch.OpenAsync(timeout, databases.Current, cancellation);
            var session = new ScriptSession(connection, scratch, databases, accounts, notes);
            await session.RunAsync(script, cancellation);
            count += session.Count;
            privileges |= session.SpeaksOfPrivileges;
        }
        return new ScriptResult(count, databases.Current, accounts.Created, privileges, notes);
    }
}
