namespace Undrift.MySql.Scripts;

/// <summary>The first words of a statement outside parentheses, by which the runner knows it.</summary>
internal sealed class StatementWords
{
    private const int MostKept = 24;

    /// <summary>These are kept wherever they stand: they reach out of the database.</summary>
    private static readonly HashSet<string> Always = ["OUTFILE", "DUMPFILE", "SONAME"];

    /// <summary>What CREATE and ALTER may be about, where the first of these words decides it.</summary>
    private static readonly HashSet<string> Programs = ["PROCEDURE", "FUNCTION", "TRIGGER", "EVENT", "PACKAGE"];

    private static readonly HashSet<string> OtherObjects =
    [
        "TABLE",
        "VIEW",
        "INDEX",
        "DATABASE",
        "SCHEMA",
        "USER",
        "ROLE",
        "SEQUENCE",
        "SERVER",
        "TABLESPACE",
    ];

    /// <summary>MariaDB runs compound statements outside of routines, too.</summary>
    private static readonly HashSet<string> Compound = ["IF", "CASE", "LOOP", "WHILE", "REPEAT", "FOR", "DECLARE"];

    private readonly List<string> kept = [];
    private int parentheses;

    /// <summary>The words.</summary>
    public IReadOnlyList<string> Kept => kept;

    /// <summary>True when semicolons may stand within the statement.</summary>
    public bool IsProgram =>
        kept switch
        {
            ["CREATE" or "ALTER", ..] => kept.Find(w => Programs.Contains(w) || OtherObjects.Contains(w)) is { } what
                && Programs.Contains(what),
            ["BEGIN"] or ["BEGIN", "WORK", ..] => false,
            ["BEGIN", ..] => true,
            [var first, ..] => Compound.Contains(first),
            _ => false,
        };

    /// <summary>An opening parenthesis.</summary>
    public void OpenParenthesis() => parentheses++;

    /// <summary>A closing parenthesis; one too many is the server's to complain about.</summary>
    public void CloseParenthesis() => parentheses = Math.Max(0, parentheses - 1);

    /// <summary>A bare word.</summary>
    public void Word(string word)
    {
        var upper = word.ToUpperInvariant();
        if ((parentheses == 0 && kept.Count < MostKept) || Always.Contains(upper))
            kept.Add(upper);
    }

    /// <summary>A quoted name.</summary>
    public void QuotedName(string name)
    {
        if (parentheses == 0 && kept.Count < MostKept)
            kept.Add('`' + name);
    }
}
