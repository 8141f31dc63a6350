namespace Undrift.PostgreSql.Observation;

/// <summary>The work that a statement makes of tables as wholes: rows written anew or looked at, indexes built.</summary>
/// <param name="origin">Before all scripts.</param>
/// <param name="before">Before the statement.</param>
/// <param name="after">After it.</param>
/// <param name="statement">The statement.</param>
/// <param name="of">Makes an effect on a relation.</param>
internal sealed class TableEffects(
    DatabaseState origin,
    DatabaseState before,
    DatabaseState after,
    Statement statement,
    Func<Hazard?, uint, string, ObjectId?, ObservedEffect> of
)
{
    /// <summary>The effects.</summary>
    public IEnumerable<ObservedEffect> All()
    {
        var emptied = Emptied();
        var moved = Moved();
        var rewritten = moved
            .Where(relation => relation.HoldsRows && !emptied.Contains(relation.Oid))
            .Select(relation => relation.Oid)
            .ToHashSet();
        foreach (var oid in rewritten.Select(Top).Distinct())
            yield return of(Hazard.TableRewrite, oid, $"writes every row of {PathOf(oid)} anew", null);
        var built = Built(moved).Where(index => !IsDoneFor(index, rewritten, emptied)).ToList();
        foreach (var index in built.DistinctBy(index => Top(index.IndexOf!.Value)))
            yield return of(
                Hazard.IndexBuild,
                Top(index.IndexOf!.Value),
                $"builds the index {index.Name} on {PathOf(Top(index.IndexOf!.Value))}",
                index.Id
            );
        var busy = built.Select(index => index.IndexOf!.Value).Concat(rewritten).ToHashSet();
        foreach (var oid in Scanned().Where(oid => !busy.Contains(oid)).Select(Top).Distinct())
            yield return of(Hazard.ValidationScan, oid, $"looks at every row of {PathOf(oid)}{For(oid)}", null);
    }

    private string PathOf(uint oid) => origin.Relations[oid].Id.Path;

    private HashSet<uint> Emptied()
    {
        var last = before.Seen.Count == 0 ? 0 : before.Seen[^1].Id;
        return
        [
            .. after.Seen.Where(note => note.Id > last && note.Operation == "TRUNCATE").Select(note => note.Relation),
        ];
    }

    /// <summary>What is kept in another file than before.</summary>
    private List<RelationState> Moved() =>
        [
            .. origin.Relations.Values.Where(relation =>
                before.Relations.TryGetValue(relation.Oid, out var old)
                && after.Relations.TryGetValue(relation.Oid, out var now)
                && old.Node != now.Node
                && now.Node != 0
            ),
        ];

    /// <summary>Indexes on tables that were there before: those that are new, and those in another file.</summary>
    private IEnumerable<RelationState> Built(List<RelationState> moved) =>
        after
            .Relations.Values.Where(relation =>
                relation.IndexOf is { } table
                && origin.Relations.ContainsKey(table)
                && before.Relations.ContainsKey(table)
                && !before.Relations.ContainsKey(relation.Oid)
            )
            .OrderBy(index => index.Oid)
            .Concat(moved.Where(relation => relation.IndexOf is not null));

    private static bool IsDoneFor(RelationState index, HashSet<uint> rewritten, HashSet<uint> emptied) =>
        rewritten.Contains(index.IndexOf!.Value) || emptied.Contains(index.IndexOf!.Value);

    /// <summary>
    /// Tables that a change of the schema began to read. What a query reads is its own affair: unless a constraint came
    /// with it (a DO block that alters tables), it does not count.
    /// </summary>
    private IEnumerable<uint> Scanned() =>
        origin
            .Relations.Values.Where(relation =>
                relation.HoldsRows
                && after.Relations.ContainsKey(relation.Oid)
                && after.Scans[relation.Oid].Sum() > before.Scans[relation.Oid].Sum()
                && (statement.Begins("ALTER") || For(relation.Oid).Length > 0)
            )
            .Select(relation => relation.Oid);

    /// <summary>What the rows are looked at for, in words; empty: not known.</summary>
    private string For(uint table)
    {
        var constraints = after
            .Constraints.Where(constraint => constraint.Table == table && !before.Constraints.Contains(constraint))
            .Select(constraint => $"the constraint {constraint.Name}");
        var columns = after
            .Columns.Values.Where(column =>
                column.Table == table
                && column.NotNull
                && before.Columns.TryGetValue((table, column.Number), out var old)
                && !old.NotNull
            )
            .Select(column => $"NOT NULL of {column.Name}");
        var reasons = constraints.Concat(columns).Order(StringComparer.Ordinal).ToList();
        return reasons.Count == 0 ? "" : " for " + string.Join(" and ", reasons);
    }

    /// <summary>The partitioned table that the statement is about, where it does the same to its parts.</summary>
    private uint Top(uint table)
    {
        while (
            origin.Relations[table].Parent is { } above
            && origin.Relations.ContainsKey(above)
            && after.LockOn(above) >= after.LockOn(table)
        )
            table = above;
        return table;
    }
}
