namespace Undrift.Sqlite;

/// <summary>
/// Gives the constraints of a table names that stay: the constraint's own name, else what it stands on (its columns). SQLite
/// does not ask constraint names to be unique, so that a repeated one gets a number.
/// </summary>
internal sealed class ConstraintNames(TableDefinition table)
{
    private readonly Dictionary<string, int> _taken = [];

    /// <summary>The name of the next constraint.</summary>
    /// <param name="name">Its own name, or null.</param>
    /// <param name="columns">The columns it stands on, folded.</param>
    /// <param name="fallback">The name where there are no columns.</param>
    public string Next(string? name, IEnumerable<string> columns, string fallback)
    {
        if (name is null)
        {
            name = string.Join(',', columns.Select(column => table.Column(column)?.Name ?? column));
            name = name.Length > 0 ? name : fallback;
        }
        var folded = Names.Fold(name);
        var count = _taken.GetValueOrDefault(folded) + 1;
        _taken[folded] = count;
        return count == 1 ? name : $"{name}#{count}";
    }
}
