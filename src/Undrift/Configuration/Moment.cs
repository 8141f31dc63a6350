using System.Globalization;

namespace Undrift;

/// <summary>Days and times as users write them (ISO 8601): <c>2027-01-31</c>, <c>2027-01-31T18:00</c>, <c>2027-01-31T18:00Z</c>.</summary>
internal static class Moment
{
    /// <summary>What to tell a person who wrote something else.</summary>
    public const string Expected = "a day or a time such as 2027-01-31 or 2027-01-31T18:00Z";

    private static readonly string[] WithZone = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"];
    private static readonly string[] Times = ["H:mm", "HH:mm"];

    /// <summary>The moment that a text says; null when it says none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="zone">By whose clocks, where the text does not say.</param>
    /// <param name="wholeDay">True where a day means its end: the first moment of the next.</param>
    public static DateTimeOffset? Parse(string text, TimeZoneInfo zone, bool wholeDay)
    {
        var culture = CultureInfo.InvariantCulture;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", culture, DateTimeStyles.None, out var day))
            return day == DateOnly.MaxValue ? null : By(zone, (wholeDay ? day.AddDays(1) : day).ToDateTime(default));
        if (!DateTime.TryParseExact(text, WithZone, culture, DateTimeStyles.RoundtripKind, out var time))
            return null;
        return time.Kind == DateTimeKind.Unspecified
            ? By(zone, time)
            : DateTimeOffset.ParseExact(text, WithZone, culture, DateTimeStyles.None);
    }

    /// <summary>A time of day; null when the text is none.</summary>
    public static TimeSpan? TimeOfDay(string text) =>
        TimeOnly.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.ToTimeSpan()
            : null;

    /// <summary>The moment in UTC for people: <c>2027-01-31 18:00 UTC</c>.</summary>
    public static string Text(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static DateTimeOffset By(TimeZoneInfo zone, DateTime local) => new(local, zone.GetUtcOffset(local));
}
