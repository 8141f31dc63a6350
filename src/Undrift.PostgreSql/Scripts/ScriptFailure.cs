using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace Undrift.PostgreSql;

/// <summary>Says which statement of which file failed, at which line and column, and what to do.</summary>
internal static partial class ScriptFailure
{
    private const int LongestExcerpt = 100;

    /// <summary>The server refused the statement.</summary>
    public static UndriftException Explain(Statement statement, PostgresException error, ScratchDatabase scratch)
    {
        var place = PlaceOf(statement, error);
        var excerpt = Excerpt(statement, place.Line - statement.Place.Line);
        var message = $"{error.MessageText} (SQLSTATE {error.SqlState}){Context(error)}{excerpt}";
        return UndriftException.Failed(
            Secrets.Remove(message, scratch.Source),
            place.ToString(),
            Next(statement, error, scratch),
            error
        );
    }

    /// <summary>The connection was lost, or the time ran out: at the statement, or somewhere up to the last one sent with it.</summary>
    public static UndriftException Lost(
        Statement statement,
        Exception error,
        ScratchDatabase scratch,
        CancellationToken cancellation,
        Statement? last = null
    )
    {
        var failure = StatementFailure.Explain(error, scratch.Source, "running the statement", cancellation);
        return UndriftException.Failed(
            last is null ? failure.Message + Excerpt(statement, 0) : failure.Message,
            last is null ? statement.Place.ToString() : $"{statement.Place} to line {last.Place.Line}",
            failure.Next
        );
    }

    /// <summary>The server counts characters, not UTF-16 units, from 1.</summary>
    private static ScriptPlace PlaceOf(Statement statement, PostgresException error)
    {
        if (statement is CopyStatement copy && CopyLine().Match(error.Where ?? "") is { Success: true } data)
            return copy.Place with { Line = copy.DataLine + int.Parse(data.Groups["line"].Value) - 1, Column = 1 };
        var (line, column, left) = (statement.Place.Line, statement.Place.Column, error.Position - 1);
        foreach (var rune in statement.Text.EnumerateRunes())
        {
            if (left-- <= 0)
                break;
            (line, column) = rune.Value == '\n' ? (line + 1, 1) : (line, column + rune.Utf16SequenceLength);
        }
        return statement.Place with { Line = line, Column = column };
    }

    /// <summary>Inside a DO block or a function the server says where; its first line is enough.</summary>
    private static string Context(PostgresException error) =>
        error.Position > 0 || string.IsNullOrEmpty(error.Where) ? "" : $", in {error.Where.Split('\n')[0]}";

    /// <summary>The line itself, unless it may hold a password.</summary>
    private static string Excerpt(Statement statement, int line)
    {
        if (statement is CopyStatement && line > 0)
            return "";
        var text = statement.Text.Split('\n').ElementAtOrDefault(line)?.Trim() ?? "";
        if (text.Length == 0 || MayHoldSecret().IsMatch(statement.Text))
            return "";
        return $": {(text.Length > LongestExcerpt ? text[..LongestExcerpt] + "…" : text)}";
    }

    private static string? Next(Statement statement, PostgresException error, ScratchDatabase scratch)
    {
        if (statement.Begins("CREATE", "EXTENSION") && error.SqlState is "0A000" or "58P01" or "22023")
            return "install the extension for that server (package or share folder), or build on a server that has it: "
                + $"--scratch URL. This is a {scratch.Description}";
        if (!scratch.IsPrivate && MissingRoles.Name(error) is { } role)
            return $"CREATE ROLE \"{role}\" NOLOGIN on the scratch server first, or leave --scratch out: a private server gets it by itself";
        if (error.SqlState == PostgresErrorCodes.DiskFull)
            return "the scratch server's folder is full: leave the data out of the SQL, or name a server with --scratch URL";
        if (error.SqlState == PostgresErrorCodes.SyntaxError && PsqlVariable().IsMatch(statement.Text))
            return "psql variables (:name) are not filled in: write the value into the SQL";
        return error.Hint
            ?? error.Detail
            ?? "correct the statement; it must run on an empty database after those before it";
    }

    [GeneratedRegex(@"^COPY .*, line (?<line>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CopyLine();

    [GeneratedRegex("password|secret|://", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MayHoldSecret();

    [GeneratedRegex("""(?<![:\w\]]):(['"]?)[A-Za-z_]""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PsqlVariable();
}
