using Undrift.MySql.Connection;
using Undrift.MySql.Scratch;

namespace Undrift.MySql.Scripts;

/// <summary>
/// Runs SQL files on a scratch database as the <c>mysql</c> client would: each file in a session of its own, which is closed
/// afterwards. What one run makes is there for the next.
/// </summary>
/// <param name="scratch">The database.</param>
/// <param name="timeout">For each statement.</param>
internal sealed class ScriptRunner(ScratchDatabase scratch, TimeSpan timeout)
{
    private readonly DatabaseStatements databases = new(scratch);
    private readonly MissingAccounts accounts = new(scratch.IsPrivate);
    private readonly List<string> notes = [];

    /// <summary>Sends a statement in the session's place, to look at what it does; null: it is sent as it is.</summary>
    public Func<MySqlConnection, Statement, string, CancellationToken, Task>? Send { get; set; }

    /// <summary>How many statements were run.</summary>
    public int Statements { get; private set; }

    /// <summary>The database that the objects are in.</summary>
    public string Database => databases.Current;

    /// <summary>Accounts that the scripts name and the private server did not have.</summary>
    public IReadOnlyList<string> CreatedAccounts => accounts.Created;

    /// <summary>What was skipped and why, with its place.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>Runs the scripts in order.</summary>
    /// <param name="scripts">The files.</param>
    /// <param name="cancellation">Ends the running statement and the run.</param>
    /// <exception cref="UndriftException">A statement fails or cannot be run: file, line and column are said.</exception>
    public async Task RunAsync(IReadOnlyList<SqlScript> scripts, CancellationToken cancellation)
    {
        foreach (var script in scripts)
        {
            using var connection = await scratch.OpenAsync(timeout, databases.Current, cancellation);
            var session = new ScriptSession(connection, scratch, databases, accounts, notes) { Send = Send };
            await session.RunAsync(script, cancellation);
            Statements += session.Count;
        }
    }
}
