using System.Text.RegularExpressions;

namespace Undrift.Cli;

/// <summary>A command as a person, a journal and a log may see it: without what may be a credential.</summary>
internal static partial class ShownCommand
{
    private const string Hidden = "***";

    /// <summary>The words with blanks between them.</summary>
    /// <param name="words">The program and its arguments.</param>
    /// <param name="redaction">Knows the sources of the command line.</param>
    public static string Of(IReadOnlyList<string> words, Redaction redaction)
    {
        var shown = new List<string>();
        foreach (var word in words)
            shown.Add(
                shown.Count > 0 && SecretOption().IsMatch(words[shown.Count - 1])
                    ? Hidden
                    : Quoted(redaction.Of(Word(word, words[0])))
            );
        return string.Join(' ', shown);
    }

    private static string Word(string word, string program) =>
        // "-pSECRET" of the clients of MySQL and MariaDB.
        word.StartsWith("-p", StringComparison.Ordinal)
        && word.Length > 2
        && MySqlClient().IsMatch(program)
            ? "-p" + Hidden
        : SecretValue().Match(word) is { Success: true } found ? found.Groups["name"].Value + Hidden
        : word;

    private static string Quoted(string word) =>
        word.Length == 0 || word.Any(char.IsWhiteSpace) ? $"'{Visible.Text(word)}'" : Visible.Text(word);

    [GeneratedRegex(
        "^--?[a-z-]*(password|passwd|secret|token|api-?key)$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex SecretOption();

    [GeneratedRegex(
        "^(?<name>(--?)?[a-z0-9_.-]*(password|passwd|pwd|secret|token|api[-_]?key)[a-z0-9_.-]*=)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex SecretValue();

    [GeneratedRegex("(^|/)(mysql|mariadb)[a-z-]*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MySqlClient();
}
