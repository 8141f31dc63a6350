using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Undrift;

/// <summary>The number of the migration that comes after the last one, in the style that the folder has.</summary>
internal static partial class NextNumber
{
    private const string Seconds = "yyyyMMddHHmmss";

    // By their number of digits: how the tools and their users write a time.
    private static readonly Dictionary<int, string> Times = new()
    {
        [8] = "yyyyMMdd",
        [12] = "yyyyMMddHHmm",
        [14] = Seconds,
        [17] = "yyyyMMddHHmmssfff",
    };

    /// <summary>The number after the one that a name begins with; the time where it begins with none.</summary>
    /// <param name="last">Name of the last file or folder.</param>
    /// <param name="time">Now.</param>
    public static string After(string last, DateTimeOffset time)
    {
        var match = Number().Match(last);
        var digits = match.Groups["last"].Value;
        return match.Groups["before"].Value + AfterDigits(digits, time);
    }

    /// <summary>The time to the second, as most tools number by it.</summary>
    public static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString(Seconds, CultureInfo.InvariantCulture);

    private static string AfterDigits(string last, DateTimeOffset time)
    {
        if (last.Length == 0)
            return Stamp(time);
        var next = MigrationOrder.Value(last) + 1;
        var now = Now(last, time);
        return now > next ? now.ToString(CultureInfo.InvariantCulture) : Padded(next, last.Length);
    }

    /// <summary>The time in the style of a number; 0 where that is no time.</summary>
    private static BigInteger Now(string last, DateTimeOffset time)
    {
        if (Times.TryGetValue(last.Length, out var style) && IsTime(last, style))
            return MigrationOrder.Value(time.UtcDateTime.ToString(style, CultureInfo.InvariantCulture));
        return (last.Length, last[0]) switch
        {
            (10, '1') => time.ToUnixTimeSeconds(),
            (13, '1') => time.ToUnixTimeMilliseconds(),
            _ => 0,
        };
    }

    private static bool IsTime(string digits, string style) =>
        DateTime.TryParseExact(digits, style, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        && time.Year is > 1990 and < 2200;

    private static string Padded(BigInteger number, int width) =>
        number.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');

    [GeneratedRegex(@"^(?<before>(\d+[-._])*)(?<last>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
