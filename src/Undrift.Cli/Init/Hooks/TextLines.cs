namespace Undrift.Cli.Init;

/// <summary>Adds lines to a text that a person wrote, and leaves all others as they are.</summary>
internal static class TextLines
{
    /// <summary>Adds lines behind a line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="after">The line, from 1; 0: before the first.</param>
    /// <param name="added">The lines.</param>
    public static string Insert(string text, int after, params string[] added)
    {
        var end = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var lines = text.Split('\n').ToList();
        if (after >= lines.Count)
            return text + end + string.Concat(added.Select(line => line + end));
        lines.InsertRange(after, added.Select(line => line + end[..^1]));
        return string.Join('\n', lines);
    }

    /// <summary>Adds lines at the end.</summary>
    public static string Append(string text, params string[] added)
    {
        var end = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var whole = text.Length == 0 || text.EndsWith('\n') ? text : text + end;
        return whole + string.Concat(added.Select(line => line + end));
    }

    /// <summary>How far a line is indented.</summary>
    /// <param name="text">The text.</param>
    /// <param name="line">The line, from 1.</param>
    public static string Indent(string text, int line)
    {
        var found = text.Split('\n')[line - 1];
        return found[..(found.Length - found.TrimStart(' ').Length)];
    }
}
