using Npgsql;

namespace Undrift.PostgreSql.Reading;

/// <summary>Reads the columns of a catalog query. Queries cast names to text, so that one decoder serves.</summary>
internal static class RowExtensions
{
    /// <summary>A text, or null.</summary>
    public static string? Text(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>A list of texts, or null.</summary>
    public static string[]? List(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<string[]>(column);

    /// <summary>A bigint, or null.</summary>
    public static long? Number(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetInt64(column);

    /// <summary>An OID.</summary>
    public static uint Oid(this NpgsqlDataReader row, int column) => row.GetFieldValue<uint>(column);

    /// <summary>A boolean; null counts as false.</summary>
    public static bool Flag(this NpgsqlDataReader row, int column) => !row.IsDBNull(column) && row.GetBoolean(column);

    /// <summary>A "char" column of the catalogs; null counts as the zero character.</summary>
    public static char Code(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? '\0' : row.GetFieldValue<char>(column);
}
