using System.Globalization;
using System.Text.RegularExpressions;
using Undrift.MySql.Kinds;
using Undrift.MySql.Text;

namespace Undrift.Engines.Tests.MySql.Planning;

/// <summary>
/// A dump of mariadb-dump without what says nothing, so that two dumps are the same text exactly where the schemas are. Each
/// rule holds in the one clause where it is true; everything else is compared letter by letter.
/// </summary>
internal static partial class DumpJudge
{
    /// <summary>The form that is compared.</summary>
    public static string Of(string dump)
    {
        var text = Table()
            .Replace(
                dump,
                match => Table(match.Groups["head"].Value, match.Groups["lines"].Value, match.Groups["end"].Value)
            );
        // A mode that newer servers do not have, and that says nothing of how a body is run.
        text = Mode().Replace(text, match => match.Value.Replace("NO_AUTO_CREATE_USER,", "", StringComparison.Ordinal));
        text = Trigger().Replace(text, match => string.Join(' ', SqlTokenizer.Split(match.Value).Select(Bare)) + " ");
        text = Starts().Replace(text, match => IsOfThisRun(match.Groups["moment"].Value) ? "" : match.Value);
        foreach (var routine in Routine().Matches(text).Reverse())
            text = WithSignature(text, routine.Index + routine.Length);
        return text;
    }

    /// <summary>Columns in their order, what else stands in the table in the order of its text: keys have none.</summary>
    private static string Table(string head, string lines, string end)
    {
        var isMemory = end.Contains("ENGINE=MEMORY", StringComparison.Ordinal);
        var kinds = lines
            .Split('\n')
            .Select(line => line.TrimEnd(','))
            .ToLookup(line => line.StartsWith("  `", StringComparison.Ordinal));
        var columns = kinds[true].Select(Column);
        var others = kinds[false].Select(line => Other(line, isMemory)).Order(StringComparer.Ordinal);
        return $"{head}\n{string.Join('\n', columns.Concat(others))}\n{end}";
    }

    /// <summary>The width at which integers are shown (MySQL 8.0.19 has none) is a hint to clients.</summary>
    private static string Column(string line)
    {
        var type = line.IndexOf("` ", StringComparison.Ordinal) + 2;
        return line[..type] + ColumnType.Normal(line[type..]);
    }

    private static string Other(string line, bool isMemory)
    {
        if (
            line.StartsWith("  CONSTRAINT ", StringComparison.Ordinal)
            && line.Contains(" FOREIGN KEY ", StringComparison.Ordinal)
        )
            // RESTRICT, which is not printed, by another name.
            return line.Replace(" ON DELETE NO ACTION", "", StringComparison.Ordinal)
                .Replace(" ON UPDATE NO ACTION", "", StringComparison.Ordinal);
        // The method that the engine has anyway, printed where somebody stated it.
        return isMemory
            ? line.Replace(" USING HASH", "", StringComparison.Ordinal)
            : line.Replace(" USING BTREE", "", StringComparison.Ordinal)
                .Replace(" USING HASH", "", StringComparison.Ordinal);
    }

    /// <summary>
    /// Parameters and result of a routine are kept as they were typed: words in any case, names in quotes or not, line breaks,
    /// the width of integers, IN, and the character set that the database has anyway.
    /// </summary>
    /// <param name="text">The dump.</param>
    /// <param name="at">Where the parenthesis of the parameters opens.</param>
    private static string WithSignature(string text, int at)
    {
        var tokens = SqlTokenizer.Split(text[at..]);
        var end = text.IndexOf('\n', at + tokens[NormalText.Closing(tokens, 0)].End - 1);
        var words = SqlTokenizer
            .Split(text[at..end])
            .Select(token => token.Kind is SqlTokenKind.Text ? token.Value : token.Value.ToLowerInvariant());
        var line = Width().Replace(string.Join(' ', words), "${type}");
        line = line.Replace(" charset latin1", "", StringComparison.Ordinal);
        return text[..at] + InMode().Replace(line, "${before} ") + text[end..];
    }

    [GeneratedRegex(
        @"^(?<head>CREATE TABLE `[^\n]*\()\n(?<lines>.*?)\n(?<end>\)[^\n]*)$",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex Table();

    /// <summary>Up to its body a trigger is kept as it was typed: key words in any case, names in quotes or not.</summary>
    private static string Bare(SqlToken token) =>
        token.Kind is SqlTokenKind.Word && TriggerWords.Contains(token.Value)
            ? token.Value.ToUpperInvariant()
            : token.Value;

    /// <summary>An event whose beginning nobody stated begins when it is made.</summary>
    private static bool IsOfThisRun(string moment) =>
        TimeProvider.System.GetUtcNow().UtcDateTime - DateTime.Parse(moment, CultureInfo.InvariantCulture)
        < TimeSpan.FromHours(12);

    private static readonly HashSet<string> TriggerWords = new(
        "TRIGGER BEFORE AFTER INSERT UPDATE DELETE ON FOR EACH ROW".Split(' '),
        StringComparer.OrdinalIgnoreCase
    );

    [GeneratedRegex(
        @"(?<=^/\*!50003 CREATE\*/ [^\n]*/\*!50003 )TRIGGER .*? FOR\s+EACH\s+ROW\s+",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.IgnoreCase,
        10_000
    )]
    private static partial Regex Trigger();

    [GeneratedRegex(
        @"(?<=^/\*!50106 CREATE\*/ [^\n]*) STARTS '(?<moment>[^']*)'",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex Starts();

    [GeneratedRegex(@"^/\*!50003 SET sql_mode .*$", RegexOptions.Multiline, 10_000)]
    private static partial Regex Mode();

    [GeneratedRegex(
        @"^CREATE DEFINER=\S+ (PROCEDURE|FUNCTION) `(``|[^`])+`(?=\()",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex Routine();

    [GeneratedRegex(@"(?<before>[(,]) in ", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex InMode();

    [GeneratedRegex(@"\b(?<type>(tiny|small|medium|big)?int) \( \d+ \)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Width();
}
