using Npgsql;

namespace Undrift.PostgreSql;

/// <summary>The session in which scripts run: sends statements, and repairs what a scratch server cannot have.</summary>
internal sealed class ScriptSession(
    NpgsqlConnection connection,
    ScratchDatabase scratch,
    CancellationToken cancellation
)
{
    private const string Savepoint = "undrift_statement";

    private readonly MissingRoles roles = new(connection, scratch);
    private Statement? begun;

    /// <summary>Statements run so far.</summary>
    public int Count { get; private set; }

    /// <summary>True when a statement was about privileges.</summary>
    public bool SpeaksOfPrivileges { get; set; }

    /// <summary>What was skipped.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Roles that were made because a statement names them.</summary>
    public IReadOnlyList<string> CreatedRoles => roles.Created;

    /// <summary>True between a script's BEGIN and its end.</summary>
    public bool InTransaction => begun is not null;

    /// <summary>Forgets the settings of the file before: each file is run as psql -f would run it.</summary>
    public async Task ResetAsync()
    {
        if (Count > 0)
            await ResetAllAsync();
    }

    /// <summary>The same for a session in which another one's statements ran.</summary>
    public async Task ResetAllAsync()
    {
        foreach (var sql in new[] { "RESET SESSION AUTHORIZATION", "RESET ALL" })
            await SendAsync(sql);
    }

    /// <summary>A transaction that a file leaves open is rolled back, as it is at the end of psql's session.</summary>
    public async Task EndTransactionAsync()
    {
        if (begun is null)
            return;
        Notes.Add(
            $"{begun.Place}: the transaction that begins here is never committed, so nothing of it remains (as with psql): add COMMIT;"
        );
        begun = null;
        await SendAsync("ROLLBACK");
    }

    /// <summary>Runs statements in one round trip and one transaction; if one fails, all again one by one.</summary>
    public async Task RunTogetherAsync(IReadOnlyList<Statement> statements)
    {
        if (statements.Count > 1 && await TryTogetherAsync(statements))
            return;
        foreach (var statement in statements)
            await RunAsync(statement);
    }

    /// <summary>Runs one statement.</summary>
    public async Task RunAsync(Statement statement)
    {
        while (true)
        {
            try
            {
                await RunOnceAsync(statement);
                Count++;
                return;
            }
            catch (PostgresException e)
            {
                if (IsGuarded(statement))
                    await RollBackAsync();
                if (await roles.TryCreateAsync(e, cancellation))
                    continue;
                if (Tolerance.Of(statement, e, scratch.IsPrivate) is not { } note)
                    throw ScriptFailure.Explain(statement, e, scratch);
                Notes.Add(note);
                return;
            }
            catch (Exception e) when (StatementFailure.Is(e))
            {
                throw ScriptFailure.Lost(statement, e, scratch, cancellation);
            }
        }
    }

    private async Task RunOnceAsync(Statement statement)
    {
        if (statement is CopyStatement copy)
            await CopyAsync(copy);
        else if (IsGuarded(statement))
            await SendAsync($"SAVEPOINT {Savepoint}", statement.Text, $"RELEASE SAVEPOINT {Savepoint}");
        else
            await SendAsync(statement.Text);
        begun = Transactions.After(statement, begun);
    }

    private async Task<bool> TryTogetherAsync(IReadOnlyList<Statement> statements)
    {
        try
        {
            await SendAsync([.. statements.Select(s => s.Text)]);
            Count += statements.Count;
            return true;
        }
        catch (PostgresException)
        {
            return false;
        }
        catch (Exception e) when (StatementFailure.Is(e))
        {
            throw ScriptFailure.Lost(statements[0], e, scratch, cancellation, statements[^1]);
        }
    }

    private async Task CopyAsync(CopyStatement copy)
    {
        if (copy.Words.Contains("BINARY"))
            throw UndriftException.Failed(
                "binary COPY data cannot stand in a script",
                copy.Place.ToString(),
                "write the data as text"
            );
        await using var import = await connection.BeginTextImportAsync(copy.Text, cancellation);
        while (copy.NextLine() is { } line)
        {
            await import.WriteAsync(line.AsMemory(), cancellation);
            await import.WriteAsync('\n');
        }
    }

    /// <summary>
    /// Sends the texts as they stand. A declared parameter keeps the driver from parsing them (it would take ':x' and '?'
    /// for its own, and cannot read BEGIN ATOMIC); the server does not mind one that is not used.
    /// </summary>
    private async Task SendAsync(params string[] texts)
    {
        if (texts is [var only])
        {
            // Rows are thrown away, but some types (aclitem) can only be sent as text.
            await using var command = new NpgsqlCommand(only, connection) { AllResultTypesAreUnknown = true };
            command.Parameters.Add(Unused());
            await command.ExecuteNonQueryAsync(cancellation);
            return;
        }
        await using var batch = new NpgsqlBatch(connection);
        foreach (var text in texts)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(text) { Parameters = { Unused() } });
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlParameter<int> Unused() => new() { TypedValue = 0 };

    /// <summary>Without a parameter: in a failed transaction the server takes no message that has one.</summary>
    private async Task RollBackAsync()
    {
        await using var command = new NpgsqlCommand($"ROLLBACK TO SAVEPOINT {Savepoint}", connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Inside a transaction a failure that can be repaired must not spoil the rest.</summary>
    private bool IsGuarded(Statement statement) => begun is not null && Transactions.MayBeNested(statement);
}
