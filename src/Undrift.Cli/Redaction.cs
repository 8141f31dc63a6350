using System.Text.RegularExpressions;

namespace Undrift.Cli;

/// <summary>
/// Takes passwords out of a message. The parts that read sources never put one in; here stands what a person wrote in the
/// wrong place, such as a URL after <c>-e</c>, which the message about that place repeats.
/// </summary>
/// <param name="words">The words of the command line.</param>
/// <param name="engines">The engines: they know what of their sources may be shown.</param>
internal sealed partial class Redaction(IEnumerable<string> words, IReadOnlyList<IEngine> engines)
{
    private readonly List<(string Word, string Shown)> _sources =
    [
        .. words
            .Select(word => (Word: word, Engine: engines.FirstOrDefault(engine => engine.IsDatabase(word))))
            .Where(found => found.Engine is not null)
            .Select(found => (found.Word, found.Engine!.Describe(found.Word)))
            .OrderByDescending(found => found.Word.Length),
    ];

    /// <summary>The text without passwords.</summary>
    public string Of(string text)
    {
        // What is shown may itself begin with the word: it must not be taken for it.
        foreach (var (word, shown) in _sources)
            text = string.Join(
                shown,
                text.Split(shown).Select(part => part.Replace(word, shown, StringComparison.Ordinal))
            );
        text = Login().Replace(text, "${start}***@");
        return Parameter().Replace(text, "${name}***");
    }

    /// <summary>Up to the last @ of the word: an @ or a slash in a password may stand unescaped.</summary>
    [GeneratedRegex(
        @"(?<start>[a-z][a-z0-9+.-]*://[^\s:@/]*:)\S*@",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Login();

    [GeneratedRegex(
        @"(?<name>(password|passwd|pwd)\s*=\s*)('[^']*'|[^\s&']+)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Parameter();
}
