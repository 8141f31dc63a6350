namespace Undrift;

/// <summary>Reads <c>[a-z_]</c> and <c>[!a-z]</c>.</summary>
internal static class PatternClass
{
    /// <summary>The token that begins at the bracket.</summary>
    public static PatternToken Read(string text, int open, Func<int, string, string, UndriftException> bad, out int end)
    {
        var at = open + 1;
        var negated = at < text.Length && text[at] is '!' or '^';
        if (negated)
            at++;
        var ranges = new List<(char From, char To)>();
        // As in gitignore, a bracket that closes at once would be an empty class and is a letter of it.
        while (at < text.Length && (text[at] != ']' || ranges.Count == 0))
        {
            var (from, to) = (text[at], text[at]);
            if (at + 2 < text.Length && text[at + 1] == '-' && text[at + 2] != ']')
            {
                to = text[at + 2];
                if (to < from)
                    throw bad(at, $"the range {from}-{to} is empty", $"write {to}-{from}");
                at += 2;
            }
            ranges.Add((from, to));
            at++;
        }
        if (at == text.Length)
            throw bad(open, "the bracket is not closed", "close it with ']', or write '\\[' for a bracket in a name");
        end = at + 1;
        return new PatternToken(PatternTokenKind.Class, Ranges: ranges, Negated: negated);
    }
}
