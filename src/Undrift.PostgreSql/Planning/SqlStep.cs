namespace Undrift.PostgreSql.Planning;

/// <summary>When a statement runs, besides what it needs.</summary>
internal enum Stage
{
    /// <summary>Before all others and outside of the transaction: new labels of an enum cannot be used where they are added.</summary>
    Early,

    /// <summary>Before what it lets go is dropped or made: DROP IDENTITY gives the name of its sequence free.</summary>
    Release,

    /// <summary>As soon as what it needs is there.</summary>
    Main,

    /// <summary>When everything is there: what joins two objects (ATTACH PARTITION, OWNED BY).</summary>
    Late,

    /// <summary>By itself after the transaction: VALIDATE CONSTRAINT, which then blocks nobody.</summary>
    After,
}

/// <summary>A statement of a plan, before it has its place.</summary>
/// <param name="Sql">Its text, without a semicolon.</param>
/// <param name="Hazards">What it can do besides.</param>
internal sealed record SqlStep(string Sql, params IReadOnlyList<Hazard> Hazards)
{
    /// <summary>The strength of the lock that it takes on the object's table; null: none that others notice.</summary>
    public LockClass? Lock { get; init; }

    /// <summary>A literal that no statement of the same transaction may use; null: none.</summary>
    public string? Introduces { get; init; }

    /// <summary>True where it cannot run in a transaction: CONCURRENTLY.</summary>
    public bool Alone { get; init; }

    /// <summary>When it runs.</summary>
    public Stage Stage { get; init; } = Stage.Main;
}
