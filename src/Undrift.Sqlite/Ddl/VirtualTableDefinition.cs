using System.Text;

namespace Undrift.Sqlite;

/// <summary>A CREATE VIRTUAL TABLE statement, understood as far as SQLite does: the arguments are the module's business.</summary>
/// <param name="Module">Module name, folded: SQLite ignores its case.</param>
/// <param name="Arguments">The arguments as written, white space and comments apart.</param>
internal sealed record VirtualTableDefinition(string Module, IReadOnlyList<string> Arguments)
{
    /// <summary>True when the statement makes a virtual table.</summary>
    public static bool Fits(string sql)
    {
        var first = sql.AsSpan().TrimStart();
        if (!first.StartsWith("CREATE", StringComparison.OrdinalIgnoreCase))
            return false;
        var second = first["CREATE".Length..].TrimStart();
        return second.StartsWith("/") || second.StartsWith("-")
            ? Tokenizer.Split(sql) is [_, var word, ..] && word.Is("VIRTUAL")
            : second.StartsWith("VIRTUAL", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Parses the statement.</summary>
    /// <exception cref="DdlException">It holds something that is not understood.</exception>
    public static VirtualTableDefinition Parse(string sql)
    {
        var cursor = new TokenCursor(Tokenizer.Split(sql));
        cursor.Words("CREATE", "VIRTUAL", "TABLE");
        cursor.TryWords("IF", "NOT", "EXISTS");
        cursor.QualifiedName();
        cursor.Words("USING");
        var module = Names.Fold(cursor.Name());
        var arguments = new List<string>();
        if (cursor.TrySign("("))
        {
            do arguments.Add(AsWritten(sql, cursor.ListItem()));
            while (cursor.TrySign(","));
            cursor.Sign(")");
        }
        cursor.End();
        return new VirtualTableDefinition(module, arguments is [""] ? [] : arguments);
    }

    private static string AsWritten(string sql, ReadOnlySpan<Token> tokens)
    {
        var text = new StringBuilder();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (i > 0 && tokens[i - 1].Kind is not TokenKind.Sign && tokens[i].Kind is not TokenKind.Sign)
                text.Append(' ');
            text.Append(sql, tokens[i].Start, tokens[i].End - tokens[i].Start);
        }
        return text.ToString();
    }
}
