namespace Undrift.Sqlite.Observation;

/// <summary>A table that was there before all scripts.</summary>
/// <param name="Original">The name that it had.</param>
internal sealed record KnownTable(string Original)
{
    /// <summary>The names that its columns had, by those that they have now.</summary>
    public Dictionary<string, string> Columns { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Its id.</summary>
    public ObjectId Id => TableKind.Id(Original);

    /// <summary>The tables of a schema, by their names in one letter case.</summary>
    public static Dictionary<string, KnownTable> All(SchemaState schema)
    {
        var all = new Dictionary<string, KnownTable>(StringComparer.Ordinal);
        foreach (var (name, table) in schema.Tables)
        {
            all[name] = new KnownTable(table.Name);
            foreach (var column in table.Columns)
                all[name].Columns[column] = column;
        }
        return all;
    }
}
