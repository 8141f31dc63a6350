using System.Text.RegularExpressions;

namespace Undrift;

/// <summary>The columns that an UPDATE sets, where that is plain to see.</summary>
internal static partial class AssignedColumns
{
    private static readonly string[] Ends = ["WHERE", "FROM", "RETURNING", "ORDER", "LIMIT"];

    /// <summary>Their names as PostgreSQL would store them; empty where the statement is another one, or it is not plain.</summary>
    public static IReadOnlyList<string> Of(string sql)
    {
        // Comments and dollar quotes may hold anything.
        if (
            sql.Contains("--", StringComparison.Ordinal)
            || sql.Contains("/*", StringComparison.Ordinal)
            || sql.Contains('$')
        )
            return [];
        var tokens = Token().Matches(sql).Select(match => match.Value).ToList();
        var set = tokens.FindIndex(token => Is(token, "SET"));
        if (tokens.Count == 0 || !Is(tokens[0], "UPDATE") || set < 0)
            return [];
        var names = new List<string>();
        var (depth, begins) = (0, true);
        for (var at = set + 1; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (depth == 0 && (token == ";" || Ends.Any(end => Is(token, end))))
                break;
            if (begins)
            {
                if (token == "(" || at + 1 >= tokens.Count || tokens[at + 1] != "=")
                    return [];
                names.Add(token[0] is '"' or '`' ? token[1..^1] : token.ToLowerInvariant());
            }
            depth += token switch
            {
                "(" or "[" => 1,
                ")" or "]" => -1,
                _ => 0,
            };
            begins = depth == 0 && token == ",";
        }
        return names;
    }

    private static bool Is(string token, string word) => token.Equals(word, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("""'([^']|'')*'|"[^"]*"|`[^`]*`|\w+|\S""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
