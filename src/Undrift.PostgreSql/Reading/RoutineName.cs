namespace Undrift.PostgreSql.Reading;

/// <summary>A routine or operator as regproc and regoper print it under an empty search path.</summary>
internal static class RoutineName
{
    private const string SystemPrefix = "pg_catalog.";

    /// <summary>
    /// The name without the system schema: regproc prints that schema only where a name is overloaded, and newer servers
    /// overload more names.
    /// </summary>
    /// <exception cref="SchemaChangedException">A number is printed: the routine is gone from the current catalog.</exception>
    public static string? Of(string? text) =>
        text is not null && char.IsAsciiDigit(text[0]) ? throw new SchemaChangedException($"routine {text} was dropped")
        : text?.StartsWith(SystemPrefix, StringComparison.Ordinal) == true ? text[SystemPrefix.Length..]
        : text;
}
