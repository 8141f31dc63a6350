namespace Undrift.MySql.Text;

/// <summary>The query of a view in the one form that a server and its own dump restored agree on.</summary>
internal static class ViewQuery
{
    /// <summary>
    /// The query without the parentheses around what FROM begins with: the server prints <c>from `a` join `b`</c> for
    /// <c>FROM a, b</c>, <c>from (`a` join `b`)</c> for what it reads in a dump, and keeps the second as it is. Joins are taken
    /// from left to right, so that only parentheses further right say something.
    /// </summary>
    public static string Normal(string sql)
    {
        var tokens = NormalText.WithoutParentheses(SqlTokenizer.Split(sql));
        var dropped = new HashSet<int>();
        for (var i = 0; i + 1 < tokens.Count; i++)
            if (tokens[i].Is("from"))
                for (var open = i + 1; IsJoin(tokens, open); open++)
                {
                    dropped.Add(tokens[open].Start);
                    dropped.Add(tokens[NormalText.Closing(tokens, open)].Start);
                }
        return NormalText.Spaced(Parentheses.Reduced(tokens.FindAll(token => !dropped.Contains(token.Start))));
    }

    /// <summary>True where a parenthesis opens that is not that of a query.</summary>
    private static bool IsJoin(List<SqlToken> tokens, int at) =>
        at + 1 < tokens.Count && tokens[at].IsSign('(') && !IsQuery(tokens, at + 1);

    private static bool IsQuery(List<SqlToken> tokens, int at)
    {
        while (at < tokens.Count && tokens[at].IsSign('('))
            at++;
        return at < tokens.Count && (tokens[at].Is("select") || tokens[at].Is("with") || tokens[at].Is("values"));
    }
}
