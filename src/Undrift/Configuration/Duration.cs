using System.Globalization;

namespace Undrift;

/// <summary>Lengths of time as users write them: <c>30s</c>, <c>15m</c>, <c>24h</c>, <c>7d</c>, <c>2w</c>.</summary>
internal static class Duration
{
    /// <summary>What to tell a person who wrote something else.</summary>
    public const string Expected = "a length of time such as 30s, 15m, 24h, 7d or 2w";

    /// <summary>The length of time that the text says; null when it says none or is zero or longer than ten years.</summary>
    public static TimeSpan? Parse(string text)
    {
        if (text.Length < 2 || UnitOf(text[^1]) is not { } unit)
            return null;
        if (
            !int.TryParse(
                text.AsSpan(0, text.Length - 1),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var count
            )
        )
            return null;
        var length = count * unit.TotalSeconds;
        return length is > 0 and <= 3650d * 86_400 ? TimeSpan.FromSeconds(length) : null;
    }

    /// <summary>The length as users write it: <c>8h</c>, <c>90d</c>; never in weeks.</summary>
    public static string Text(TimeSpan length) =>
        length.TotalDays is >= 2 and var days && days == Math.Floor(days) ? $"{days:0}d"
        : length.TotalHours is >= 1 and var hours && hours == Math.Floor(hours) ? $"{hours:0}h"
        : length.TotalMinutes is >= 1 and var minutes && minutes == Math.Floor(minutes) ? $"{minutes:0}m"
        : $"{length.TotalSeconds:0}s";

    private static TimeSpan? UnitOf(char letter) =>
        letter switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            'w' => TimeSpan.FromDays(7),
            _ => null,
        };
}
