namespace Undrift.PostgreSql;

/// <summary>
/// What psql keeps in mind while it looks for the end of a statement (psqlscan.l): parentheses, the body of a routine
/// between <c>BEGIN ATOMIC</c> and <c>END</c>; and the first words, by which the runner knows the statement.
/// </summary>
internal sealed class StatementShape
{
    private const int KeptWords = 24;

    private readonly List<string> words = [];
    private int parentheses;
    private int bodies;
    private string last = "";

    /// <summary>The first words outside parentheses.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>True where a semicolon ends the statement.</summary>
    public bool IsOpenEnded => parentheses == 0 && bodies == 0;

    /// <summary>What is still open, for a message.</summary>
    public string Open => parentheses > 0 ? "a parenthesis that is never closed" : "a BEGIN ATOMIC without its END";

    /// <summary>An opening parenthesis.</summary>
    public void OpenParenthesis() => parentheses++;

    /// <summary>A closing parenthesis; one too many is the server's to complain about.</summary>
    public void CloseParenthesis() => parentheses = Math.Max(0, parentheses - 1);

    /// <summary>A bare word.</summary>
    public void Word(string word)
    {
        if (parentheses > 0)
            return;
        var upper = word.ToUpperInvariant();
        if (bodies == 0)
            bodies = upper == "ATOMIC" && last == "BEGIN" && MakesRoutine() ? 1 : 0;
        else if (upper == "CASE")
            bodies++;
        else if (upper == "END")
            bodies--;
        Keep(upper);
    }

    /// <summary>A name in double quotes.</summary>
    public void QuotedName(string name)
    {
        if (parentheses == 0)
            Keep('"' + name);
    }

    private void Keep(string word)
    {
        last = word;
        if (words.Count < KeptWords)
            words.Add(word);
    }

    /// <summary>Only CREATE [OR REPLACE] FUNCTION or PROCEDURE has such a body.</summary>
    private bool MakesRoutine() =>
        words
            is ["CREATE", "FUNCTION" or "PROCEDURE", ..]
                or ["CREATE", "OR", "REPLACE", "FUNCTION" or "PROCEDURE", ..];
}
