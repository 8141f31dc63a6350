namespace Undrift.MySql.Text;

/// <summary>How tightly operators bind (MySQL manual, "Operator Precedence"; MariaDB's is the same for what both have).</summary>
internal static class Precedence
{
    /// <summary>Nothing: the end of an expression, or a key word that an expression stands beside.</summary>
    public const int None = 0;

    /// <summary>Tighter than any operator: an operand, and what is not known.</summary>
    public const int Operand = 100;

    private const int Comparison = 7;
    private const int Unary = 13;

    private static readonly Dictionary<string, int> Signs = new()
    {
        ["||"] = 1,
        ["&&"] = 3,
        ["="] = Comparison,
        ["<=>"] = Comparison,
        [">="] = Comparison,
        [">"] = Comparison,
        ["<="] = Comparison,
        ["<"] = Comparison,
        ["<>"] = Comparison,
        ["!="] = Comparison,
        ["|"] = 8,
        ["&"] = 9,
        ["<<"] = 10,
        [">>"] = 10,
        ["-"] = 11,
        ["+"] = 11,
        ["*"] = 12,
        ["/"] = 12,
        ["%"] = 12,
    };

    private static readonly Dictionary<string, int> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["or"] = 1,
        ["xor"] = 2,
        ["and"] = 3,
        ["between"] = 5,
        ["is"] = Comparison,
        ["like"] = Comparison,
        ["regexp"] = Comparison,
        ["rlike"] = Comparison,
        ["in"] = Comparison,
        ["div"] = 12,
        ["mod"] = 12,
    };

    /// <summary>Key words that an expression stands behind, and that are no operator.</summary>
    private static readonly HashSet<string> Before = new(StringComparer.OrdinalIgnoreCase)
    {
        "select",
        "where",
        "on",
        "having",
        "by",
        "case",
        "when",
        "then",
        "else",
    };

    /// <summary>Key words that end an expression.</summary>
    private static readonly HashSet<string> Behind = new(StringComparer.OrdinalIgnoreCase)
    {
        "as",
        "asc",
        "desc",
        "from",
        "where",
        "group",
        "order",
        "having",
        "limit",
        "union",
        "when",
        "then",
        "else",
        "end",
        "on",
        "join",
        "left",
        "right",
        "inner",
        "cross",
        "straight_join",
        "with",
        "separator",
    };

    /// <summary>The operator of one or more signs that begins at a position; null: none.</summary>
    public static string? OperatorAt(List<SqlToken> tokens, int at)
    {
        if (tokens[at].Kind is not SqlTokenKind.Sign || "(),.".Contains(tokens[at].Value[0], StringComparison.Ordinal))
            return null;
        var text = tokens[at].Value;
        for (var i = at + 1; i < tokens.Count && tokens[i].Start == tokens[i - 1].End; i++)
            if (tokens[i].Kind is SqlTokenKind.Sign && Signs.ContainsKey(text + tokens[i].Value))
                text += tokens[i].Value;
            else
                break;
        return text;
    }

    /// <summary>How tightly an operator between two operands binds; <see cref="Operand"/> for an unknown one.</summary>
    public static int OfSign(string sign) => Signs.GetValueOrDefault(sign, Operand);

    /// <summary>How tightly a word binds inside an expression; <see cref="Operand"/> for what is no operator.</summary>
    public static int OfWord(SqlToken token) =>
        token.Kind is SqlTokenKind.Word ? Words.GetValueOrDefault(token.Value, Operand) : Operand;

    /// <summary>How tightly what stands before a position holds on to it.</summary>
    public static int Left(List<SqlToken> tokens, int at, bool anyBetween)
    {
        if (at == 0)
            return None;
        var token = tokens[at - 1];
        if (token.Kind is SqlTokenKind.Word)
            return Before.Contains(token.Value) ? None
                : token.Is("not") ? 4
                : token.Is("in") ? Operand
                : Between(token, anyBetween);
        if (token.Kind is not SqlTokenKind.Sign || token.IsSign(')') || token.IsSign('.'))
            return Operand;
        if (token.IsSign('(') || token.IsSign(','))
            return None;
        return IsUnary(tokens, at - 1) ? Unary : OfSign(SignBefore(tokens, at));
    }

    /// <summary>How tightly what stands at a position holds on to what is before it.</summary>
    public static int Right(List<SqlToken> tokens, int at, bool anyBetween)
    {
        if (at >= tokens.Count)
            return None;
        var token = tokens[at];
        if (token.Kind is SqlTokenKind.Word)
            return Behind.Contains(token.Value) ? None
                : token.Is("not") ? Comparison
                : Between(token, anyBetween);
        if (token.IsSign(')') || token.IsSign(','))
            return None;
        return OperatorAt(tokens, at) is { } sign ? OfSign(sign) : Operand;
    }

    // The AND of BETWEEN … AND … is no operator of its own; where there is one, each AND may be it.
    private static int Between(SqlToken token, bool anyBetween) =>
        token.Is("between") || (anyBetween && token.Is("and")) ? Comparison : OfWord(token);

    private static bool IsUnary(List<SqlToken> tokens, int at) =>
        (tokens[at].IsSign('-') || tokens[at].IsSign('+') || tokens[at].IsSign('~') || tokens[at].IsSign('!'))
        && (
            at == 0
            || (tokens[at - 1].Kind is SqlTokenKind.Sign && !tokens[at - 1].IsSign(')'))
            || (tokens[at - 1].Kind is SqlTokenKind.Word && OfWord(tokens[at - 1]) != Operand)
            || Before.Contains(tokens[at - 1].Value)
        );

    private static string SignBefore(List<SqlToken> tokens, int at)
    {
        var start = at - 1;
        while (
            start > 0
            && tokens[start - 1].End == tokens[start].Start
            && OperatorAt(tokens, start - 1) is { Length: > 1 } longer
            && start - 1 + longer.Length >= at
        )
            start--;
        return OperatorAt(tokens, start) ?? "";
    }
}
