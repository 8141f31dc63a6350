using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A UNIQUE constraint (pg_constraint contype u).</summary>
internal sealed class UniqueKind : IPostgreSqlKind
{
    public const string Name = "unique";

    public ObjectKind Kind { get; } =
        new(Name, DriftGroup.ConstraintMismatch, [KeyConstraint.NullsNotDistinct, .. KeyConstraint.Facets]);

    public string Query { get; } = EmbeddedSql.OfKind("Unique");

    public KindPlan Plan { get; } = new KeyPlan(Definition);

    public string? Stub(CatalogObject item, CatalogIndex catalog) =>
        $"ALTER TABLE {Identifier.Qualified(item.Id.Schema, item.Id.Parent)} ADD CONSTRAINT {Identifier.Quote(item.Id.Name)} {Definition(item)}";

    public void Read(NpgsqlDataReader row, ReadContext context) => KeyConstraint.Read(Kind, row, context);

    /// <summary>The constraint in the form of pg_get_constraintdef.</summary>
    public static string Definition(CatalogObject constraint) => KeyConstraint.Definition("UNIQUE", constraint);
}
