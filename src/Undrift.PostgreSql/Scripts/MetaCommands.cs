namespace Undrift.PostgreSql;

/// <summary>What is done with the commands of psql in a script: few change what the SQL makes.</summary>
internal static class MetaCommands
{
    /// <summary>They only change what psql shows, or guard its input (<c>\restrict</c>, written by pg_dump).</summary>
    private static readonly HashSet<string> Ignored =
    [
        "restrict",
        "unrestrict",
        "echo",
        "qecho",
        "warn",
        "timing",
        "pset",
        "x",
        "a",
        "t",
        "f",
        "H",
        "C",
        "T",
        "conninfo",
    ];

    /// <summary>psql's own variables that do not change what a statement does.</summary>
    private static readonly HashSet<string> HarmlessVariables =
    [
        "ON_ERROR_STOP",
        "QUIET",
        "ECHO",
        "ECHO_HIDDEN",
        "VERBOSITY",
        "SHOW_CONTEXT",
        "FETCH_COUNT",
        "HISTSIZE",
        "HISTFILE",
        "HISTCONTROL",
        "PROMPT1",
        "PROMPT2",
        "PROMPT3",
        "COMP_KEYWORD_CASE",
        "HIDE_TABLEAM",
        "HIDE_TOAST_COMPRESSION",
    ];

    private static readonly HashSet<string> Utf8 = new(StringComparer.OrdinalIgnoreCase)
    {
        "UTF8",
        "'UTF8'",
        "UTF-8",
        "UNICODE",
    };

    /// <summary>True when the command may be skipped.</summary>
    public static bool IsIgnored(MetaCommand command) =>
        !command.Within
        && (
            Ignored.Contains(command.Name)
            || (command.Name == "encoding" && Utf8.Contains(command.Argument))
            || (command.Name is "set" or "unset" && HarmlessVariables.Contains(command.Argument.Split(' ', '\t')[0]))
        );

    /// <summary>True for a command that reads another file.</summary>
    public static bool IsInclude(MetaCommand command) =>
        !command.Within && command.Name is "i" or "include" or "ir" or "include_relative";

    /// <summary>The path that an include names, from the folder of the including file or the current one.</summary>
    public static string IncludedPath(MetaCommand command)
    {
        var named = command.Argument;
        if (named is ['\'', .., '\''])
            named = named[1..^1].Replace("''", "'", StringComparison.Ordinal);
        var folder = command.Name is "ir" or "include_relative" ? Path.GetDirectoryName(command.Place.Script) : null;
        return string.IsNullOrEmpty(folder) ? named : Path.Combine(folder, named);
    }

    /// <summary>The failure of a command that cannot be done.</summary>
    public static UndriftException Refusal(MetaCommand command) =>
        UndriftException.Failed(
            $"the psql command \\{Shown(command.Name)} cannot be run: Undrift sends the SQL of a script, it is not psql",
            command.Place.ToString(),
            Advice(command.Name)
        );

    private static string Advice(string name) =>
        name switch
        {
            "copy" => "write COPY … FROM stdin with the data behind it, or leave the data out",
            "c" or "connect" =>
                "give one database's schema: make the dump with pg_dump (without --create), not pg_dumpall",
            "set" or "unset" or "gset" or "getenv" or "setenv" or "prompt" =>
                "psql variables are not filled in: write the value into the SQL",
            "if" or "elif" or "else" or "endif" => "write the SQL without conditions, or use a DO block",
            "gexec" or "gdesc" or "crosstabview" or "watch" or "parse" or "bind" =>
                "end the statement with ';' and write out what it would generate",
            "encoding" => "save the file as UTF-8",
            "." => "it ends the data of COPY … FROM stdin, which does not stand before it",
            _ => "remove the line, or run the script with psql and name the database as the source",
        };

    private static string Shown(string name) => name.Length is > 0 and < 20 ? name : "…";
}
