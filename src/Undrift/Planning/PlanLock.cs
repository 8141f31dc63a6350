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

    /// <summary>The strength's name in files: <c>access_exclusive</c>.</summary>
    public string Name => NameOf(Class);

    /// <summary>The strength of a name, or null.</summary>
    public static LockClass? Find(string name)
    {
        foreach (var known in Enum.GetValues<LockClass>())
            if (NameOf(known) == name)
                return known;
        return null;
    }

    private static string NameOf(LockClass known) =>
        known switch
        {
            LockClass.ShareUpdateExclusive => "share_update_exclusive",
            LockClass.Share => "share",
            LockClass.ShareRowExclusive => "share_row_exclusive",
            _ => "access_exclusive",
        };
}
