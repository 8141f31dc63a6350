namespace Undrift.PostgreSql.Reading;

/// <summary>Schemas of temporary objects: no user may name another one like them.</summary>
internal static class TemporarySchema
{
    /// <summary>True for a name, printed with its schema, that stands in such a schema.</summary>
    public static bool Holds(string name) => name.StartsWith("pg_temp", StringComparison.Ordinal) && name.Contains('.');
}
