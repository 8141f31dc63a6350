using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>Columns in SQL.</summary>
internal static class ColumnSql
{
    /// <summary>Names, quoted where needed, with commas between.</summary>
    public static string List(IEnumerable<string> columns) => string.Join(", ", columns.Select(Identifier.Quote));
}
