using System.Diagnostics.CodeAnalysis;

namespace Undrift.MySql.Reading;

/// <summary>Names of character sets and collations in one form for all servers.</summary>
internal static class Charsets
{
    private const string Old = "utf8";
    private const string New = "utf8mb3";

    /// <summary>
    /// The name that newer servers give: <c>utf8</c> is <c>utf8mb3</c> (MySQL manual, "The utf8 Character Set"; MariaDB
    /// has <c>old_mode=UTF8_IS_UTF8MB3</c>).
    /// </summary>
    [return: NotNullIfNotNull(nameof(name))]
    public static string? Name(string? name) =>
        name == Old ? New
        : name?.StartsWith(Old + "_", StringComparison.Ordinal) == true ? New + name[Old.Length..]
        : name;
}
