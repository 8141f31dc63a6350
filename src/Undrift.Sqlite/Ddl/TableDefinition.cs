namespace Undrift.Sqlite;

/// <summary>A CREATE TABLE statement, understood: what has no effect in SQLite is already gone, the names in constraints folded.</summary>
internal sealed record TableDefinition(string Name)
{
    public IReadOnlyList<ColumnDefinition> Columns { get; init; } = [];
    public PrimaryKeyDefinition? PrimaryKey { get; init; }
    public IReadOnlyList<UniqueDefinition> Uniques { get; init; } = [];
    public IReadOnlyList<ForeignKeyDefinition> ForeignKeys { get; init; } = [];
    public IReadOnlyList<CheckDefinition> Checks { get; init; } = [];
    public bool Strict { get; init; }
    public bool WithoutRowid { get; init; }

    /// <summary>The statement as it was written; null where it is not known.</summary>
    public string? Source { get; init; }

    /// <summary>The column of that name, or null.</summary>
    public ColumnDefinition? Column(string name)
    {
        foreach (var column in Columns)
            if (Names.Same(column.Name, name))
                return column;
        return null;
    }
}

/// <summary>A column with the constraints that are its own.</summary>
internal sealed record ColumnDefinition(string Name, string? Type)
{
    public bool NotNull { get; init; }
    public string? NotNullConflict { get; init; }
    public string? Default { get; init; }
    public string? Collation { get; init; }
    public string? Generated { get; init; }
    public bool Stored { get; init; }
}

/// <summary>One part of a primary or unique key.</summary>
internal readonly record struct KeyPart(string Column, string? Collation, bool Descending);

/// <summary>A primary key.</summary>
/// <param name="Name">Constraint name, or null.</param>
/// <param name="Keys">Its columns.</param>
/// <param name="Conflict">ON CONFLICT action; null: ABORT, the default.</param>
/// <param name="AutoIncrement">True for AUTOINCREMENT.</param>
/// <param name="WithColumn">True where it matters that it was written behind its column: INTEGER … DESC, not the rowid.</param>
internal sealed record PrimaryKeyDefinition(
    string? Name,
    IReadOnlyList<KeyPart> Keys,
    string? Conflict,
    bool AutoIncrement,
    bool WithColumn
);

/// <summary>A unique constraint.</summary>
internal sealed record UniqueDefinition(string? Name, IReadOnlyList<KeyPart> Keys, string? Conflict);

/// <summary>A foreign key; an action or MATCH that is the default is null; no referenced columns: the primary key.</summary>
internal sealed record ForeignKeyDefinition(string? Name, IReadOnlyList<string> Columns, string Table)
{
    public IReadOnlyList<string> References { get; init; } = [];
    public string? OnDelete { get; init; }
    public string? OnUpdate { get; init; }
    public string? Match { get; init; }
    public bool Deferred { get; init; }
}

/// <summary>A check.</summary>
/// <param name="Name">Constraint name, or null.</param>
/// <param name="Expression">Normal form, without the parentheses.</param>
/// <param name="Columns">The columns that it names, in order, each once.</param>
/// <param name="Conflict">ON CONFLICT action; SQLite takes it and does nothing with it.</param>
internal sealed record CheckDefinition(
    string? Name,
    string Expression,
    IReadOnlyList<string> Columns,
    string? Conflict
);
