using System.Collections.Frozen;

namespace Undrift.Sqlite;

/// <summary>How SQLite compares and quotes names.</summary>
internal static class Names
{
    /// <summary>SQLite's keywords (sqlite.org/lang_keywords.html).</summary>
    private static readonly FrozenSet<string> Keywords = (
        "abort action add after all alter always analyze and as asc attach autoincrement before begin between by cascade "
        + "case cast check collate column commit conflict constraint create cross current current_date current_time "
        + "current_timestamp database default deferrable deferred delete desc detach distinct do drop each else end escape "
        + "except exclude exclusive exists explain fail filter first following for foreign from full generated glob group "
        + "groups having if ignore immediate in index indexed initially inner insert instead intersect into is isnull join "
        + "key last left like limit match materialized natural no not nothing notnull null nulls of offset on or order "
        + "others outer over partition plan pragma preceding primary query raise range recursive references regexp reindex "
        + "release rename replace restrict returning right rollback row rows savepoint select set table temp temporary then "
        + "ties to transaction trigger unbounded union unique update using vacuum values view virtual when where window with "
        + "without"
    )
        .Split(' ')
        .ToFrozenSet();

    /// <summary>
    /// Keywords that SQLite takes as names where no clause fits (the <c>%fallback ID</c> list of parse.y), without those
    /// that can follow an expression or a table name and would then say something else than the quoted name.
    /// </summary>
    private static readonly FrozenSet<string> SafeAsNames = (
        "abort action after analyze attach before begin cascade cast column conflict database deferred detach do each "
        + "end exclusive explain fail first for glob groups if ignore immediate instead key last like match no of others plan "
        + "pragma query raise range recursive reindex release rename replace restrict row rows savepoint temp temporary "
        + "trigger vacuum view virtual"
    )
        .Split(' ')
        .ToFrozenSet();

    /// <summary>The name as SQLite compares it: letters of ASCII, and only those, without case.</summary>
    public static string Fold(string name)
    {
        foreach (var c in name)
            if (char.IsAsciiLetterUpper(c))
                return string.Create(name.Length, name, Lower);
        return name;
    }

    /// <summary>True when SQLite takes the two for one name.</summary>
    public static bool Same(string left, string right) =>
        left.Length == right.Length && string.Equals(Fold(left), Fold(right), StringComparison.Ordinal);

    /// <summary>The name as it may stand in SQL: quoted when it is a keyword or not a plain word.</summary>
    public static string Quote(string name) => IsPlain(name) && !Keywords.Contains(Fold(name)) ? name : InQuotes(name);

    /// <summary>The normal form of a quoted name inside free text: quotes go where the bare word says the same.</summary>
    public static string Unquote(string name)
    {
        var folded = Fold(name);
        return IsPlain(folded) && (!Keywords.Contains(folded) || SafeAsNames.Contains(folded))
            ? folded
            : InQuotes(folded);
    }

    /// <summary>True for a word of SQLite's language.</summary>
    public static bool IsKeyword(string folded) => Keywords.Contains(folded);

    /// <summary>In double quotes.</summary>
    public static string InQuotes(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>True for a word that needs no quotes for its characters.</summary>
    public static bool IsPlain(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name[0] != '$' && name.All(Tokenizer.IsWordCharacter);

    private static void Lower(Span<char> target, string name)
    {
        for (var i = 0; i < name.Length; i++)
            target[i] = char.IsAsciiLetterUpper(name[i]) ? (char)(name[i] | 0x20) : name[i];
    }
}
