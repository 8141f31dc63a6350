namespace Undrift;

/// <summary>
/// How dangerous it is to drop, add or change an object, where its kind knows better than its drift group: a foreign key
/// and a check are both constraints, and dropping one is critical, the other minor. A null leaves it to the group.
/// </summary>
/// <param name="Drop">Risk of dropping it.</param>
/// <param name="Add">Risk of adding it.</param>
/// <param name="Change">Risk of changing it; null: the higher of the two, for what is changed by dropping and adding.</param>
public sealed record RiskProfile(Risk? Drop = null, Risk? Add = null, Risk? Change = null)
{
    /// <summary>A foreign key: without it rows may lose what they refer to; adding it scans and may fail.</summary>
    public static RiskProfile ForeignKey { get; } = new(Risk.Critical, Risk.Major);

    /// <summary>A check: dropping it only allows more; adding it scans and may fail.</summary>
    public static RiskProfile Check { get; } = new(Risk.Minor, Risk.Major);
}
