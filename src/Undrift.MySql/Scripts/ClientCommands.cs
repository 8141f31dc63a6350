namespace Undrift.MySql.Scripts;

/// <summary>The commands of the <c>mysql</c> client that may stand in a script (MySQL's manual, "mysql Client Commands").</summary>
internal static class ClientCommands
{
    /// <summary>Long forms that no statement begins with. USE is a statement as well, but needs no delimiter in the client.</summary>
    private static readonly string[] Words =
    [
        "delimiter",
        "use",
        "source",
        "system",
        "tee",
        "notee",
        "pager",
        "nopager",
        "prompt",
        "rehash",
        "warnings",
        "nowarning",
        "charset",
        "connect",
        "quit",
        "exit",
        "status",
        "ego",
        "edit",
        "print",
        "clear",
    ];

    /// <summary>They only change what the client shows.</summary>
    private static readonly HashSet<string> Ignored =
    [
        "tee",
        "notee",
        "pager",
        "nopager",
        "prompt",
        "rehash",
        "warnings",
        "nowarning",
        "status",
        "print",
        "clear",
        @"\T",
        @"\t",
        @"\P",
        @"\n",
        @"\R",
        @"\#",
        @"\W",
        @"\w",
        @"\s",
        @"\p",
        @"\c",
        @"\-",
    ];

    /// <summary>The command at the next place of a text, where a statement may begin; null: there is none.</summary>
    public static string? At(ScriptText text)
    {
        if (!char.IsAsciiLetter((char)Math.Max(0, text.Peek())))
            return null;
        foreach (var word in Words)
        {
            var length = 0;
            while (length < word.Length && (text.Peek(length) | 0x20) == word[length])
                length++;
            if (length == word.Length && text.Peek(length) is ScriptText.End or ' ' or '\t' or '\r' or '\n' or ';')
                return word;
        }
        return null;
    }

    /// <summary>True when the command may be skipped.</summary>
    public static bool IsIgnored(ClientCommand command) => Ignored.Contains(command.Name);

    /// <summary>True for the command that ends the script.</summary>
    public static bool Ends(ClientCommand command) => command.Name is "quit" or "exit" or @"\q";

    /// <summary>The failure of a command that cannot be done.</summary>
    public static UndriftException Refusal(ClientCommand command) =>
        UndriftException.Failed(
            $"the client command {command.Name} cannot be run: Undrift sends the SQL of a script, it is not the mysql client",
            command.Place.ToString(),
            command.Name switch
            {
                "source" or @"\." => "name a folder of SQL files, or put the file's text here",
                "connect" or @"\r" => "give one database's schema",
                "charset" or @"\C" => "save the file as UTF-8",
                _ => "remove the line, or run the script with the client and name the database as the source",
            }
        );
}
