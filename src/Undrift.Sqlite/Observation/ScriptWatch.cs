namespace Undrift.Sqlite.Observation;

/// <summary>
/// Keeps what the statements of a script did to tables that were there before all scripts. A table that is dropped after its
/// rows were copied to another one that takes its name is built anew, and not lost (sqlite.org/lang_altertable.html,
/// "Making Other Kinds Of Table Schema Changes").
/// </summary>
internal sealed class ScriptWatch(SqliteConnection connection, Dictionary<string, KnownTable> known, SchemaState first)
{
    private const string NoTransaction =
        "no transaction joins the statements of the file: when one fails, those before it stay";

    private readonly List<ObservedEffect> _effects = [];
    private readonly Dictionary<string, (KnownTable Table, int Line)> _dropped = new(StringComparer.Ordinal);
    private readonly HashSet<string> _copied = new(StringComparer.Ordinal);
    private readonly HashSet<KnownTable> _rebuilt = [];
    private bool _wasOpen = !connection.InAutoCommit;
    private int? _line;
    private int _committed;

    /// <summary>The schema now.</summary>
    public SchemaState Last { get; private set; } = first;

    /// <summary>What was seen, in the order of the lines.</summary>
    public IReadOnlyList<ObservedEffect> Effects() =>
        [
            .. _effects
                .Where(effect =>
                    effect.Hazard is not Hazard.IndexBuild || !_rebuilt.Any(table => table.Id == effect.Table)
                )
                .Concat(
                    _dropped.Values.Select(gone =>
                        Effect(gone.Line, gone.Table, Hazard.DataLoss, $"drops {gone.Table.Original}")
                    )
                )
                .Concat(
                    _committed > 1
                        ? [new ObservedEffect(_line!.Value, NoTransaction) { Hazard = Hazard.NotTransactional }]
                        : []
                )
                .OrderBy(effect => effect.Line),
        ];

    /// <summary>A statement was run.</summary>
    public void Ran(Statement statement)
    {
        var tokens = Tokenizer.Split(statement.Text);
        Join(statement, tokens);
        if (RowStatements.Is(tokens))
        {
            _effects.AddRange(RowStatements.Of(statement, tokens, known));
            _copied.UnionWith(RowStatements.CopiedBy(tokens));
            return;
        }
        var (before, after) = (Last, SchemaState.Read(connection));
        Last = after;
        foreach (var name in known.Keys.Where(before.Tables.ContainsKey).ToList())
            Follow(statement, name, before, after);
        foreach (var name in after.Tables.Keys.Where(name => !before.Tables.ContainsKey(name)))
            Replace(name, after.Tables[name]);
        foreach (var (index, table) in after.Indexes.Where(index => !before.Indexes.ContainsKey(index.Key)))
            if (known.TryGetValue(table, out var owner))
                Add(statement, owner, Hazard.IndexBuild, $"builds the index {index} on {owner.Original}");
        if (tokens is [var word, ..] && word.Is("VACUUM"))
            _effects.Add(
                new ObservedEffect(statement.Line, "writes the whole file anew") { Hazard = Hazard.TableRewrite }
            );
    }

    private void Follow(Statement statement, string name, SchemaState before, SchemaState after)
    {
        var (table, old) = (known[name], before.Tables[name]);
        var now =
            after.Tables.GetValueOrDefault(name)
            ?? after.Tables.Values.FirstOrDefault(other =>
                other.Root == old.Root && !before.Tables.ContainsKey(Names.Fold(other.Name))
            );
        if (now is null || Names.Fold(now.Name) != name)
            known.Remove(name);
        if (now is null)
        {
            _dropped[name] = (table, statement.Line);
            // The old one was put aside first, and the new one has its name already.
            if (
                after.Tables.TryGetValue(Names.Fold(table.Original), out var other)
                && !known.ContainsKey(Names.Fold(table.Original))
            )
                Rebuilt(name, other);
            return;
        }
        known[Names.Fold(now.Name)] = table;
        foreach (var effect in new ColumnChanges(statement, table).Of(old, now))
            _effects.Add(effect);
    }

    /// <summary>A table came, or was called otherwise: it may stand for one that is gone.</summary>
    private void Replace(string name, TableState now)
    {
        if (_dropped.ContainsKey(name) && !known.ContainsKey(name))
            Rebuilt(name, now);
    }

    private void Rebuilt(string dropped, TableState now)
    {
        if (!_copied.Contains(dropped))
            return;
        var (table, line) = _dropped[dropped];
        _dropped.Remove(dropped);
        _rebuilt.Add(table);
        known[Names.Fold(now.Name)] = table;
        _effects.Add(Effect(line, table, Hazard.TableRewrite, $"writes every row of {table.Original} anew"));
        foreach (
            var column in table
                .Columns.Keys.Where(column => !now.Columns.Contains(column, StringComparer.OrdinalIgnoreCase))
                .ToList()
        )
        {
            table.Columns.Remove(column, out var original);
            var id = ColumnChanges.IdOf(table, original!);
            _effects.Add(Effect(line, table, Hazard.DataLoss, $"drops the column {id.Path}") with { Object = id });
        }
    }

    private void Add(Statement statement, KnownTable table, Hazard hazard, string words) =>
        _effects.Add(Effect(statement.Line, table, hazard, words));

    /// <summary>One writer at a time: whoever else writes to the file waits.</summary>
    internal static ObservedEffect Effect(int line, KnownTable table, Hazard hazard, string words) =>
        new(line, words)
        {
            Hazard = hazard,
            Object = table.Id,
            Table = table.Id,
            Lock = new PlanLock(LockClass.Share, table.Id),
            Until = "to the whole file meanwhile",
        };

    /// <summary>Counts the statements that are committed for themselves.</summary>
    private void Join(Statement statement, List<Token> tokens)
    {
        var open = !connection.InAutoCommit;
        if (!open && !_wasOpen && tokens is [var word, ..] && !word.Is("PRAGMA") && !word.Is("SELECT"))
        {
            _line ??= statement.Line;
            _committed++;
        }
        _wasOpen = open;
    }
}
