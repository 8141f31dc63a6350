using System.Text.RegularExpressions;

namespace Undrift.Engines.Tests.Sqlite;

/// <summary>
/// A second opinion that shares no code with the engine: what the sqlite3 shell lists, with a plain pattern in place of a
/// tokenizer and no understanding of clauses.
/// </summary>
internal static partial class SchemaOracle
{
    private const string Query =
        "select hex(json_array(type, lower(name), lower(tbl_name), sql)) from sqlite_schema "
        + "where sql is not null and name not like 'sqlite!_%' escape '!' order by type, lower(name);";

    /// <summary>One line for each object of a file.</summary>
    public static string[] Lines(string file) =>
        [
            .. Shell
                .Run(file, Query)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => System.Text.Encoding.UTF8.GetString(Convert.FromHexString(line)))
                .Select(json => System.Text.Json.JsonDocument.Parse(json).RootElement)
                .Select(row =>
                    $"{row[0].GetString()} {row[1].GetString()} {row[2].GetString()} {Normal(row[3].GetString()!)}"
                ),
        ];

    private static string Normal(string sql) =>
        string.Join(
            ' ',
            Part().Matches(sql).Select(match => match.Value).Where(part => part.Trim().Length > 0).Select(OfPart)
        );

    private static string OfPart(string part) =>
        part[0] switch
        {
            '\'' => part,
            '"' or '`' or '[' => part[1..^1].ToLowerInvariant(),
            _ when part.StartsWith("--", StringComparison.Ordinal) || part.StartsWith("/*", StringComparison.Ordinal) =>
                "",
            _ => part.ToLowerInvariant(),
        };

    [GeneratedRegex(
        """'(?:[^']|'')*'|"[^"]*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|/\*[\s\S]*?\*/|[\w.$]+|\s+|.""",
        RegexOptions.None,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Part();
}
