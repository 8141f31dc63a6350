using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A PRIMARY KEY (pg_constraint contype p).</summary>
internal sealed class PrimaryKeyKind : IPostgreSqlKind
{
    public const string Name = "primary_key";

    public ObjectKind Kind { get; } = new(Name, DriftGroup.ConstraintMismatch, KeyConstraint.Facets);

    public string Query { get; } = EmbeddedSql.OfKind("PrimaryKey");

    public KindPlan Plan { get; } = new KeyPlan(Definition);

    public string? Stub(CatalogObject item, CatalogIndex catalog) =>
        $"ALTER TABLE {Identifier.Qualified(item.Id.Schema, item.Id.Parent)} ADD CONSTRAINT {Identifier.Quote(item.Id.Name)} {Definition(item)}";

    public void Read(NpgsqlDataReader row, ReadContext context) => KeyConstraint.Read(Kind, row, context);

    /// <summary>The constraint in the form of pg_get_constraintdef.</summary>
    public static string Definition(CatalogObject constraint) => KeyConstraint.Definition("PRIMARY KEY", constraint);
}
