using System.Text.RegularExpressions;

namespace Undrift;

/// <summary>The line that begins a changeset of formatted SQL.</summary>
/// <param name="Id"><c>author:id</c>.</param>
/// <param name="Number">How many stand before it in the file.</param>
/// <param name="Attributes">What stands behind its name.</param>
internal sealed partial record LiquibaseChangeset(string Id, int Number, IReadOnlyDictionary<string, string> Attributes)
{
    private static readonly string[] Known = ["postgres", "mysql", "mariadb", "sqlite"];

    /// <summary>True when a rollback with SQL follows.</summary>
    public bool HasRollback { get; init; }

    /// <summary>True for <c>ignore:true</c>, and for a changeset that is for no database at all.</summary>
    public bool IsLeftOut => Is("ignore", "true") || Is("dbms", "none");

    /// <summary>True where Liquibase itself runs it anew when it was changed, or each time.</summary>
    public bool MayBeEdited => Attributes.ContainsKey("runonchange") || Attributes.ContainsKey("runalways");

    public ScriptTransaction Transaction =>
        Is("runInTransaction", "false") ? ScriptTransaction.AsWritten : ScriptTransaction.One;

    /// <summary>What ends a statement; null: a semicolon.</summary>
    public string? Delimiter => Attributes.GetValueOrDefault("enddelimiter");

    /// <summary>The engines of <c>dbms:</c>; empty: all.</summary>
    public IReadOnlyList<string> Engines
    {
        get
        {
            var names = (Attributes.GetValueOrDefault("dbms") ?? "all").Split(',', StringSplitOptions.TrimEntries);
            if (names.Contains("all"))
                return [];
            var excluded = names.Where(name => name.StartsWith('!')).Select(name => EngineOf(name[1..])).ToList();
            return excluded.Count == 0
                ? [.. names.Select(EngineOf)]
                : [.. Known.Except(excluded, StringComparer.Ordinal)];
        }
    }

    /// <summary>The changeset that begins at a line; null when none does.</summary>
    public static LiquibaseChangeset? Of(string line, int number)
    {
        if (Begin().Match(line) is not { Success: true } match)
            return null;
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match attribute in Attribute().Matches(match.Groups["rest"].Value))
            attributes[attribute.Groups["name"].Value.ToLowerInvariant()] = attribute.Groups["value"].Value.Trim('"');
        var author = match.Groups["author"].Value.Trim().Trim('"');
        return new LiquibaseChangeset($"{author}:{match.Groups["id"].Value.Trim('"')}", number, attributes);
    }

    /// <summary>True for a line that says how to undo the changeset, in SQL.</summary>
    public static bool IsRollback(string line) =>
        RollbackSql(line) is { Length: > 0 }
        || line.TrimStart().StartsWith("/* liquibase rollback", StringComparison.OrdinalIgnoreCase);

    /// <summary>The SQL of a rollback line; empty where it says that nothing is to be done, null when it is none.</summary>
    public static string? RollbackSql(string line)
    {
        if (Rollback().Match(line) is not { Success: true } match)
            return null;
        var sql = match.Groups["sql"].Value.Trim();
        return sql.ToLowerInvariant() is "empty" or "not required" ? "" : sql;
    }

    private bool Is(string name, string value) =>
        string.Equals(Attributes.GetValueOrDefault(name.ToLowerInvariant()), value, StringComparison.OrdinalIgnoreCase);

    private static string EngineOf(string dbms) => dbms == "postgresql" ? "postgres" : dbms;

    [GeneratedRegex(
        @"^\s*--\s*changeset\s+(?<author>""[^""]*""|[^:]+):(?<id>""[^""]*""|\S+)(?<rest>.*)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Begin();

    [GeneratedRegex(@"(?<name>\w+):(?<value>""[^""]*""|\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Attribute();

    [GeneratedRegex(
        @"^\s*--\s*rollback(\s+(?<sql>.*))?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Rollback();
}
