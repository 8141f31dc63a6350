using System.Globalization;
using System.Text.RegularExpressions;
using Undrift.MySql.Connection;
using Undrift.MySql.Native;
using Undrift.MySql.Scratch;

namespace Undrift.MySql.Scripts;

/// <summary>Says which statement of which file failed, at which line, and what to do.</summary>
internal static partial class ScriptFailure
{
    private const int LongestExcerpt = 100;

    /// <summary>The server refused the statement.</summary>
    public static UndriftException Explain(Statement statement, MySqlException error, ScratchDatabase scratch)
    {
        // A syntax error says its line within the statement; other errors say none.
        var line =
            error.Code == ErrorCode.SyntaxError && Line().Match(error.Message) is { Success: true } match
                ? int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture) - 1
                : 0;
        var place =
            line == 0 ? statement.Place : statement.Place with { Line = statement.Place.Line + line, Column = 1 };
        var said = MayHoldSecret().IsMatch(statement.Text) ? $"error {error.Code}" : error.Said;
        return UndriftException.Failed(
            scratch.Source.WithoutSecrets($"{said}{Excerpt(statement, line)}"),
            place.ToString(),
            Next(statement, error, scratch),
            // What the scratch server lacks says nothing of the statement.
            error.Code
                is ErrorCode.UnknownCollation
                    or ErrorCode.UnknownCharacterSet
                    or ErrorCode.UnknownEngine
                ? null
                : error
        );
    }

    /// <summary>The connection was lost, or the time ran out.</summary>
    public static UndriftException Lost(
        Statement statement,
        Exception error,
        ScratchDatabase scratch,
        CancellationToken cancellation
    )
    {
        var failure = StatementFailure.Explain(error, scratch.Source, "running the statement", cancellation);
        return UndriftException.Failed(
            failure.Message + Excerpt(statement, 0),
            statement.Place.ToString(),
            failure.Next
        );
    }

    /// <summary>The line itself, unless it may hold a password.</summary>
    private static string Excerpt(Statement statement, int line)
    {
        var text = statement.Text.Split('\n').ElementAtOrDefault(line)?.Trim() ?? "";
        if (text.Length == 0 || MayHoldSecret().IsMatch(statement.Text))
            return "";
        return $": {(text.Length > LongestExcerpt ? text[..LongestExcerpt] + "…" : text)}";
    }

    private static string Next(Statement statement, MySqlException error, ScratchDatabase scratch) =>
        error.Code switch
        {
            ErrorCode.SyntaxError when IsCutBody(statement) =>
                "write DELIMITER $$ before the routine and end it with $$: the first ';' in its body ended the statement",
            ErrorCode.SyntaxError
            or ErrorCode.UnknownCollation
            or ErrorCode.UnknownCharacterSet
            or ErrorCode.UnknownEngine =>
                $"correct the statement for this server ({scratch.Version}), or build on one like yours: {ServerBinaries.Variable}, --scratch URL",
            ErrorCode.CannotCreateTable or ErrorCode.CannotAddForeignKey or ErrorCode.NoReferencedTable =>
                "make the table that it refers to first, or write SET FOREIGN_KEY_CHECKS = 0; before both, as dumps do",
            ErrorCode.UnknownDatabase or ErrorCode.NoSuchTable =>
                "it must run on an empty database after the statements before it; write names of its own database without the database",
            ErrorCode.DiskFull =>
                "the scratch server's folder is full: leave the data out of the SQL, or name a server with --scratch URL",
            _ => "correct the statement; it must run on an empty database after those before it",
        };

    /// <summary>A compound statement without its END.</summary>
    private static bool IsCutBody(Statement statement) =>
        statement.Word(0) == "CREATE" && CutBody().IsMatch(statement.Text) && !EndsBody().IsMatch(statement.Text);

    [GeneratedRegex(@"at line (?<line>\d+)\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();

    [GeneratedRegex("password|identified|secret|://", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MayHoldSecret();

    [GeneratedRegex(@"\bBEGIN\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CutBody();

    [GeneratedRegex(@"\bEND\s*\w*\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EndsBody();
}
