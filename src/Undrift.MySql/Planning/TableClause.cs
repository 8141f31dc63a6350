namespace Undrift.MySql.Planning;

/// <summary>One clause of an ALTER TABLE.</summary>
/// <param name="Object">What it is about.</param>
/// <param name="Sql">Its text.</param>
/// <param name="Operations">What it does.</param>
/// <param name="Hazards">What it can do besides being done the way that the operations need.</param>
internal sealed record TableClause(
    ObjectId Object,
    string Sql,
    IReadOnlyList<TableOperation> Operations,
    params IReadOnlyList<Hazard> Hazards
)
{
    /// <summary>A clause that does one thing.</summary>
    public TableClause(ObjectId item, string sql, TableOperation operation, params IReadOnlyList<Hazard> hazards)
        : this(item, sql, [operation], hazards) { }
}
