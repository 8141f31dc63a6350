using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A CHECK constraint of a table (pg_constraint contype c).</summary>
internal sealed class CheckKind : IPostgreSqlKind
{
    public const string Name = "check";

    internal static readonly Facet<string?> Expression = Facet.Deparsed("expression");
    internal static readonly Facet<bool> NoInherit = Facet.Flag("no_inherit");

    // An inherited constraint that the table also declares itself: it stays when the parent's goes.
    internal static readonly Facet<bool> AlsoLocal = Facet.Flag("also_local", DriftGroup.PartitionMismatch);

    public ObjectKind Kind { get; } =
        new(
            Name,
            DriftGroup.ConstraintMismatch,
            [
                Expression,
                NoInherit,
                ConstraintFacets.NotValid,
                ConstraintFacets.NotEnforced,
                AlsoLocal,
                CommonFacets.Comment,
            ]
        )
        {
            Risks = _ => RiskProfile.Check,
        };

    public string Query { get; } = EmbeddedSql.OfKind("Check");

    public KindPlan Plan { get; } = new CheckPlan();

    public string? Probe(CatalogObject item, CatalogIndex catalog) =>
        $"ALTER TABLE {Identifier.Qualified(item.Id.Schema, item.Id.Parent)} ADD CONSTRAINT {Identifier.Quote(item.Id.Name)} CHECK ({Expression.Of(item)})";

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        if (context.Relation(row.Oid(1)) is not { } relation)
            return;
        var name = row.GetString(2);
        var parent = row.IsDBNull(8) ? null : context.Relation(row.Oid(8));
        var enforced = row.Flag(6);
        context.Add(
            new CatalogObject(
                IdOf(relation, name),
                Kind,
                Expression.Is(row.Deparsed(3)),
                NoInherit.Is(row.Flag(4)),
                // What is not enforced is never validated either.
                ConstraintFacets.NotValid.Is(enforced && !row.Flag(5)),
                ConstraintFacets.NotEnforced.Is(!enforced),
                AlsoLocal.Is(row.Flag(7)),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Constraint, row.Oid(0)))
            )
            {
                Owner = relation.Id,
                Template = parent is null ? null : IdOf(parent, name),
            },
            SystemCatalog.Constraint,
            row.Oid(0)
        );
    }

    /// <summary>The constraint in the form of pg_get_constraintdef.</summary>
    public static string Definition(CatalogObject constraint) =>
        $"CHECK ({Expression.Of(constraint)})"
        + (NoInherit.Of(constraint) ? " NO INHERIT" : "")
        + ConstraintSql.Validity(constraint);

    private static ObjectId IdOf(Relation relation, string name) =>
        new(Name, relation.Id.Schema, relation.Id.Name, name);
}
