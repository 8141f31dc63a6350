using System.Text;
using System.Text.RegularExpressions;

namespace Undrift;

/// <summary>
/// <c>exec:COMMAND</c>: a program of the project with its arguments. No shell reads it: words are divided by blanks, quotes
/// keep blanks together, and nothing else has a meaning.
/// </summary>
/// <param name="Text">As the user wrote it.</param>
/// <param name="Words">The program and its arguments.</param>
public sealed partial record ExternalCommand(string Text, IReadOnlyList<string> Words)
{
    /// <summary>What stands before the command.</summary>
    public const string Prefix = "exec:";

    /// <summary>Understands the text of a source.</summary>
    /// <exception cref="UndriftException">There is no command, a quote is open, or a password stands in it.</exception>
    public static ExternalCommand Parse(string source)
    {
        var text = source[Prefix.Length..].Trim();
        // A process list shows arguments to everybody; the database's own URL comes in the environment.
        if (Login().IsMatch(text))
            throw UndriftException.Usage(
                "a password stands in the arguments of the command",
                next: "leave it out: the command finds the scratch database in DATABASE_URL"
            );
        var words = Split(text);
        return words.Count > 0
            ? new ExternalCommand(text, words)
            : throw UndriftException.Usage(
                "exec: names no command",
                next: "write exec:COMMAND, for example exec:bin/migrate"
            );
    }

    private static List<string> Split(string text)
    {
        var (words, word, quote, begun) = (new List<string>(), new StringBuilder(), '\0', false);
        foreach (var c in text)
            if (quote != '\0' && c == quote)
                quote = '\0';
            else if (quote != '\0' || (c is not ('"' or '\'') && !char.IsWhiteSpace(c)))
                (_, begun) = (word.Append(c), true);
            else if (c is '"' or '\'')
                (quote, begun) = (c, true);
            else if (begun)
            {
                words.Add(word.ToString());
                (_, begun) = (word.Clear(), false);
            }
        if (quote != '\0')
            throw UndriftException.Usage($"the quote {quote} is never closed in the command", next: "close it");
        if (begun)
            words.Add(word.ToString());
        return words;
    }

    [GeneratedRegex(@"://[^/\s:@]*:[^@\s]+@", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Login();
}
