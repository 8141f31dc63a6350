using Npgsql;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A UNIQUE constraint (pg_constraint contype u).</summary>
internal sealed class UniqueKind : IPostgreSqlKind
{
    public const string Name = "unique";

    public ObjectKind Kind { get; } =
        new(Name, DriftGroup.ConstraintMismatch, [KeyConstraint.NullsNotDistinct, .. KeyConstraint.Facets]);

    public string Query { get; } = EmbeddedSql.OfKind("Unique");

    public void Read(NpgsqlDataReader row, ReadContext context) => KeyConstraint.Read(Kind, row, context);

    /// <summary>The constraint in the form of pg_get_constraintdef.</summary>
    public static string Definition(CatalogObject constraint) => KeyConstraint.Definition("UNIQUE", constraint);
}
