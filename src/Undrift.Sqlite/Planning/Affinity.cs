namespace Undrift.Sqlite;

/// <summary>What a declared type does to the values that are written into its column (sqlite.org/datatype3.html, 3.1).</summary>
internal static class Affinity
{
    private enum Class
    {
        Integer,
        Text,
        Blob,
        Real,
        Numeric,
    }

    /// <summary>True where every value can be had back after it was copied from one column into the other.</summary>
    public static bool Keeps(CatalogObject from, CatalogObject to) =>
        (Of(ColumnKind.Type.Of(from)), Of(ColumnKind.Type.Of(to))) switch
        {
            var (old, wanted) when old == wanted => true,
            (_, Class.Blob) => true,
            (Class.Integer, Class.Text or Class.Numeric) => true,
            (Class.Numeric, Class.Integer) => true,
            // '007' becomes 7, and a large whole number a rounded one.
            _ => false,
        };

    private static Class Of(string? type) =>
        type is null ? Class.Blob
        : Has(type, "int") ? Class.Integer
        : Has(type, "char") || Has(type, "clob") || Has(type, "text") ? Class.Text
        : Has(type, "blob") || type.Equals("any", StringComparison.OrdinalIgnoreCase) ? Class.Blob
        : Has(type, "real") || Has(type, "floa") || Has(type, "doub") ? Class.Real
        : Class.Numeric;

    private static bool Has(string type, string part) => type.Contains(part, StringComparison.OrdinalIgnoreCase);
}
