using Npgsql;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>NOT NULL constraints, which 18 keeps in pg_constraint: facets of their column.</summary>
internal sealed class NotNullConstraints : ISharedPart
{
    public string Subject => "NOT NULL constraints";

    public IReadOnlyList<Facet> Feeds { get; } =
    [
        ColumnFacets.NotNullName,
        ColumnFacets.NotNullNoInherit,
        ColumnFacets.NotNullNotValid,
        ColumnFacets.NotNullAlsoLocal,
    ];

    public string Query { get; } = EmbeddedSql.OfKind("Column", "NotNullConstraints");

    public void Read(NpgsqlDataReader row, ReadContext context) =>
        context.NotNullConstraints[(row.Oid(0), row.GetInt16(1))] = new NotNullConstraint(
            row.GetString(2),
            row.Flag(3),
            !row.Flag(4),
            row.Flag(5),
            row.Flag(7),
            context.Comment(SystemCatalog.Constraint, row.Oid(6))
        );
}

/// <summary>A NOT NULL constraint of 18.</summary>
/// <param name="Name">Name.</param>
/// <param name="NoInherit">NO INHERIT.</param>
/// <param name="NotValid">NOT VALID.</param>
/// <param name="Local">False when it is only inherited: then it has its parent's name.</param>
/// <param name="AlsoLocal">True when it is inherited and the table's own, too: it stays when the parent's goes.</param>
/// <param name="Comment">COMMENT ON CONSTRAINT.</param>
internal sealed record NotNullConstraint(
    string Name,
    bool NoInherit,
    bool NotValid,
    bool Local,
    bool AlsoLocal,
    string? Comment
)
{
    /// <summary>
    /// The name where a person chose it; null where the server made it up, for this table or for another one: a renamed
    /// table keeps its constraints' names, a detached partition those of its parent.
    /// </summary>
    public string? ChosenName(string table, string column) =>
        !Local
        || GeneratedName.IsOf(Name, table, column, "not_null")
        || Name.AsSpan().TrimEnd("0123456789").EndsWith($"_{column}_not_null", StringComparison.Ordinal)
            ? null
            : Name;
}
