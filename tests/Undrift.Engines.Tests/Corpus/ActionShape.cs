using System.Text.Json;
using System.Text.RegularExpressions;

namespace Undrift.Engines.Tests.Corpus;

/// <summary>
/// What the statements of a case's plan look like, from <c>plan.json</c> beside it: one direction each, <c>forward</c> from
/// a to b. A requirement is a regular expression that one statement fits; what is forbidden fits none.
/// </summary>
internal sealed record ActionShape(string[]? Require, string[]? Forbid)
{
    private const string FileName = "plan.json";

    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    /// <summary>True where the case says something of its plan.</summary>
    public static bool IsThere(CorpusCase item) => File.Exists(Path.Combine(item.Folder, FileName));

    /// <summary>What is expected of one direction; null: nothing.</summary>
    public static ActionShape? Of(CorpusCase item, bool forward) =>
        IsThere(item)
            ? JsonSerializer
                .Deserialize<Dictionary<string, ActionShape>>(
                    File.ReadAllText(Path.Combine(item.Folder, FileName)),
                    Json
                )!
                .GetValueOrDefault(forward ? "forward" : "back")
            : null;

    /// <summary>What does not fit; null where all does.</summary>
    public string? Failure(Plan plan)
    {
        foreach (var pattern in Require ?? [])
            if (!plan.Statements.Any(statement => Fits(statement, pattern)))
                return $"SHAPE no statement fits {pattern}";
        foreach (var pattern in Forbid ?? [])
            if (plan.Statements.FirstOrDefault(statement => Fits(statement, pattern)) is { } wrong)
                return $"SHAPE {pattern} is forbidden: {wrong.Sql}";
        return null;
    }

    /// <summary>A table or column that both sides have and the plan drops; null where there is none. What is computed can be had again.</summary>
    public static string? LosesKept(Plan plan, Catalog current, Catalog target) =>
        plan.Statements.FirstOrDefault(statement =>
            statement.Object is { Kind: "table" or "column" } item
            && Fits(statement, "^DROP TABLE |^ALTER TABLE .* DROP COLUMN ")
            && current.Find(item) is { } before
            && target.Find(item) is { } after
            && !IsComputed(before)
            && !IsComputed(after)
        )
            is { } wrong
            ? $"SHAPE what both sides have is dropped: {wrong.Sql}"
            : null;

    private static bool IsComputed(CatalogObject item) =>
        item.Facets.ToArray().Any(entry => entry.Facet.Name == "generated");

    private static bool Fits(PlanStatement statement, string pattern) =>
        Regex.IsMatch(statement.Sql, pattern, RegexOptions.Singleline, TimeSpan.FromSeconds(5));
}
