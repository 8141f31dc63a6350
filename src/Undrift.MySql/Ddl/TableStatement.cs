using Undrift.MySql.Text;

namespace Undrift.MySql.Ddl;

/// <summary>
/// A CREATE TABLE statement as SHOW CREATE TABLE prints it, in its clauses. What a clause says beyond what
/// <c>information_schema</c> has is kept as text.
/// </summary>
internal sealed class TableStatement
{
    /// <summary>The columns by name.</summary>
    public Dictionary<string, ColumnClause> Columns { get; } = [];

    /// <summary>The keys by name; the primary key is called PRIMARY.</summary>
    public Dictionary<string, KeyClause> Keys { get; } = [];

    /// <summary>Periods: the name as it is quoted, with its columns.</summary>
    public List<string> Periods { get; } = [];

    /// <summary>Foreign keys and checks of the table, as written.</summary>
    public List<string> Constraints { get; } = [];

    /// <summary>What stands behind the list of columns, without the partitions.</summary>
    public List<TableOption> Options { get; } = [];

    /// <summary>True for WITH SYSTEM VERSIONING.</summary>
    public bool SystemVersioned { get; set; }

    /// <summary>The clause PARTITION BY; null: none.</summary>
    public PartitionClause? Partitions { get; set; }

    /// <summary>The value of an option, unquoted; null where it is not set.</summary>
    public string? Option(string name) => Options.Find(option => option.Name == name)?.Value;
}

/// <summary>A column.</summary>
/// <param name="Text">Everything behind its name, as written.</param>
/// <param name="Rest">Its clauses that <c>information_schema</c> does not have.</param>
internal sealed record ColumnClause(string Text, IReadOnlyList<string> Rest);

/// <summary>A key.</summary>
/// <param name="Type">UNIQUE, FULLTEXT, SPATIAL, VECTOR, PRIMARY; null: an ordinary one.</param>
/// <param name="Parts">Its parts as written.</param>
/// <param name="Parser">The full-text parser; null: the server's own.</param>
/// <param name="Rest">Its clauses that <c>information_schema</c> does not have.</param>
/// <param name="Comment">Its comment; null: none.</param>
/// <param name="Invisible">True for IGNORED and INVISIBLE.</param>
internal sealed record KeyClause(
    string? Type,
    IReadOnlyList<string> Parts,
    string? Parser,
    IReadOnlyList<string> Rest,
    string? Comment,
    bool Invisible
)
{
    private const string Overlaps = "WITHOUT OVERLAPS";

    /// <summary>The period for which the key holds at any time; null: the key has none.</summary>
    public string? WithoutOverlaps =>
        Parts.FirstOrDefault(part => part.EndsWith(Overlaps, StringComparison.OrdinalIgnoreCase)) is { } part
            ? SqlTokenizer.Split(part)[0].Value
            : null;
}

/// <summary>An option of a table, <c>NAME=value</c>.</summary>
/// <param name="Name">In capitals.</param>
/// <param name="Value">Strings without quotes, words in capitals, lists as written.</param>
/// <param name="IsText">True for a string.</param>
internal sealed record TableOption(string Name, string Value, bool IsText)
{
    /// <summary>The form in which facets hold it and SQL takes it.</summary>
    public override string ToString() => $"{Name}={(IsText ? Names.Literal(Value) : Value)}";
}

/// <summary>PARTITION BY with what follows it.</summary>
internal sealed record PartitionClause(string Method)
{
    /// <summary>STARTS of PARTITION BY SYSTEM_TIME INTERVAL; null: none.</summary>
    public string? Starts { get; init; }

    /// <summary>SUBPARTITION BY …; null: none.</summary>
    public string? SubMethod { get; init; }

    /// <summary>PARTITIONS n; null where they are listed.</summary>
    public long? Count { get; init; }

    /// <summary>SUBPARTITIONS n; null where they are listed or there are none.</summary>
    public long? SubCount { get; init; }

    /// <summary>The partitions that are listed, in order.</summary>
    public IReadOnlyList<PartitionDefinition> Partitions { get; init; } = [];
}

/// <summary>A partition of a list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values"><c>LESS THAN (…)</c>, <c>IN (…)</c>, HISTORY, CURRENT; null for what has none.</param>
/// <param name="Options">Its options, without an engine.</param>
/// <param name="SubPartitions">Its subpartitions as written.</param>
internal sealed record PartitionDefinition(
    string Name,
    string? Values,
    IReadOnlyList<TableOption> Options,
    IReadOnlyList<string> SubPartitions
);
