using Npgsql;

namespace Undrift.PostgreSql.Observation;

/// <summary>Runs one script and keeps what its statements did.</summary>
internal sealed class ScriptObservation(NpgsqlConnection connection, ScratchDatabase scratch, DatabaseState origin)
{
    private const string NoTransaction =
        "no transaction joins the statements of the file: when one fails, those before it stay";

    private readonly List<ObservedEffect> _effects = [];
    private DatabaseState? _last;
    private int? _first;
    private bool _stays;

    /// <summary>What was seen.</summary>
    public IReadOnlyList<ObservedEffect> Effects => _effects;

    /// <summary>Why it failed; null: it did not.</summary>
    public UndriftException? Failure { get; private set; }

    /// <summary>Runs it.</summary>
    public async Task RunAsync(SqlScript script, CancellationToken cancellation)
    {
        var session = new ScriptSession(connection, scratch, cancellation);
        try
        {
            await session.ResetAllAsync();
            var whole = ScriptTransactions.JoinsAll(script);
            if (whole)
                await session.RunAsync(ScriptTransactions.Begin(script));
            foreach (var statement in new ScriptWalker(session.Notes).Walk(script))
            {
                cancellation.ThrowIfCancellationRequested();
                StatementRules.Require(statement, scratch.IsPrivate);
                await ObserveAsync(session, script, statement, cancellation);
            }
            if (whole && session.InTransaction)
                await session.RunAsync(ScriptTransactions.Commit(script));
            await session.EndTransactionAsync();
        }
        catch (UndriftException failure) when (failure.Kind == FailureKind.Failed)
        {
            Failure = failure;
        }
    }

    private async Task ObserveAsync(
        ScriptSession session,
        SqlScript script,
        Statement statement,
        CancellationToken cancellation
    )
    {
        var alone = !session.InTransaction;
        var wrapped = alone && ObservationRun.IsWrapped(statement);
        if (wrapped)
            await session.RunAsync(ScriptTransactions.Begin(script));
        // Locks and counts of what was read are those of a transaction: what was seen last holds while it lasts.
        var before = alone || _last is null ? await DatabaseState.ReadAsync(connection, cancellation) : _last;
        await RunAsync(session, script, statement, cancellation);
        var after = _last = await DatabaseState.ReadAsync(connection, cancellation);
        Keep(script, statement, EffectsOf(statement, before, after, inTransaction: !alone));
        Join(statement, alone && (wrapped || ScriptTransactions.IsRefused(statement)));
        if (wrapped)
            await session.RunAsync(ScriptTransactions.Commit(script));
    }

    /// <summary>Runs a statement. What fails for want of rows says nothing of a database that has them: it is left out.</summary>
    private async Task RunAsync(
        ScriptSession session,
        SqlScript script,
        Statement statement,
        CancellationToken cancellation
    )
    {
        var guarded = session.InTransaction && NeedOfRows.IsPossible(statement);
        if (guarded)
            await SendAsync("SAVEPOINT undrift_rows", cancellation);
        try
        {
            await session.RunAsync(statement);
            if (guarded)
                await SendAsync("RELEASE SAVEPOINT undrift_rows", cancellation);
        }
        catch (UndriftException failure) when (NeedOfRows.In(statement, failure) is { } said)
        {
            if (guarded)
                await SendAsync("ROLLBACK TO SAVEPOINT undrift_rows", cancellation);
            Keep(script, statement, [new ObservedEffect(statement.Place.Line, NeedOfRows.Words(said))]);
        }
    }

    private async Task SendAsync(string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private IReadOnlyList<ObservedEffect> EffectsOf(
        Statement statement,
        DatabaseState before,
        DatabaseState after,
        bool inTransaction
    ) =>
        new StatementEffects(origin, before, after, statement)
        {
            Until = inTransaction ? "until the transaction ends" : "for a moment",
            KnownLock =
                !ScriptTransactions.IsRefused(statement) ? null
                : statement.Words.Contains("CONCURRENTLY") ? LockClass.ShareUpdateExclusive
                : LockClass.AccessExclusive,
        }.All();

    private void Keep(SqlScript script, Statement statement, IReadOnlyList<ObservedEffect> effects) =>
        _effects.AddRange(
            statement.Place.Script == script.Name
                ? effects
                : effects.Select(effect => effect with { File = statement.Place.Script })
        );

    /// <summary>Says once, at the second statement that is committed for itself, that the file is no whole.</summary>
    private void Join(Statement statement, bool committed)
    {
        if (!committed || statement.Word(0) is "SELECT" || _stays)
            return;
        _stays = _first is not null;
        _first ??= statement.Place.Line;
        if (_stays)
            _effects.Add(new ObservedEffect(_first.Value, NoTransaction) { Hazard = Hazard.NotTransactional });
    }
}
