using System.Text;

namespace Undrift.PostgreSql;

/// <summary>
/// Reads <c>host=… dbname='…'</c> the way libpq does (conninfo_parse in fe-connect.c): blanks around <c>=</c>, values in
/// single quotes, a backslash before a quote or a backslash, inside quotes and outside.
/// </summary>
internal sealed class KeywordReader(string text, ParameterSet into)
{
    private int at;

    /// <summary>True when the text begins with a keyword of libpq and an equals sign.</summary>
    public static bool Matches(string text)
    {
        var trimmed = text.AsSpan().TrimStart();
        var end = 0;
        while (end < trimmed.Length && (char.IsAsciiLetterLower(trimmed[end]) || trimmed[end] == '_'))
            end++;
        return trimmed[end..].TrimStart().StartsWith("=") && LibpqParameter.All.ContainsKey(trimmed[..end].ToString());
    }

    /// <summary>Reads the text into the set.</summary>
    public static void Read(string text, ParameterSet into) => new KeywordReader(text, into).Read();

    private void Read()
    {
        for (var ordinal = 1; ; ordinal++)
        {
            SkipBlanks();
            if (at >= text.Length)
                return;
            var start = at;
            while (at < text.Length && text[at] != '=' && !IsBlank(text[at]))
                at++;
            var name = text[start..at];
            SkipBlanks();
            if (at >= text.Length || text[at] != '=')
                throw Malformed(
                    $"no '=' after keyword number {ordinal}",
                    "write name=value pairs; a value with a blank stands in single quotes"
                );
            at++;
            SkipBlanks();
            var value = at < text.Length && text[at] == '\'' ? Quoted(ordinal) : Bare();
            into.Set(name, new ParameterValue(value, "the connection text", FailureKind.Usage), ordinal);
        }
    }

    private string Bare()
    {
        var value = new StringBuilder();
        for (; at < text.Length && !IsBlank(text[at]); at++)
        {
            if (text[at] == '\\' && ++at >= text.Length)
                break;
            value.Append(text[at]);
        }
        return value.ToString();
    }

    private string Quoted(int ordinal)
    {
        var value = new StringBuilder();
        for (at++; at < text.Length && text[at] != '\''; at++)
        {
            if (text[at] == '\\' && ++at >= text.Length)
                break;
            value.Append(text[at]);
        }
        if (at >= text.Length)
            throw Malformed($"no closing quote in value number {ordinal}", "write a quote in a value as \\'");
        at++;
        return value.ToString();
    }

    private void SkipBlanks()
    {
        while (at < text.Length && IsBlank(text[at]))
            at++;
    }

    /// <summary>C's isspace.</summary>
    private static bool IsBlank(char c) => c is ' ' or (>= '\t' and <= '\r');

    private UndriftException Malformed(string found, string next) =>
        UndriftException.Usage($"the connection text has {found}", where: into.Description, next: next);
}
