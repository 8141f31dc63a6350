using Undrift.MySql.Text;

namespace Undrift.MySql.Ddl;

/// <summary>The clauses behind a column's name, as SHOW CREATE TABLE prints them.</summary>
internal static class ColumnClauses
{
    /// <summary>A column that MySQL's secondary engine does not load.</summary>
    public const string NotSecondary = "NOT SECONDARY";

    // Options whose value follows without a sign.
    private static readonly string[] WithoutSign =
    [
        "STORAGE",
        "COLUMN_FORMAT",
        "ENGINE_ATTRIBUTE",
        "SECONDARY_ENGINE_ATTRIBUTE",
    ];

    // What information_schema.COLUMNS tells, too; longer ones before those that they begin with.
    private static readonly string[][] Known =
    [
        ["NOT", "NULL"],
        ["NULL"],
        ["UNSIGNED"],
        ["ZEROFILL"],
        ["CHARACTER", "SET"],
        ["COLLATE"],
        ["GENERATED", "ALWAYS", "AS", "ROW", "START"],
        ["GENERATED", "ALWAYS", "AS", "ROW", "END"],
        ["GENERATED", "ALWAYS", "AS"],
        ["AS"],
        ["VIRTUAL"],
        ["STORED"],
        ["PERSISTENT"],
        ["INVISIBLE"],
        ["WITHOUT", "SYSTEM", "VERSIONING"],
        ["WITH", "SYSTEM", "VERSIONING"],
        ["DEFAULT"],
        ["ON", "UPDATE"],
        ["AUTO_INCREMENT"],
        ["COMMENT"],
        ["CHECK"],
        ["SRID"],
    ];

    private static readonly HashSet<string> WithValue =
    [
        "SET",
        "COLLATE",
        "AS",
        "DEFAULT",
        "UPDATE",
        "COMMENT",
        "CHECK",
        "SRID",
    ];

    /// <summary>The clauses that <c>information_schema</c> does not have: COMPRESSED, STORAGE, options of the engine.</summary>
    public static IReadOnlyList<string> Rest(TokenRun column)
    {
        column.Take(); // The type.
        if (column.Current.IsSign('('))
            column.Parenthesised();
        var rest = new List<string>();
        while (!column.AtEnd)
            if (Array.Find(Known, words => column.TryWords(words)) is not { } known)
                rest.Add(Other(column));
            else if (WithValue.Contains(known[^1]))
                Value(column);
        return rest;
    }

    /// <summary>An option with its value, a single word, or what follows the type (<c>double precision</c>).</summary>
    private static string Other(TokenRun column)
    {
        if (column.Following.IsSign('='))
            return TableOptions.Next(column).ToString();
        if (column.TryWords("NOT", "SECONDARY"))
            return NotSecondary;
        if (Array.Find(WithoutSign, name => column.TryWords(name)) is { } option)
            return $"{option} {(column.Current.Kind is SqlTokenKind.Text ? column.Take().Value : column.Take().Value.ToUpperInvariant())}";
        return column.Current.IsSign('(')
            ? "(" + column.Text(column.Parenthesised()) + ")"
            : column.Take().Value.ToUpperInvariant();
    }

    /// <summary>A literal, a name, a call or an expression in parentheses: one operand, with its sign.</summary>
    private static void Value(TokenRun column)
    {
        while (column.Current.IsSign('-') || column.Current.IsSign('+'))
            column.Take();
        if (column.Current.IsSign('('))
        {
            column.Parenthesised();
            return;
        }
        var first = column.Take();
        // An introducer, or the type of a literal: _utf8mb4'x', TIMESTAMP'2026-01-01'.
        if (first.Kind is SqlTokenKind.Word && column.Current.Kind is SqlTokenKind.Text)
            column.Take();
        if (column.Current.IsSign('('))
            column.Parenthesised();
    }
}
