namespace Undrift.MySql.Scripts;

/// <summary>The first words of a statement outside parentheses, by which the runner knows it.</summary>
internal sealed class StatementWords
{
    private const int MostKept = 24;

    /// <summary>These are kept wherever they stand: they reach out of the database.</summary>
    private static readonly HashSet<string> Always = ["OUTFILE", "DUMPFILE", "SONAME"];

    private readonly List<string> kept = [];
    private int parentheses;

    /// <summary>The words.</summary>
    public IReadOnlyList<string> Kept => kept;

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
