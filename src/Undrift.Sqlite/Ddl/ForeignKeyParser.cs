namespace Undrift.Sqlite;

/// <summary>Understands the REFERENCES clause.</summary>
internal static class ForeignKeyParser
{
    /// <summary>Takes REFERENCES and all that belongs to it.</summary>
    public static ForeignKeyDefinition References(TokenCursor cursor, string? name, IReadOnlyList<string> columns)
    {
        cursor.Words("REFERENCES");
        var key = new ForeignKeyDefinition(name, columns, Names.Fold(cursor.Name()));
        if (cursor.Current.IsSign("("))
            key = key with { References = Columns(cursor) };
        while (true)
        {
            if (cursor.TryWords("ON", "DELETE"))
                key = key with { OnDelete = Action(cursor) };
            else if (cursor.TryWords("ON", "UPDATE"))
                key = key with { OnUpdate = Action(cursor) };
            else if (cursor.TryWords("ON", "INSERT"))
                Action(cursor); // SQLite reads it and keeps nothing of it (parse.y, refarg).
            else if (cursor.TryWords("MATCH"))
                key = key with { Match = Match(cursor.Name()) };
            else
                return Deferral(cursor) is { } deferred ? key with { Deferred = deferred } : key;
        }
    }

    /// <summary>Takes a list of column names in parentheses; collations and orders there are accepted and ignored.</summary>
    public static IReadOnlyList<string> Columns(TokenCursor cursor)
    {
        var names = new List<string>();
        cursor.Sign("(");
        do
        {
            names.Add(Names.Fold(cursor.Name()));
            if (cursor.TryWords("COLLATE"))
                cursor.Name();
            if (!cursor.TryWords("ASC"))
                cursor.TryWords("DESC");
        } while (cursor.TrySign(","));
        cursor.Sign(")");
        return names;
    }

    /// <summary>A deferral that stands apart, behind other clauses of the column, belongs to the last foreign key.</summary>
    public static bool TryDeferral(TokenCursor cursor, List<ForeignKeyDefinition> keys)
    {
        if (keys.Count == 0 || Deferral(cursor) is not { } deferred)
            return false;
        keys[^1] = keys[^1] with { Deferred = deferred };
        return true;
    }

    /// <summary>Only DEFERRABLE INITIALLY DEFERRED defers; all other forms say what no clause says (foreignkeys.html).</summary>
    private static bool? Deferral(TokenCursor cursor)
    {
        var not = cursor.TryWords("NOT", "DEFERRABLE");
        if (!not && !cursor.TryWords("DEFERRABLE"))
            return null;
        if (cursor.TryWords("INITIALLY", "DEFERRED"))
            return !not;
        cursor.TryWords("INITIALLY", "IMMEDIATE");
        return false;
    }

    private static string? Action(TokenCursor cursor)
    {
        if (cursor.TryWords("NO", "ACTION"))
            return null;
        if (cursor.TryWords("SET", "NULL"))
            return "SET NULL";
        if (cursor.TryWords("SET", "DEFAULT"))
            return "SET DEFAULT";
        if (cursor.TryWords("CASCADE"))
            return "CASCADE";
        cursor.Words("RESTRICT");
        return "RESTRICT";
    }

    /// <summary>SQLite handles every foreign key as MATCH SIMPLE.</summary>
    private static string? Match(string name) => Names.Same(name, "SIMPLE") ? null : name.ToUpperInvariant();
}
