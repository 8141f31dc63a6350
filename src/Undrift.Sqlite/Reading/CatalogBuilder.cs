namespace Undrift.Sqlite;

/// <summary>Turns the rows of <c>sqlite_schema</c> into objects.</summary>
internal sealed class CatalogBuilder
{
    private readonly IReadOnlyList<SchemaRow> _rows;
    private readonly Dictionary<string, TableDefinition> _tables = [];
    private readonly Dictionary<string, ObjectId> _owners = [];
    private readonly Dictionary<string, TableExpressions> _expressions = [];
    private readonly Dictionary<string, string> _shadows;
    private readonly SchemaNames _names;

    private CatalogBuilder(IReadOnlyList<SchemaRow> rows)
    {
        _rows = rows;
        _shadows = ShadowTables.Find(rows.Where(IsVirtual));
        _names = new SchemaNames(rows, _tables);
        foreach (var row in rows.Where(row => row.Type is "table" or "view"))
            _owners[Names.Fold(row.Name)] =
                IsVirtual(row) ? VirtualTableKind.Id(row.Name)
                : _shadows.TryGetValue(Names.Fold(row.Name), out var virtualTable) ? VirtualTableKind.Id(virtualTable)
                : row.Type is "view" ? ViewKind.Id(row.Name)
                : TableKind.Id(row.Name);
    }

    /// <summary>The objects of the rows.</summary>
    public static IEnumerable<CatalogObject> Objects(IReadOnlyList<SchemaRow> rows) => new CatalogBuilder(rows).All();

    private List<CatalogObject> All()
    {
        var objects = new List<CatalogObject>();
        var tables = _rows.Where(row => row.Type is "table" && !IsVirtual(row) && !IsShadow(row)).ToList();
        foreach (var row in tables)
            if (TryParse(row) is { } table)
                _tables[Names.Fold(row.Name)] = table;
            else
                objects.Add(TableKind.NotUnderstood(row.Name, row.Sql));
        foreach (var table in _tables.Values)
            objects.AddRange(TableKind.Objects(ForeignKeyKind.Resolve(table, _tables)));
        foreach (var row in _rows)
            if (Other(row) is { } item)
                objects.Add(item);
        return objects;
    }

    private CatalogObject? Other(SchemaRow row) =>
        row.Type switch
        {
            "view" => ViewKind.Object(row, _names),
            "index" => IndexKind.Object(row, Owner(row), Expressions(row.Table)),
            "trigger" => TriggerKind.Object(row, Owner(row), _names),
            _ => IsVirtual(row) ? VirtualTableKind.Object(row, ShadowsOf(row)) : null,
        };

    /// <summary>The name column is the truth: ALTER TABLE and writable_schema can leave another one in the text.</summary>
    private static TableDefinition? TryParse(SchemaRow row)
    {
        try
        {
            return TableParser.Parse(row.Sql) with { Name = row.Name, Source = row.Sql };
        }
        catch (DdlException)
        {
            return null;
        }
    }

    private ObjectId Owner(SchemaRow row) => _owners.GetValueOrDefault(Names.Fold(row.Table), TableKind.Id(row.Table));

    /// <summary>One for all indexes of a table.</summary>
    private TableExpressions Expressions(string table)
    {
        var key = Names.Fold(table);
        if (!_expressions.TryGetValue(key, out var expressions))
        {
            var columns = _tables.GetValueOrDefault(key)?.Columns.Select(column => column.Name) ?? [];
            _expressions[key] = expressions = new TableExpressions(table, columns);
        }
        return expressions;
    }

    private static bool IsVirtual(SchemaRow row) => row.Type is "table" && VirtualTableDefinition.Fits(row.Sql);

    private bool IsShadow(SchemaRow row) => _shadows.ContainsKey(Names.Fold(row.Name));

    private List<string> ShadowsOf(SchemaRow row) =>
        [
            .. _rows
                .Where(other => other.Type is "table" && _shadows.GetValueOrDefault(Names.Fold(other.Name)) == row.Name)
                .Select(other => other.Name)
                .Order(StringComparer.Ordinal),
        ];
}
