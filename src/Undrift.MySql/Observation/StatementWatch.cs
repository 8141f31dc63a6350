using Undrift.MySql.Connection;
using Undrift.MySql.Native;
using Undrift.MySql.Scripts;

namespace Undrift.MySql.Observation;

/// <summary>Runs the statements of a script and keeps what each of them did to tables that were there before all scripts.</summary>
/// <param name="runner">Knows the database that the scripts are in.</param>
/// <param name="known">The tables that were there before.</param>
internal sealed class StatementWatch(ScriptRunner runner, KnownTables known)
{
    private const string NoTransaction =
        "the server commits each change of the schema for itself: when a statement fails, those before it stay";

    private static readonly HashSet<string> Quiet = ["SET", "SELECT", "USE", "BEGIN", "START", "COMMIT", "SHOW"];
    private readonly List<ObservedEffect> _effects = [];
    private IReadOnlyDictionary<string, TableState>? _last;
    private int? _firstOfSchema;
    private int _count;

    /// <summary>What was seen.</summary>
    public IReadOnlyList<ObservedEffect> Effects =>
        _firstOfSchema is { } line && _count > 1
            ? [.. _effects, new ObservedEffect(line, NoTransaction) { Hazard = Hazard.NotTransactional }]
            : _effects;

    /// <summary>Runs a statement.</summary>
    public async Task RunAsync(
        MySqlConnection connection,
        Statement statement,
        string sql,
        CancellationToken cancellation
    )
    {
        var before = _last ?? await TableStates.ReadAsync(connection, runner.Database, cancellation);
        var way = await AlterWay.RunAsync(connection, statement, sql, cancellation);
        if (way is null)
            await SendAsync(connection, statement, sql, cancellation);
        if (!Quiet.Contains(statement.Word(0)))
            _count++;
        if (RowStatements.Is(statement))
        {
            _effects.AddRange(RowStatements.Of(statement, known));
            return;
        }
        if (statement.Word(0) is "CREATE" or "ALTER" or "DROP" or "RENAME" or "TRUNCATE")
            _firstOfSchema ??= statement.Place.Line;
        _last = await TableStates.ReadAsync(connection, runner.Database, cancellation);
        _effects.AddRange(Changes(statement, before, _last, way));
    }

    /// <summary>What fails for want of rows says nothing of a database that has them: it is left out.</summary>
    private async Task SendAsync(
        MySqlConnection connection,
        Statement statement,
        string sql,
        CancellationToken cancellation
    )
    {
        try
        {
            await connection.ExecuteAsync(sql, cancellation);
        }
        catch (MySqlException e) when (RowStatements.NeedsRows(statement, e))
        {
            _effects.Add(
                new ObservedEffect(
                    statement.Place.Line,
                    $"was not tried out, as it needs rows and the copy has none: {e.Said}"
                )
            );
        }
    }

    private IEnumerable<ObservedEffect> Changes(
        Statement statement,
        IReadOnlyDictionary<string, TableState> before,
        IReadOnlyDictionary<string, TableState> after,
        AlterWay? way
    )
    {
        var come = after.Values.Where(table => !before.ContainsKey(table.Name)).ToList();
        foreach (var name in known.Names.Where(before.ContainsKey))
        {
            var table = known[name]!;
            var changes = new TableChanges(statement, table, way);
            var now = after.GetValueOrDefault(name) ?? Renamed(before[name], come, statement);
            foreach (var effect in now is null ? [changes.Dropped()] : changes.Of(before[name], now))
                yield return effect;
            if (now is null)
                known.Remove(name);
            else if (now.Name != name)
                known.Rename(name, now.Name);
        }
        if (IsOfRights(statement))
            yield return new ObservedEffect(statement.Place.Line, "changes who may do what")
            {
                Hazard = Hazard.AuthorisationChange,
            };
    }

    /// <summary>The table under its new name: the one with the same numbers, else the only one that a RENAME can mean.</summary>
    private static TableState? Renamed(TableState old, List<TableState> come, Statement statement) =>
        come.Find(table => old.Ids.Count > 0 && table.Ids.SetEquals(old.Ids))
        ?? (statement.Has("RENAME") && come is [var only] ? only : null);

    private static bool IsOfRights(Statement statement) =>
        statement.Word(0) is "GRANT" or "REVOKE"
        || (statement.Word(0) is "CREATE" or "ALTER" or "DROP" && statement.Word(1) is "USER" or "ROLE");
}
