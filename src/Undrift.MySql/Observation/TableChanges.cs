using Undrift.MySql.Kinds;
using Undrift.MySql.Planning;
using Undrift.MySql.Scripts;

namespace Undrift.MySql.Observation;

/// <summary>What a statement did to one table, told from its state before and after.</summary>
/// <param name="statement">The statement.</param>
/// <param name="table">The table.</param>
/// <param name="way">How the server did an ALTER TABLE; null: it was none, or said so itself.</param>
internal sealed class TableChanges(Statement statement, KnownTable table, AlterWay? way)
{
    /// <summary>It is gone.</summary>
    public ObservedEffect Dropped() => Effect(Hazard.DataLoss, $"drops {table.Original}");

    /// <summary>It is there still.</summary>
    public IEnumerable<ObservedEffect> Of(TableState before, TableState after)
    {
        if (statement.Begins("TRUNCATE"))
            return IsSubject(before, "TABLE", "TRUNCATE")
                ? [Effect(Hazard.DataLoss, $"removes every row of {table.Original}")]
                : [];
        return [.. Parts(before), .. Columns(before, after), .. Work(before, after)];
    }

    private IEnumerable<ObservedEffect> Parts(TableState before)
    {
        var loses = statement
            .Words.Zip(statement.Words.Skip(1))
            .Any(pair => pair is ("DROP" or "TRUNCATE", "PARTITION"));
        return loses && IsSubject(before, "TABLE")
            ? [Effect(Hazard.DataLoss, $"removes the rows of a part of {table.Original}")]
            : [];
    }

    private IEnumerable<ObservedEffect> Columns(TableState before, TableState after)
    {
        // Another table may have a column of that name, too.
        var renamed = IsSubject(before, "TABLE") ? RenamedColumns.Of(statement) : [];
        foreach (var old in before.Columns)
        {
            if (!table.Columns.Remove(old.Name, out var original))
                continue;
            var now = Named(after, renamed.GetValueOrDefault(old.Name, old.Name));
            if (now is not null)
                table.Columns[now.Name] = original;
            var id = ColumnKind.IdOf(table.Original, original);
            if (now is null && !old.Generated)
                yield return Effect(Hazard.DataLoss, $"drops the column {id.Path}") with
                {
                    Object = id,
                };
            else if (now is not null && Loses(old, now))
                yield return Effect(
                    Hazard.DataLoss,
                    $"converts {id.Path} from {old.Type} to {now.Type}, which not every value survives"
                ) with
                {
                    Object = id,
                };
        }
    }

    private static ColumnState? Named(TableState table, string name) =>
        table.Columns.FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private bool Loses(ColumnState old, ColumnState now) =>
        (now.Type, now.Charset) != (old.Type, old.Charset)
        && TypeConversion.Of(old.Object(table.Original), now.Object(table.Original)).Loses;

    private IEnumerable<ObservedEffect> Work(TableState before, TableState after)
    {
        if (IsRewritten(before, after))
            yield return Effect(Hazard.TableRewrite, $"writes every row of {table.Original} anew");
        else if (after.Indexes.Except(before.Indexes).Order(StringComparer.Ordinal).FirstOrDefault() is { } index)
            yield return Effect(Hazard.IndexBuild, $"builds the index {index} on {table.Original}");
    }

    /// <summary>InnoDB gives a table that it builds anew another number; what has no number is copied, or not touched.</summary>
    private bool IsRewritten(TableState before, TableState after)
    {
        if (before.Ids.Count == 0 || after.Ids.Count == 0)
            return statement.Word(0) == "ALTER" && way is { Copies: true } && IsSubject(before, "TABLE");
        // Partitions that come or go leave the others as they are.
        return !before.Ids.Overlaps(after.Ids)
            || (before.Ids.Count == after.Ids.Count && !before.Ids.SetEquals(after.Ids) && !statement.Has("TRUNCATE"));
    }

    /// <summary>True where the name behind one of these words, after a database's, is the table's.</summary>
    private bool IsSubject(TableState state, params string[] behind)
    {
        var words = statement.Words.ToList();
        var at = words.FindLastIndex(Math.Min(4, words.Count - 1), word => behind.Contains(word)) + 1;
        while (at < words.Count && words[at] is "IF" or "EXISTS")
            at++;
        return words
            .Skip(at)
            .Take(2)
            .Any(word => word.TrimStart('`').Equals(state.Name, StringComparison.OrdinalIgnoreCase));
    }

    private ObservedEffect Effect(Hazard hazard, string words)
    {
        var id = TableKind.IdOf(table.Original);
        return new ObservedEffect(statement.Place.Line, words)
        {
            Hazard = hazard,
            Object = id,
            Table = id,
            Lock =
                way is not null ? new PlanLock(way.Blocks, id)
                : statement.Word(0) is "DROP" or "TRUNCATE" ? new PlanLock(LockClass.AccessExclusive, id)
                : null,
        };
    }
}
