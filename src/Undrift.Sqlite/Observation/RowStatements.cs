namespace Undrift.Sqlite.Observation;

/// <summary>What statements do to rows, told from their words: a scratch database has none.</summary>
internal static class RowStatements
{
    private static readonly string[] Verbs = ["DELETE", "UPDATE", "REPLACE", "INSERT"];

    /// <summary>True for statements that only write rows.</summary>
    public static bool Is(List<Token> tokens) => VerbAt(tokens) >= 0;

    /// <summary>What it does to tables that were there before.</summary>
    public static IEnumerable<ObservedEffect> Of(
        Statement statement,
        List<Token> tokens,
        Dictionary<string, KnownTable> known
    )
    {
        var at = VerbAt(tokens);
        var name = tokens.Skip(at + 1).SkipWhile(token => !token.IsName || IsBetween(token)).FirstOrDefault();
        if (name.Value is null || !known.TryGetValue(Names.Fold(name.Value), out var table))
            yield break;
        var deletes = tokens[at].Is("DELETE");
        var replaces =
            tokens[at].Is("REPLACE")
            || (tokens[at].Is("INSERT") && tokens.Exists(token => token.Is("REPLACE")))
            || (
                tokens[at].Is("INSERT")
                && tokens.Exists(token => token.Is("CONFLICT"))
                && tokens.Exists(token => token.Is("SET"))
            );
        if (!deletes && !replaces && (!tokens[at].Is("UPDATE") || FillsNewColumnsOnly(statement, table)))
            yield break;
        yield return new ObservedEffect(
            statement.Line,
            $"{(deletes ? "deletes" : replaces ? "replaces" : "changes values of")} {(deletes || replaces ? "rows of " : "")}{table.Original}"
        )
        {
            Hazard = deletes ? Hazard.DataLoss : Hazard.Irreversible,
            Object = table.Id,
            Table = table.Id,
        };
    }

    /// <summary>The tables that INSERT … SELECT copies from.</summary>
    public static IEnumerable<string> CopiedBy(List<Token> tokens) =>
        VerbAt(tokens) is >= 0 and var at && tokens[at].Is("INSERT")
            ? tokens
                .SkipWhile(token => !token.Is("FROM"))
                .Where(token => token.IsName)
                .Select(token => Names.Fold(token.Value))
            : [];

    private static int VerbAt(List<Token> tokens)
    {
        var (depth, isWith) = (0, tokens is [var first, ..] && first.Is("WITH"));
        for (var at = 0; at < tokens.Count; at++)
        {
            if (depth == 0 && Array.Exists(Verbs, tokens[at].Is))
                return at;
            if (!isWith)
                return -1;
            depth +=
                tokens[at].IsSign("(") ? 1
                : tokens[at].IsSign(")") ? -1
                : 0;
        }
        return -1;
    }

    /// <summary>Words between the verb and the table: <c>INSERT OR REPLACE INTO main.t</c>.</summary>
    private static bool IsBetween(Token token) =>
        token.Is("OR")
        || token.Is("REPLACE")
        || token.Is("IGNORE")
        || token.Is("ABORT")
        || token.Is("FAIL")
        || token.Is("ROLLBACK")
        || token.Is("INTO")
        || token.Is("FROM")
        || token.Is("main");

    private static bool FillsNewColumnsOnly(Statement statement, KnownTable table) =>
        AssignedColumns.Of(statement.Text) is { Count: > 0 } assigned && !assigned.Any(table.Columns.ContainsKey);
}
