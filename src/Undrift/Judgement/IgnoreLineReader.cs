using System.Globalization;

namespace Undrift;

/// <summary>Reads one line of an ignore file: <c>[!][kind:]pattern [until=DATE] [# reason]</c>.</summary>
internal static class IgnoreLineReader
{
    private const string UntilKey = "until=";

    /// <summary>The line's rule; null for a blank line or a comment.</summary>
    public static IgnoreRule? Read(string line, string file, int number, Vocabulary vocabulary)
    {
        var start = line.Length - line.TrimStart().Length;
        if (start == line.Length || line[start] == '#')
            return null;
        string Where(int index) => $"{file}:{number}:{index + 1}";
        var negated = line[start] == '!';
        var reader = new PatternReader(line, negated ? start + 1 : start, vocabulary, Where);
        var pattern = reader.Read();
        var text = line[start..reader.Position];
        DateOnly? until = null;
        string? reason = null;
        foreach (var (word, index) in Words(line, reader.Position))
        {
            if (word.StartsWith(UntilKey, StringComparison.Ordinal))
                until = until is null
                    ? DateOf(word[UntilKey.Length..], Where(index + UntilKey.Length))
                    : throw Bad("'until=' stands twice", Where(index), "keep one of them");
            else if (reason is null && word[0] != '#')
                throw Bad(
                    $"'{word}' stands behind the pattern: expected until=DATE or '# reason'",
                    Where(index),
                    "put a name that holds white space in double quotes, and '#' before a reason"
                );
            else
                reason = reason is null ? word[1..] : $"{reason} {word}";
        }
        reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        return new IgnoreRule(pattern, negated, reason, until, new RuleReference(text, file, number));
    }

    /// <summary>An end date counts before the reason and in it: read as a mere word it would ignore for ever.</summary>
    private static IEnumerable<(string Word, int Index)> Words(string line, int from)
    {
        for (var at = from; at < line.Length; at++)
        {
            if (char.IsWhiteSpace(line[at]))
                continue;
            var end = at;
            while (end < line.Length && !char.IsWhiteSpace(line[end]))
                end++;
            yield return (line[at..end], at);
            at = end;
        }
    }

    private static DateOnly DateOf(string text, string where) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Bad($"'{text}' is no date", where, "write year, month and day: until=2027-01-31");

    private static UndriftException Bad(string message, string where, string next) =>
        UndriftException.Configuration(message, where, next);
}
