namespace Undrift.MySql.Observation;

/// <summary>A table that was there before all scripts.</summary>
/// <param name="Original">The name that it had.</param>
internal sealed record KnownTable(string Original)
{
    /// <summary>The names that its columns had, by those that they have now.</summary>
    public Dictionary<string, string> Columns { get; } = new(StringComparer.OrdinalIgnoreCase);
}

/// <summary>The tables that were there before all scripts, by their present names; what is made since is not among them.</summary>
internal sealed class KnownTables
{
    private readonly Dictionary<string, KnownTable> _tables = new(StringComparer.Ordinal);

    public KnownTables(IEnumerable<TableState> tables)
    {
        foreach (var table in tables)
        {
            var known = _tables[table.Name] = new KnownTable(table.Name);
            foreach (var column in table.Columns)
                known.Columns[column.Name] = column.Name;
        }
    }

    /// <summary>Their present names.</summary>
    public IReadOnlyCollection<string> Names => [.. _tables.Keys];

    /// <summary>The table of a present name; null where it is new.</summary>
    public KnownTable? this[string name] => _tables.GetValueOrDefault(name);

    /// <summary>The table that a statement means by a name; null where it is new, or no table.</summary>
    public KnownTable? Meant(string name) =>
        _tables.FirstOrDefault(table => table.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>It is called otherwise now.</summary>
    public void Rename(string name, string now)
    {
        _tables[now] = _tables[name];
        _tables.Remove(name);
    }

    /// <summary>It is gone.</summary>
    public void Remove(string name) => _tables.Remove(name);
}
