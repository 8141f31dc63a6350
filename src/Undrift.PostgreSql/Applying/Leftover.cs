using System.Text.RegularExpressions;

namespace Undrift.PostgreSql.Applying;

/// <summary>
/// What a statement of an online plan leaves when it fails: it runs in no transaction, or finishes what an earlier
/// transaction began. A new plan takes the rest up from the catalog: an invalid index is made anew, a constraint that is not
/// valid is only validated.
/// </summary>
internal static partial class Leftover
{
    /// <summary>The words for it, in one sentence; null: the statement leaves nothing.</summary>
    public static string? Of(PlanStatement statement)
    {
        if (MakesIndex().IsMatch(statement.Sql))
            return "an INVALID index may be left, which costs time at each write and serves no query: a new plan drops it and makes it anew";
        if (DropsIndex().IsMatch(statement.Sql))
            return "the index may be left, INVALID: a new plan drops it";
        return Validates().Match(statement.Sql) is { Success: true } found
            ? $"the constraint {found.Groups["name"].Value} is there, NOT VALID: it holds for rows to come; mend the rows that do not fit, then a new plan takes it up again"
            : null;
    }

    [GeneratedRegex("^CREATE (UNIQUE )?INDEX CONCURRENTLY ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MakesIndex();

    [GeneratedRegex("^DROP INDEX CONCURRENTLY ", RegexOptions.None, 1000)]
    private static partial Regex DropsIndex();

    [GeneratedRegex(
        """^ALTER TABLE .+ VALIDATE CONSTRAINT (?<name>[a-z0-9_$]+|"([^"]|"")+")$""",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        1000
    )]
    private static partial Regex Validates();
}
