namespace Undrift.PostgreSql.Reading;

/// <summary>
/// Session settings that decide how the server prints expressions, names and constants. A role or a database may have
/// others: the same definition would then be printed in two ways.
/// </summary>
internal static class PrintSettings
{
    /// <summary>Statements for the reading transaction; LOCAL, so that a pooled session stays as it was.</summary>
    public static IReadOnlyList<string> Statements { get; } =
    [
        // With an empty path every name is printed with its schema.
        "SET LOCAL search_path = ''",
        "SET LOCAL quote_all_identifiers = off",
        "SET LOCAL standard_conforming_strings = on",
        "SET LOCAL bytea_output = hex",
        "SET LOCAL datestyle = 'ISO, MDY'",
        "SET LOCAL intervalstyle = postgres",
        "SET LOCAL timezone = 'UTC'",
        "SET LOCAL extra_float_digits = 1",
        "SET LOCAL lc_monetary = 'C'",
    ];
}
