using Undrift.MySql.Kinds;
using Undrift.MySql.Text;

namespace Undrift.MySql.Reading;

/// <summary>
/// The body of a routine, trigger or event as its author wrote it, out of what SHOW CREATE prints. information_schema shows it
/// with its string literals decoded half-way: <c>'\\n'</c> looks like <c>'\n'</c>, and <c>_latin1'a'</c> like <c>'a'</c>
/// (seen on MariaDB 10.11), so that two texts may look like one, and neither can be made again from it.
/// </summary>
internal static class OriginalBody
{
    private const string Indent = "\n    ";

    /// <summary>True for an object with a literal in its body.</summary>
    public static bool IsWanted(CatalogObject item) =>
        CommonFacets.Source.Of(item) is { } text
        && text.AsSpan().IndexOfAny('\'', '"') >= 0
        && item[RoutineKinds.Language].IsAbsent;

    /// <summary>The statement that shows it.</summary>
    public static string Query(CatalogObject item) =>
        $"SHOW CREATE {item.Kind.Name.Replace('_', ' ').ToUpperInvariant()} {Names.Quote(item.Id.Name)}";

    /// <summary>The object with the body out of the row that the statement gave; the object itself where none is found.</summary>
    public static CatalogObject Taken(CatalogObject item, string?[] row) =>
        row.ElementAtOrDefault(item.Kind == EventKind.Modelled ? 3 : 2) is { } statement
            ? Taken(item, statement)
            : item;

    /// <summary>The object with the body out of the statement; the object itself where none is found.</summary>
    public static CatalogObject Taken(CatalogObject item, string statement)
    {
        var at =
            item.Kind == TriggerKind.Modelled ? OfTrigger(statement)
            : item.Kind == EventKind.Modelled ? OfEvent(statement)
            : item.Kind == RoutineKinds.Package ? OfPackage(statement, words: 1)
            : item.Kind == RoutineKinds.PackageBody ? OfPackage(statement, words: 2)
            : OfRoutine(statement);
        if (at < 0)
            return item;
        var body = statement[at..];
        var modes = string.Join(',', CommonFacets.SqlMode.Of(item) ?? []);
        return item.WithValues(entry =>
            entry.Facet == CommonFacets.Source ? FacetValue.Of(body)
            : entry.Facet.Name == "body" ? FacetValue.Of(NormalText.Body(body, modes))
            : entry.Value
        );
    }

    /// <summary>Behind FOR EACH ROW, and FOLLOWS or PRECEDES with a name.</summary>
    private static int OfTrigger(string sql)
    {
        var tokens = SqlTokenizer.Split(sql);
        for (var i = 0; i + 3 < tokens.Count; i++)
            if (tokens[i].Is("FOR") && tokens[i + 1].Is("EACH") && tokens[i + 2].Is("ROW"))
            {
                var at = tokens[i + 3].Is("FOLLOWS") || tokens[i + 3].Is("PRECEDES") ? i + 5 : i + 3;
                return at < tokens.Count ? tokens[at].Start : -1;
            }
        return -1;
    }

    private static int OfEvent(string sql)
    {
        var tokens = SqlTokenizer.Split(sql);
        var at = tokens.FindIndex(token => token.Is("DO"));
        return at >= 0 && at + 1 < tokens.Count ? tokens[at + 1].Start : -1;
    }

    /// <summary>
    /// The server writes the parameters and the result in one line and each characteristic in an indented one; the body
    /// follows, from its first word on.
    /// </summary>
    private static int OfRoutine(string sql)
    {
        var tokens = SqlTokenizer.Split(sql);
        var open = tokens.FindIndex(token => token.IsSign('('));
        var word = tokens.FindIndex(token => token.Is("PROCEDURE") || token.Is("FUNCTION"));
        if (word < 0 || open < word)
            return -1;
        var at = sql.IndexOf('\n', tokens[NormalText.Closing(tokens, open)].End - 1);
        while (at >= 0 && string.CompareOrdinal(sql, at, Indent, 0, Indent.Length) == 0)
            at = sql.IndexOf('\n', at + 1);
        return at < 0 ? -1 : at + 1;
    }

    /// <summary>
    /// From AS or IS on, which the body keeps, behind the name and its characteristics. Names stand in double quotes: a package is
    /// of the other language whatever the session's modes are.
    /// </summary>
    /// <param name="sql">The statement.</param>
    /// <param name="words">Words before the name: PACKAGE, or PACKAGE BODY.</param>
    private static int OfPackage(string sql, int words)
    {
        var tokens = SqlTokenizer.Split(sql);
        var name = tokens.FindIndex(token => token.Is("PACKAGE")) + words;
        var at = tokens.FindIndex(Math.Min(name + 1, tokens.Count), token => token.Is("AS") || token.Is("IS"));
        return name < words || at < 0 ? -1 : tokens[at].Start;
    }
}
