namespace Undrift.PostgreSql;

/// <summary>One thing that stands in a script.</summary>
/// <param name="Place">Where it begins.</param>
internal abstract record ScriptItem(ScriptPlace Place);

/// <summary>A statement, without its closing semicolon and without the comments before it.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Text">As written.</param>
/// <param name="Words">
/// The first words outside parentheses: bare ones in upper case, quoted names as written with a leading double quote.
/// </param>
internal record Statement(ScriptPlace Place, string Text, IReadOnlyList<string> Words) : ScriptItem(Place)
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
}

/// <summary>A <c>COPY … FROM stdin</c> whose data follow it in the script.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Text">As written.</param>
/// <param name="Words">Its first words.</param>
/// <param name="NextLine">Gives the next line of data; null when there is no more.</param>
/// <param name="DataLine">The line on which the data begin.</param>
internal sealed record CopyStatement(
    ScriptPlace Place,
    string Text,
    IReadOnlyList<string> Words,
    Func<string?> NextLine,
    int DataLine
) : Statement(Place, Text, Words);

/// <summary>A psql meta-command, to the end of its line.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Name">Without the backslash.</param>
/// <param name="Argument">The rest of the line.</param>
/// <param name="Within">True when it stands behind the beginning of a statement.</param>
internal sealed record MetaCommand(ScriptPlace Place, string Name, string Argument, bool Within) : ScriptItem(Place);
