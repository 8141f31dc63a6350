namespace Undrift.MySql.Reading;

/// <summary>Modes of SQL in one form for all servers.</summary>
internal static class SqlModes
{
    /// <summary>
    /// Names that stand for others, which the server lists beside them (MySQL manual, "Combination SQL Modes"), and modes that
    /// newer servers lack and that say nothing of how a body is run.
    /// </summary>
    private static readonly HashSet<string> Left =
    [
        "ANSI",
        "DB2",
        "MAXDB",
        "MSSQL",
        "MYSQL323",
        "MYSQL40",
        "ORACLE",
        "POSTGRESQL",
        "TRADITIONAL",
        "NO_AUTO_CREATE_USER",
        "NO_FIELD_OPTIONS",
        "NO_KEY_OPTIONS",
        "NO_TABLE_OPTIONS",
    ];

    /// <summary>The modes in the order of their names. ORACLE stays: it is another language.</summary>
    /// <param name="modes">As the server lists them, with commas.</param>
    public static IReadOnlyList<string> Of(string? modes) =>
        [
            .. (modes ?? "")
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(mode => mode == "ORACLE" || !Left.Contains(mode))
                .Order(StringComparer.Ordinal),
        ];
}
