using System.Text;
using Undrift.MySql.Connection;
using Undrift.MySql.Native;
using Undrift.MySql.Scratch;

namespace Undrift.MySql.Scripts;

/// <summary>Runs the statements of one file in a session of its own, as the client would.</summary>
/// <param name="connection">The session.</param>
/// <param name="scratch">The database.</param>
/// <param name="databases">Which database the script is in; shared by all files.</param>
/// <param name="accounts">Accounts that were made; shared by all files.</param>
/// <param name="notes">Gets what was skipped.</param>
internal sealed class ScriptSession(
    MySqlConnection connection,
    ScratchDatabase scratch,
    DatabaseStatements databases,
    MissingAccounts accounts,
    ICollection<string> notes
)
{
    /// <summary>Statements run so far.</summary>
    public int Count { get; private set; }

    /// <summary>Sends a statement; null: it is sent as it is.</summary>
    public Func<MySqlConnection, Statement, string, CancellationToken, Task>? Send { get; init; }

    /// <summary>Runs a script.</summary>
    /// <exception cref="UndriftException">A statement fails or cannot be run: file, line and column are said.</exception>
    public async Task RunAsync(SqlScript script, CancellationToken cancellation)
    {
        using var reader = new StatementReader(script.Name, Open(script));
        while (Next(reader) is { } item)
        {
            cancellation.ThrowIfCancellationRequested();
            if (item is ClientCommand command)
            {
                if (ClientCommands.Ends(command))
                    return;
                if (!ClientCommands.IsIgnored(command))
                    throw ClientCommands.Refusal(command);
                continue;
            }
            var statement = (Statement)item;
            await RunAsync(statement, cancellation);
            if (statement.Has("SQL_MODE"))
                reader.Modes = await ModesAsync(statement, cancellation);
        }
    }

    private async Task RunAsync(Statement statement, CancellationToken cancellation)
    {
        if (StatementRules.Of(statement, scratch.IsPrivate) is { } exclusion)
        {
            if (!exclusion.Skip)
                throw UndriftException.Failed(exclusion.Why, statement.Place.ToString(), exclusion.Next);
            notes.Add($"{statement.Place}: {exclusion.Why}; it is skipped");
            return;
        }
        if (databases.Of(statement) is not { } replacement)
        {
            await SendAsync(statement, statement.Text, cancellation);
            databases.Ran(statement);
            return;
        }
        if (replacement.Note is { } note)
            notes.Add(note);
        if (replacement.Sql is { } sql)
            await SendAsync(statement, sql, cancellation);
        if (statement.Word(0) == "USE" && scratch.IsPrivate)
            await SendAsync(statement, $"USE {DatabaseMaker.Quoted(databases.Current)}", cancellation);
    }

    private async Task SendAsync(Statement statement, string sql, CancellationToken cancellation)
    {
        for (var again = true; ; again = false)
        {
            try
            {
                await accounts.ProvideDefinerAsync(connection, statement, cancellation);
                await (
                    Send?.Invoke(connection, statement, sql, cancellation) ?? connection.ExecuteAsync(sql, cancellation)
                );
                Count++;
                return;
            }
            catch (MySqlException e) when (!StatementFailure.IsLost(e))
            {
                if (again && await accounts.TryProvideAsync(connection, statement, e, cancellation))
                    continue;
                if (accounts.IsMadeBefore(statement, e))
                    return;
                if (Tolerance.Of(statement, e, scratch.IsPrivate) is not { } note)
                    throw ScriptFailure.Explain(statement, e, scratch);
                if (note.Length > 0)
                    notes.Add(note);
                return;
            }
            catch (Exception e) when (StatementFailure.Is(e))
            {
                throw ScriptFailure.Lost(statement, e, scratch, cancellation);
            }
        }
    }

    private async Task<SqlModes> ModesAsync(Statement statement, CancellationToken cancellation)
    {
        try
        {
            return SqlModes.Of((await connection.QueryAsync("SELECT @@sql_mode", cancellation)).Rows[0][0]);
        }
        catch (Exception e) when (StatementFailure.Is(e))
        {
            throw ScriptFailure.Lost(statement, e, scratch, cancellation);
        }
    }

    private static TextReader Open(SqlScript script)
    {
        try
        {
            return script.Open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw UndriftException.Failed("the file cannot be opened", script.Name, e.Message);
        }
    }

    private static ScriptItem? Next(StatementReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (DecoderFallbackException)
        {
            throw UndriftException.Failed(
                "the file is not UTF-8 text",
                $"{reader.Here} or soon behind it",
                "save the file as UTF-8 (mysqldump --default-character-set=utf8mb4)"
            );
        }
        catch (IOException e)
        {
            throw UndriftException.Failed("the file cannot be read on", reader.Here.ToString(), e.Message);
        }
    }
}
