namespace Undrift;

/// <summary>The strength of a lock on a table, from weak to strong, by what others cannot do meanwhile.</summary>
public enum LockClass
{
    /// <summary>Others cannot change the table's schema; they read and write.</summary>
    ShareUpdateExclusive,

    /// <summary>Others cannot write; they read.</summary>
    Share,

    /// <summary>Others cannot write; they read. No second one beside it.</summary>
    ShareRowExclusive,

    /// <summary>Others can do nothing with the table, not even read it.</summary>
    AccessExclusive,
}

/// <summary>The strongest lock that a statement takes on something that others use.</summary>
/// <param name="Class">Its strength.</param>
/// <param name="Relation">The table, view or index.</param>
public sealed record PlanLock(LockClass Class, ObjectId Relation)
{
    /// <summary>What it blocks, in words.</summary>
    public string Blocks =>
        Class switch
        {
            LockClass.AccessExclusive => "blocks reads and writes",
            LockClass.ShareUpdateExclusive => "blocks schema changes",
            _ => "blocks writes",
        };
}
