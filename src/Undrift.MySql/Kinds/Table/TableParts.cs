using Undrift.MySql.Ddl;
using Undrift.MySql.Reading;

namespace Undrift.MySql.Kinds;

/// <summary>The rows that describe one table, collected from all queries before its objects are made.</summary>
/// <param name="name">The table's name.</param>
/// <param name="row">Its row of information_schema.TABLES.</param>
internal sealed class TableParts(string name, CatalogRow row)
{
    public string Name => name;

    public CatalogRow Row => row;

    /// <summary>Columns in their order.</summary>
    public List<CatalogRow> Columns { get; } = [];

    /// <summary>The parts of its keys in their order, by name.</summary>
    public Dictionary<string, List<CatalogRow>> Keys { get; } = [];

    /// <summary>The columns of its foreign keys in their order, by name.</summary>
    public Dictionary<string, List<CatalogRow>> ForeignKeyColumns { get; } = [];

    /// <summary>Foreign keys.</summary>
    public List<CatalogRow> ForeignKeys { get; } = [];

    /// <summary>Checks.</summary>
    public List<CatalogRow> Checks { get; } = [];

    /// <summary>Triggers.</summary>
    public List<CatalogRow> Triggers { get; } = [];

    /// <summary>What SHOW CREATE TABLE printed; null where it was not asked.</summary>
    public string? Printed { get; set; }

    /// <summary>The same, taken apart; null where it was not asked or not understood.</summary>
    public TableStatement? Statement { get; set; }
}
