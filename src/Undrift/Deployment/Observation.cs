namespace Undrift;

/// <summary>What a statement did to something that was there before, as it was seen on a scratch database.</summary>
/// <param name="Line">The line of the file on which the statement begins, from 1.</param>
/// <param name="Words">What it did, without an end to the sentence: <c>rewrites public.orders</c>.</param>
public sealed record ObservedEffect(int Line, string Words)
{
    /// <summary>The file where that is not the script's own (it includes another one); null: the script.</summary>
    public string? File { get; init; }

    /// <summary>The hazard; null for a lock alone.</summary>
    public Hazard? Hazard { get; init; }

    /// <summary>What it is about; null: nothing in particular.</summary>
    public ObjectId? Object { get; init; }

    /// <summary>The table whose rows are at stake, by the name that it had before all scripts; null: none.</summary>
    public ObjectId? Table { get; init; }

    /// <summary>The lock that is held on that table; null: none that others would notice.</summary>
    public PlanLock? Lock { get; init; }

    /// <summary>How long the lock is held, in words: <c>until the transaction ends</c>.</summary>
    public string Until { get; init; } = "meanwhile";

    /// <summary>Why the statement fails where the table holds a row, which the scratch database does not; null: it does not.</summary>
    public string? FailsWithRows { get; init; }
}

/// <summary>What the statements of a script did.</summary>
/// <param name="Effects">In their order; nothing for what only makes something new.</param>
public sealed record ObservedScript(IReadOnlyList<ObservedEffect> Effects)
{
    /// <summary>
    /// Why it failed; null where it ran to its end. With an inner exception the server refused a statement; without one it
    /// was not run, as the scratch server may not or cannot run it.
    /// </summary>
    public UndriftException? Failure { get; init; }
}
