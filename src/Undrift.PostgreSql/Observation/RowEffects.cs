using Undrift.PostgreSql.Kinds;

namespace Undrift.PostgreSql.Observation;

/// <summary>What a statement does to rows and values: loses them, changes them, cannot do without them.</summary>
/// <param name="origin">Before all scripts.</param>
/// <param name="before">Before the statement.</param>
/// <param name="after">After it.</param>
/// <param name="statement">The statement.</param>
/// <param name="of">Makes an effect on a relation.</param>
internal sealed class RowEffects(
    DatabaseState origin,
    DatabaseState before,
    DatabaseState after,
    Statement statement,
    Func<Hazard?, uint, string, ObjectId?, ObservedEffect> of
)
{
    /// <summary>The effects.</summary>
    public IEnumerable<ObservedEffect> All() =>
        [.. DroppedTables(), .. ChangedRows(), .. DroppedColumns(), .. ChangedTypes(), .. NewColumns()];

    private IEnumerable<ObservedEffect> DroppedTables()
    {
        var gone = origin
            .Relations.Values.Where(relation =>
                relation.Kind is 'r' or 'p'
                && before.Relations.ContainsKey(relation.Oid)
                && !after.Relations.ContainsKey(relation.Oid)
            )
            .ToList();
        var oids = gone.Select(relation => relation.Oid).ToHashSet();
        return gone.Where(relation => relation.Parent is not { } above || !oids.Contains(above))
            .Select(relation => of(Hazard.DataLoss, relation.Oid, $"drops {relation.Id.Path}", null));
    }

    private IEnumerable<ObservedEffect> ChangedRows()
    {
        var last = before.Seen.Count == 0 ? 0 : before.Seen[^1].Id;
        var seen = after
            .Seen.Where(note => note.Id > last && origin.Relations.ContainsKey(note.Relation))
            .Select(note => (note.Operation, note.Relation))
            .Distinct();
        foreach (var (operation, oid) in seen)
        {
            var path = origin.Relations[oid].Id.Path;
            if (operation == "TRUNCATE")
                yield return of(Hazard.DataLoss, oid, $"removes every row of {path}", null);
            else if (operation == "DELETE")
                yield return of(Hazard.DataLoss, oid, $"deletes rows of {path}", null);
            else if (operation == "UPDATE" && !FillsNewColumnsOnly(oid))
                yield return of(Hazard.Irreversible, oid, $"changes values of {path}", null);
        }
    }

    /// <summary>True where an UPDATE sets only columns that a script before it made: nothing that was there is changed.</summary>
    private bool FillsNewColumnsOnly(uint table) =>
        AssignedColumns.Of(statement.Text) is { Count: > 0 } assigned
        && assigned.All(name => !origin.Columns.Values.Any(column => column.Table == table && column.Name == name));

    private IEnumerable<ObservedEffect> DroppedColumns()
    {
        var gone = origin
            .Columns.Values.Where(column =>
                !column.Generated
                && before.Columns.ContainsKey((column.Table, column.Number))
                && !after.Columns.ContainsKey((column.Table, column.Number))
                && after.Relations.ContainsKey(column.Table)
            )
            .ToList();
        var names = gone.Select(column => (column.Table, column.Name)).ToHashSet();
        return gone.Where(column =>
                origin.Relations[column.Table].Parent is not { } above || !names.Contains((above, column.Name))
            )
            .Select(column => of(Hazard.DataLoss, column.Table, $"drops the column {IdOf(column).Path}", IdOf(column)));
    }

    private IEnumerable<ObservedEffect> ChangedTypes() =>
        from column in origin.Columns.Values
        let key = (column.Table, column.Number)
        let now = after.Columns.GetValueOrDefault(key)
        let old = before.Columns.GetValueOrDefault(key)
        where now is not null && old is not null && now.Type != old.Type
        where TypeConversion.Of(old.TypeText, now.TypeText).Hazards.Contains(Hazard.DataLoss)
        select of(
            Hazard.DataLoss,
            column.Table,
            $"converts {IdOf(column).Path} from {old.TypeText} to {now.TypeText}, which not every value survives",
            IdOf(column)
        );

    /// <summary>A new column that may not be null and has no value to begin with: refused as soon as there is a row.</summary>
    private IEnumerable<ObservedEffect> NewColumns() =>
        after
            .Columns.Values.Where(column =>
                column is { NotNull: true, Valued: false, Generated: false }
                && origin.Relations.ContainsKey(column.Table)
                && before.Relations.ContainsKey(column.Table)
                && !before.Columns.ContainsKey((column.Table, column.Number))
            )
            .Select(column =>
                of(null, column.Table, $"adds the column {IdOf(column).Path}", IdOf(column)) with
                {
                    FailsWithRows =
                        $"the new column {IdOf(column).Path} is NOT NULL and has no default, and the table has rows",
                }
            );

    private ObjectId IdOf(ColumnState column)
    {
        var table = origin.Relations[column.Table];
        return new ObjectId(ColumnKind.Name, table.Schema, table.Name, column.Name);
    }
}
