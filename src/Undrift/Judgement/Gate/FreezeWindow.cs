namespace Undrift;

/// <summary>A time in which nothing is deployed to an environment.</summary>
/// <param name="Name">What it is called: <c>year end</c>.</param>
/// <param name="Reason">Why; null: the policy does not say.</param>
/// <param name="Span">When.</param>
/// <param name="Rule">Where it stands.</param>
public sealed record FreezeWindow(string Name, string? Reason, FreezeSpan Span, RuleReference Rule);

/// <summary>A freeze that holds now.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Reason">Why; null: the policy does not say.</param>
/// <param name="Until">The first moment at which it no longer holds.</param>
/// <param name="Rule">Where it stands.</param>
public sealed record ActiveFreeze(string Name, string? Reason, DateTimeOffset Until, RuleReference Rule)
{
    /// <summary>The freeze that holds longest at a moment; null when none does.</summary>
    public static ActiveFreeze? At(DateTimeOffset now, IEnumerable<FreezeWindow> windows) =>
        windows
            .Select(window =>
                window.Span.EndAt(now) is { } end
                    ? new ActiveFreeze(window.Name, window.Reason, end, window.Rule)
                    : null
            )
            .OfType<ActiveFreeze>()
            .MaxBy(freeze => freeze.Until);
}

/// <summary>When a freeze holds.</summary>
public abstract record FreezeSpan
{
    /// <summary>When the span that a moment lies in ends; null when it lies in none.</summary>
    public abstract DateTimeOffset? EndAt(DateTimeOffset now);
}

/// <summary>Once.</summary>
/// <param name="From">The first moment.</param>
/// <param name="Until">The first moment after it.</param>
public sealed record OnceSpan(DateTimeOffset From, DateTimeOffset Until) : FreezeSpan
{
    /// <inheritdoc/>
    public override DateTimeOffset? EndAt(DateTimeOffset now) => From <= now && now < Until ? Until : null;
}

/// <summary>Every week, from one day and time of day to another, by the clocks of a place.</summary>
/// <param name="From">Its beginning, from Sunday 0:00.</param>
/// <param name="Until">Its end, from Sunday 0:00; before the beginning: in the next week.</param>
/// <param name="Zone">The place.</param>
public sealed record WeeklySpan(TimeSpan From, TimeSpan Until, TimeZoneInfo Zone) : FreezeSpan
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    public override DateTimeOffset? EndAt(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, Zone).DateTime;
        var sunday = local.Date.AddDays(-(int)local.DayOfWeek);
        var since = local - sunday;
        var within = From <= Until ? From <= since && since < Until : From <= since || since < Until;
        if (!within)
            return null;
        var end = sunday + (since < Until ? Until : Until + Week);
        return new DateTimeOffset(end, Zone.GetUtcOffset(end));
    }
}
