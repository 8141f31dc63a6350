using System.Globalization;

namespace Undrift;

/// <summary>Lengths and points of time for people. Days and times are UTC.</summary>
internal static class AgeWords
{
    /// <summary>A length of time in its two largest fitting digits: <c>3 d</c>, <c>1.5 h</c>, <c>40 s</c>.</summary>
    public static string Of(TimeSpan time) =>
        time.TotalDays >= 2 ? Text(time.TotalDays, "d")
        : time.TotalHours >= 1 ? Text(time.TotalHours, "h")
        : time.TotalMinutes >= 1 ? Text(time.TotalMinutes, "min")
        : Text(Math.Max(0, time.TotalSeconds), "s");

    /// <summary>A length of time, or a dash.</summary>
    public static string Of(TimeSpan? time) => time is { } known ? Of(known) : "-";

    /// <summary><c>2026-11-21</c>.</summary>
    public static string Day(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary><c>2026-11-21 02:00</c>.</summary>
    public static string Minute(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Text(double number, string unit) =>
        number.ToString(number < 10 ? "0.#" : "0", CultureInfo.InvariantCulture) + " " + unit;
}
