namespace Undrift;

/// <summary>How long acceptances may hold, and when their end is announced: the <c>acceptances:</c> section of the policy.</summary>
/// <param name="WarnBefore">How long before its last day an acceptance is noted in the report.</param>
/// <param name="Longest">How far its last day may lie ahead when it is recorded; null: as far as one likes.</param>
/// <param name="Rule">Where it stands; null: nowhere.</param>
public sealed record AcceptancePolicy(TimeSpan WarnBefore, TimeSpan? Longest, RuleReference? Rule)
{
    /// <summary>What holds where the policy says nothing: a week's warning.</summary>
    public static AcceptancePolicy Default { get; } = new(TimeSpan.FromDays(7), null, null);

    internal static AcceptancePolicy Read(YamlValue? section)
    {
        if (section is null)
            return Default;
        var map = section.AsMapping("warn_before", "max");
        return new AcceptancePolicy(
            map["warn_before"]?.AsDuration() ?? Default.WarnBefore,
            map["max"]?.AsDuration(),
            new RuleReference("acceptances", section.File, section.Line)
        );
    }

    /// <summary>True when the end of what holds today is to be announced.</summary>
    internal bool EndsSoon(DateOnly until, DateOnly today) => until.DayNumber - today.DayNumber < WarnBefore.TotalDays;

    /// <summary>Refuses a last day that lies too far ahead.</summary>
    /// <exception cref="UndriftException">It does.</exception>
    internal void Check(DateOnly until, DateOnly today)
    {
        if (Longest is { } longest && until.DayNumber - today.DayNumber > longest.TotalDays)
            throw UndriftException.Usage(
                $"the policy allows acceptances of {Duration.Text(longest)} at most ({Rule})",
                next: $"give {today.AddDays((int)longest.TotalDays):yyyy-MM-dd} or an earlier day with --until"
            );
    }
}
