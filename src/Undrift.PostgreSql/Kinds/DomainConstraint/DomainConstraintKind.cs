using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A check constraint of a domain (pg_constraint with contypid).</summary>
internal sealed class DomainConstraintKind : IPostgreSqlKind
{
    public const string Name = "domain_constraint";

    internal static readonly Facet<string?> Expression = Facet.Deparsed("expression");
    internal static readonly Facet<bool> NotValid = Facet.Flag("not_valid");

    public ObjectKind Kind { get; } =
        new(Name, DriftGroup.TypeObjectMismatch, [Expression, NotValid, CommonFacets.Comment]);

    public string Query { get; } = EmbeddedSql.OfKind("DomainConstraint");

    public KindPlan Plan { get; } = new DomainConstraintPlan();

    public string? Probe(CatalogObject item, CatalogIndex catalog) =>
        $"ALTER DOMAIN {Identifier.Qualified(item.Id.Schema, item.Id.Parent)} ADD CONSTRAINT {Identifier.Quote(item.Id.Name)} CHECK ({Expression.Of(item)})";

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var (schema, domain) = (row.GetString(1), row.GetString(2));
        context.Add(
            new CatalogObject(
                new ObjectId(Name, schema, domain, row.GetString(3)),
                Kind,
                Expression.Is(row.Deparsed(4)),
                NotValid.Is(!row.Flag(5)),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Constraint, row.Oid(0)))
            )
            {
                Owner = new ObjectId(DomainKind.Name, schema, "", domain),
            },
            SystemCatalog.Constraint,
            row.Oid(0)
        );
    }
}
