using Undrift.MySql.Scripts;

namespace Undrift.MySql.Observation;

/// <summary>The columns that an ALTER TABLE calls otherwise: <c>CHANGE [COLUMN] a b …</c> and <c>RENAME COLUMN a TO b</c>.</summary>
internal static class RenamedColumns
{
    private const int LongestAlter = 10_000;

    /// <summary>The new names by the old ones, whatever case these are written in.</summary>
    public static Dictionary<string, string> Of(Statement statement)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (statement.Word(0) != "ALTER" || !(statement.Has("CHANGE") || statement.Has("RENAME")))
            return found;
        var tokens = StatementTokens.Of(statement.Text, LongestAlter);
        for (var at = 0; at + 3 < tokens.Count; at++)
        {
            var isRename = Is(tokens[at], "RENAME") && Is(tokens[at + 1], "COLUMN");
            if (!isRename && !Is(tokens[at], "CHANGE"))
                continue;
            var name = at + 1;
            while (name + 2 < tokens.Count && tokens[name] is { IsQuoted: false, Value: "COLUMN" or "IF" or "EXISTS" })
                name++;
            var other = isRename ? name + 2 : name + 1;
            if (other < tokens.Count)
                found[tokens[name].Value] = tokens[other].Value;
        }
        return found;
    }

    private static bool Is(StatementToken token, string word) => !token.IsQuoted && token.Value == word;
}
