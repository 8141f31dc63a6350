using Npgsql;

namespace Undrift.PostgreSql.Reading;

/// <summary>Reads the columns of a catalog query. Queries cast names, arrays and codes to text.</summary>
internal static class RowExtensions
{
    /// <summary>A text, or null.</summary>
    public static string? Text(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>
    /// A text that the server deparses from the current catalog. Null where <paramref name="present"/> says that there is
    /// something, or a type printed as <c>???</c>, means that it was dropped after the snapshot was taken.
    /// </summary>
    /// <exception cref="SchemaChangedException">The object is gone: everything has to be read again.</exception>
    public static string? Deparsed(this NpgsqlDataReader row, int column, bool present = true)
    {
        var text = row.Text(column);
        if (present && text is null || text?.StartsWith("???", StringComparison.Ordinal) == true)
            throw new SchemaChangedException($"{row.GetName(column)} of a dropped object");
        return text;
    }

    /// <summary>A list of texts without NULL, or null.</summary>
    public static string[]? List(this NpgsqlDataReader row, int column)
    {
        if (row.IsDBNull(column))
            return null;
        return ArrayText.Texts(row.GetString(column))!;
    }

    /// <summary>A list of texts in which some may be NULL; null counts as empty.</summary>
    public static string?[] SparseList(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? [] : ArrayText.Texts(row.GetString(column));

    /// <summary>A list of types that the server prints from the current catalog.</summary>
    /// <exception cref="SchemaChangedException">A type is gone.</exception>
    public static string[] Types(this NpgsqlDataReader row, int column)
    {
        var types = row.List(column) ?? [];
        return Array.Exists(types, type => type.StartsWith("???", StringComparison.Ordinal))
            ? throw new SchemaChangedException($"{row.GetName(column)} of a dropped type")
            : types;
    }

    /// <summary>A bigint, or null.</summary>
    public static long? Number(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetInt64(column);

    /// <summary>A smallint array or int2vector; null counts as empty.</summary>
    public static short[] Numbers(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? [] : ArrayText.Numbers<short>(row.GetString(column));

    /// <summary>An OID.</summary>
    public static uint Oid(this NpgsqlDataReader row, int column) => row.GetFieldValue<uint>(column);

    /// <summary>An OID array or oidvector; null counts as empty.</summary>
    public static uint[] Oids(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? [] : ArrayText.Numbers<uint>(row.GetString(column));

    /// <summary>A boolean; null counts as false.</summary>
    public static bool Flag(this NpgsqlDataReader row, int column) => !row.IsDBNull(column) && row.GetBoolean(column);

    /// <summary>A "char" column of the catalogs; null counts as the zero character.</summary>
    public static char Code(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) || row.GetString(column) is not [var code, ..] ? '\0' : code;
}
