namespace Undrift;

/// <summary>
/// The marks between Drizzle's statements, <c>--> statement-breakpoint</c>. The tool divides the file by them, with or without
/// a semicolon before; to MySQL they are no comment.
/// </summary>
internal static class DrizzleBreakpoints
{
    private const string Mark = "--> statement-breakpoint";

    /// <summary>A filter that leaves the statements, each with a semicolon at its end.</summary>
    public static Func<string, string?> Filter()
    {
        var open = false;
        return line =>
        {
            var at = line.IndexOf(Mark, StringComparison.Ordinal);
            var sql = at < 0 ? line : line[..at];
            var text = sql.Trim();
            if (text.Length > 0 && !text.StartsWith("--", StringComparison.Ordinal))
                open = !text.EndsWith(';');
            if (at < 0 || !open)
                return sql;
            open = false;
            return sql + ";";
        };
    }
}
