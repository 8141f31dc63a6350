namespace Undrift.Sqlite.Observation;

/// <summary>What an ALTER TABLE did to the columns of a table.</summary>
internal sealed class ColumnChanges(Statement statement, KnownTable table)
{
    private const string Refusal = "Cannot add a";

    /// <summary>The id of a column under the names that it had before all scripts.</summary>
    public static ObjectId IdOf(KnownTable table, string column) =>
        new(ColumnKind.Kind.Name, "", table.Original, column);

    /// <summary>The effects.</summary>
    public IEnumerable<ObservedEffect> Of(TableState old, TableState now)
    {
        if (old.Columns.SequenceEqual(now.Columns))
            return [];
        if (old.Columns.Count == now.Columns.Count)
            return Renamed(old, now);
        return now.Columns.Count > old.Columns.Count ? Added() : Dropped(old, now);
    }

    private ObservedEffect[] Renamed(TableState old, TableState now)
    {
        foreach (var (before, after) in old.Columns.Zip(now.Columns).Where(pair => pair.First != pair.Second))
            if (table.Columns.Remove(before, out var original))
                table.Columns[after] = original;
        return [];
    }

    private IEnumerable<ObservedEffect> Dropped(TableState old, TableState now)
    {
        foreach (var column in old.Columns.Except(now.Columns, StringComparer.Ordinal))
            if (table.Columns.Remove(column, out var original))
                yield return ScriptWatch.Effect(
                    statement.Line,
                    table,
                    Hazard.DataLoss,
                    $"drops the column {IdOf(table, original).Path}, and writes every row anew"
                ) with
                {
                    Object = IdOf(table, original),
                };
    }

    private IEnumerable<ObservedEffect> Added()
    {
        var tokens = Tokenizer.Split(statement.Text);
        if (tokens.Exists(token => token.Is("CHECK")))
            yield return ScriptWatch.Effect(
                statement.Line,
                table,
                Hazard.ValidationScan,
                $"looks at every row of {table.Original} for the new column"
            );
        if (RefusedWithRows(tokens) is { } why)
            yield return ScriptWatch.Effect(
                statement.Line,
                table,
                Hazard.ValidationScan,
                $"adds a column to {table.Original}"
            ) with
            {
                Hazard = null,
                Lock = null,
                FailsWithRows = $"{why}, as {table.Original} has rows",
            };
    }

    /// <summary>Some columns can be added to a table without rows only: SQLite is asked with one that has a row.</summary>
    private string? RefusedWithRows(List<Token> tokens)
    {
        var add = tokens.FindIndex(token => token.Is("ADD"));
        if (add < 0)
            return null;
        using var probe = SqliteConnection.OpenInMemory();
        probe.Execute("CREATE TABLE undrift_probe (undrift_row)");
        probe.Execute("INSERT INTO undrift_probe VALUES (1)");
        try
        {
            probe.Execute("ALTER TABLE undrift_probe " + statement.Text[tokens[add].Start..]);
            return null;
        }
        catch (SqliteException refused)
        {
            return refused.Message.StartsWith(Refusal, StringComparison.Ordinal) ? refused.Message : null;
        }
    }
}
