using System.Text;

namespace Undrift.MySql.Text;

/// <summary>
/// Takes the database's own name out of what the server printed: it writes <c>`db`.`table`</c> into views, also where the
/// author did not, so that the same view would differ in a database of another name.
/// </summary>
/// <param name="name">The database's name.</param>
/// <param name="ignoreCase">True where the server does not tell names by case (<c>lower_case_table_names</c>).</param>
internal sealed class OwnDatabase(string name, bool ignoreCase)
{
    private readonly StringComparison _comparison = ignoreCase
        ? StringComparison.OrdinalIgnoreCase
        : StringComparison.Ordinal;

    /// <summary>The database's name.</summary>
    public string Name => name;

    /// <summary>True for the database's own name.</summary>
    public bool Is(string? other) => string.Equals(name, other, _comparison);

    /// <summary>The text without the name as a qualifier; names of other databases stay.</summary>
    public string TakenOutOf(string sql)
    {
        if (!sql.Contains(name, StringComparison.OrdinalIgnoreCase))
            return sql;
        var tokens = SqlTokenizer.Split(sql);
        var text = new StringBuilder(sql.Length);
        var copied = 0;
        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            if (!IsQualifier(tokens, i))
                continue;
            text.Append(sql, copied, tokens[i].Start - copied);
            copied = tokens[i + 2].Start;
        }
        return text.Append(sql, copied, sql.Length - copied).ToString();
    }

    /// <summary>
    /// True for <c>`db`.</c> before a name. An alias may have the name of the database, too: where it does, only what can
    /// be nothing else is a qualifier.
    /// </summary>
    private bool IsQualifier(List<SqlToken> tokens, int at)
    {
        if (!IsOwn(tokens[at]) || !tokens[at + 1].IsSign('.') || tokens[at + 2].Kind is not SqlTokenKind.Name)
            return false;
        if (at > 0 && tokens[at - 1].IsSign('.'))
            return false;
        if (at + 3 < tokens.Count && (tokens[at + 3].IsSign('.') || tokens[at + 3].IsSign('(')))
            return true;
        return !IsAlsoAlias(tokens) || (at > 0 && (tokens[at - 1].Is("from") || tokens[at - 1].Is("join")));
    }

    private bool IsAlsoAlias(List<SqlToken> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
            if (
                IsOwn(tokens[i])
                && !(i + 1 < tokens.Count && tokens[i + 1].IsSign('.'))
                && !(i > 0 && (tokens[i - 1].IsSign('.') || tokens[i - 1].Is("AS")))
            )
                return true;
        return false;
    }

    private bool IsOwn(SqlToken token) => token.Kind is SqlTokenKind.Name && Is(token.Value);
}
