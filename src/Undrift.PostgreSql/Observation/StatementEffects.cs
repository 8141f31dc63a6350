namespace Undrift.PostgreSql.Observation;

/// <summary>What a statement did to what was there before all scripts, told from the state before it and after it.</summary>
/// <param name="origin">Before all scripts.</param>
/// <param name="before">Before the statement.</param>
/// <param name="after">After it, in its transaction still.</param>
/// <param name="statement">The statement.</param>
internal sealed class StatementEffects(
    DatabaseState origin,
    DatabaseState before,
    DatabaseState after,
    Statement statement
)
{
    /// <summary>The lock that is known where the statement runs in no transaction, and shows none; null: what is seen.</summary>
    public LockClass? KnownLock { get; init; }

    /// <summary>How long a lock is held.</summary>
    public required string Until { get; init; }

    /// <summary>The effects.</summary>
    public IReadOnlyList<ObservedEffect> All()
    {
        var found = new List<ObservedEffect>();
        found.AddRange(new RowEffects(origin, before, after, statement, Of).All());
        found.AddRange(new TableEffects(origin, before, after, statement, Of).All());
        found.AddRange(Rights());
        found.AddRange(LocksAlone([.. found.Select(effect => effect.Lock).OfType<PlanLock>()]));
        return found;
    }

    /// <summary>An effect on a relation that was there before.</summary>
    private ObservedEffect Of(Hazard? hazard, uint relation, string words, ObjectId? item = null)
    {
        var id = origin.Relations[relation].Id;
        var held = after.LockOn(relation) ?? KnownLock;
        return new ObservedEffect(statement.Place.Line, words)
        {
            Hazard = hazard,
            Object = item ?? id,
            Table = origin.Relations[relation].HoldsRows ? id : null,
            Lock = held is { } strength ? new PlanLock(strength, id) : null,
            Until = hazard is null ? Until : "meanwhile",
        };
    }

    private IEnumerable<ObservedEffect> Rights()
    {
        var changed = origin
            .Relations.Keys.Where(oid =>
                before.Relations.TryGetValue(oid, out var old)
                && after.Relations.TryGetValue(oid, out var now)
                && old.Rights != now.Rights
            )
            .ToList();
        foreach (var oid in changed)
            yield return Of(
                Hazard.AuthorisationChange,
                oid,
                $"changes who may do what with {origin.Relations[oid].Id.Path}"
            );
        if (changed.Count == 0 && IsOfRights())
            yield return new ObservedEffect(statement.Place.Line, "changes who may do what")
            {
                Hazard = Hazard.AuthorisationChange,
            };
    }

    /// <summary>What is about rights and changes no relation. A right on something that is new changes nothing for what was there.</summary>
    private bool IsOfRights()
    {
        if (statement.Word(0) is "CREATE" or "ALTER" or "DROP" && statement.Word(1) is "POLICY" or "ROLE" or "USER")
            return statement.Word(2) != "MAPPING";
        if (statement.Begins("ALTER", "DEFAULT", "PRIVILEGES"))
            return true;
        if (statement.Word(0) is not ("GRANT" or "REVOKE"))
            return false;
        var on = statement.Words.SkipWhile(word => word != "ON").Skip(1).FirstOrDefault();
        return on
            is null
                or "SCHEMA"
                or "FUNCTION"
                or "PROCEDURE"
                or "ROUTINE"
                or "DATABASE"
                or "TYPE"
                or "DOMAIN"
                or "LANGUAGE"
                or "FOREIGN"
                or "PARAMETER"
                or "TABLESPACE";
    }

    /// <summary>Locks by which others would have to wait, on what the statement does nothing else with that is worth a word.</summary>
    private IEnumerable<ObservedEffect> LocksAlone(IReadOnlyList<PlanLock> told)
    {
        var fresh = origin
            .Relations.Values.Where(relation =>
                relation.IndexOf is null
                && after.Relations.ContainsKey(relation.Oid)
                && after.LockOn(relation.Oid) is >= LockClass.Share and var held
                && !(before.LockOn(relation.Oid) >= held)
            )
            .ToDictionary(relation => relation.Oid);
        return fresh
            .Values.Where(relation =>
                !told.Any(held => held.Relation == relation.Id)
                && (relation.Parent is not { } above || !fresh.ContainsKey(above))
            )
            .Select(relation => Of(null, relation.Oid, $"locks {relation.Id.Path}"));
    }
}
