namespace Undrift.MySql.Scripts;

/// <summary>What of a session's <c>sql_mode</c> decides where a string ends (MySQL's manual, "Server SQL Modes").</summary>
/// <param name="AnsiQuotes">A double quote begins a name.</param>
/// <param name="NoBackslashEscapes">A backslash in a string is a character like others.</param>
internal sealed record SqlModes(bool AnsiQuotes, bool NoBackslashEscapes)
{
    /// <summary>The defaults of both servers.</summary>
    public static SqlModes Default { get; } = new(false, false);

    /// <summary>Reads the value of <c>@@sql_mode</c>, in which combined modes are spelt out.</summary>
    public static SqlModes Of(string? text)
    {
        var modes = (text ?? "").Split(',');
        return new SqlModes(modes.Contains("ANSI_QUOTES"), modes.Contains("NO_BACKSLASH_ESCAPES"));
    }
}
