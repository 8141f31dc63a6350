namespace Undrift.MySql.Scripts;

/// <summary>One thing that stands in a script.</summary>
/// <param name="Place">Where it begins.</param>
internal abstract record ScriptItem(ScriptPlace Place);

/// <summary>A statement, without its delimiter and without the comments before it.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Text">As written, version comments and all.</param>
/// <param name="Words">
/// The first words outside parentheses, those in version comments too: bare ones in upper case, quoted names as written
/// with a leading backtick.
/// </param>
internal sealed record Statement(ScriptPlace Place, string Text, IReadOnlyList<string> Words) : ScriptItem(Place)
{
    /// <summary>True when the statement begins with these words.</summary>
    public bool Begins(params ReadOnlySpan<string> words)
    {
        if (Words.Count < words.Length)
            return false;
        for (var i = 0; i < words.Length; i++)
            if (Words[i] != words[i])
                return false;
        return true;
    }

    /// <summary>The word at a place; empty when there is none.</summary>
    public string Word(int index) => index < Words.Count ? Words[index] : "";

    /// <summary>True when one of the first words is this one.</summary>
    public bool Has(string word) => Words.Contains(word);
}

/// <summary>A command of the <c>mysql</c> client, to the end of its line; DELIMITER is none, the reader follows it itself.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Name">The word, or the backslash and its letter.</param>
/// <param name="Argument">The rest of the line.</param>
internal sealed record ClientCommand(ScriptPlace Place, string Name, string Argument) : ScriptItem(Place);
