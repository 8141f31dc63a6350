namespace Undrift;

/// <summary>Reads the <c>freeze:</c> list of an environment.</summary>
internal static class FreezeReader
{
    private const string WeeklyForm = "two days with times such as Fri 16:00 - Mon 08:00";
    private static readonly string[] Days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    public static IReadOnlyList<FreezeWindow> Read(YamlValue? list) =>
        list is null
            ? []
            : [.. list.AsList("a list of freezes, each with 'name:' and 'from:' or 'weekly:'").Select(One)];

    private static FreezeWindow One(YamlValue item)
    {
        var map = item.AsMapping("name", "reason", "from", "until", "weekly", "time_zone");
        var name = map.Required("name").AsText("what the freeze is called");
        var zone = map["time_zone"] is { } place ? ZoneOf(place) : TimeZoneInfo.Utc;
        return new FreezeWindow(
            name,
            map["reason"]?.AsText("why nothing is deployed"),
            SpanOf(map, zone),
            new RuleReference($"{item.Path} '{name}'", item.File, item.Line)
        );
    }

    private static FreezeSpan SpanOf(YamlMapping map, TimeZoneInfo zone)
    {
        if (map["weekly"] is not { } weekly)
            return Once(map, zone);
        if ((map["from"] ?? map["until"]) is { } dated)
            throw dated.Error("a freeze is weekly or has dates, not both", "make two freezes of it");
        var text = weekly.AsText(WeeklyForm);
        return
            text.Split('-', StringSplitOptions.TrimEntries) is [var from, var until]
            && TimeOfWeek(from) is { } begins
            && TimeOfWeek(until) is { } ends
            && begins != ends
            ? new WeeklySpan(begins, ends, zone)
            : throw weekly.Error($"{weekly.Path}: expected {WeeklyForm}", $"the days are {string.Join(", ", Days)}");
    }

    private static OnceSpan Once(YamlMapping map, TimeZoneInfo zone)
    {
        var from = map.Required("from");
        var until = map.Required("until");
        var span = new OnceSpan(MomentOf(from, zone, wholeDay: false), MomentOf(until, zone, wholeDay: true));
        return span.From < span.Until
            ? span
            : throw until.Error($"{until.Path} is not after 'from'", "exchange the two, or correct one");
    }

    private static DateTimeOffset MomentOf(YamlValue value, TimeZoneInfo zone, bool wholeDay) =>
        Moment.Parse(value.AsText(Moment.Expected), zone, wholeDay)
        ?? throw value.Error($"{value.Path}: expected {Moment.Expected}");

    private static TimeSpan? TimeOfWeek(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var day, var time]
        && Array.FindIndex(Days, name => name.Equals(day, StringComparison.OrdinalIgnoreCase)) is >= 0 and var number
        && Moment.TimeOfDay(time) is { } clock
            ? TimeSpan.FromDays(number) + clock
            : null;

    private static TimeZoneInfo ZoneOf(YamlValue place)
    {
        var name = place.AsText("a time zone such as Europe/Berlin");
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? zone
            : throw place.Error(
                $"unknown time zone '{name}'",
                "write a name of the IANA list such as Europe/Berlin; without one it is UTC"
            );
    }
}
