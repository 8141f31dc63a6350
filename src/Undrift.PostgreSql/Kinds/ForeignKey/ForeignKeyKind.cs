using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A FOREIGN KEY (pg_constraint contype f).</summary>
internal sealed class ForeignKeyKind : IPostgreSqlKind
{
    public const string Name = "foreign_key";

    public ObjectKind Kind { get; } =
        new(
            Name,
            DriftGroup.ConstraintMismatch,
            [
                ConstraintFacets.Columns,
                ForeignKeyFacets.References,
                ForeignKeyFacets.ReferencedColumns,
                ForeignKeyFacets.Period,
                ForeignKeyFacets.Match,
                ForeignKeyFacets.OnUpdate,
                ForeignKeyFacets.OnDelete,
                ForeignKeyFacets.OnDeleteColumns,
                ConstraintFacets.Deferrable,
                ConstraintFacets.NotValid,
                ConstraintFacets.NotEnforced,
                ConstraintFacets.DisabledTriggers,
                ConstraintFacets.Parent,
                CommonFacets.Comment,
            ]
        )
        {
            Risks = _ => RiskProfile.ForeignKey,
        };

    public string Query { get; } = EmbeddedSql.OfKind("ForeignKey");

    public KindPlan Plan { get; } = new ForeignKeyPlan();

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        if (context.Relation(row.Oid(1)) is not { } relation || context.Relation(row.Oid(4)) is not { } target)
            return;
        var parent = ParentConstraint.Read(Name, row, 15, context);
        var enforced = row.Flag(13);
        context.Add(
            new CatalogObject(
                new ObjectId(Name, relation.Id.Schema, relation.Id.Name, row.GetString(2)),
                Kind,
                ConstraintFacets.Columns.Is(relation.ColumnList(row.Numbers(3))),
                ForeignKeyFacets.References.Is(target.SqlName),
                ForeignKeyFacets.ReferencedColumns.Is(target.ColumnList(row.Numbers(5))),
                ForeignKeyFacets.Period.Is(row.Flag(14)),
                ForeignKeyFacets.Match.Is(ForeignKeyFacets.MatchOf(row.Code(6))),
                ForeignKeyFacets.OnUpdate.Is(ForeignKeyFacets.ActionOf(row.Code(7))),
                ForeignKeyFacets.OnDelete.Is(ForeignKeyFacets.ActionOf(row.Code(8))),
                ForeignKeyFacets.OnDeleteColumns.Is(relation.ColumnList(row.Numbers(9))),
                ConstraintFacets.Deferrable.Is(ConstraintFacets.DeferrableOf(row.Flag(10), row.Flag(11))),
                // What is not enforced is never validated either.
                ConstraintFacets.NotValid.Is(enforced && !row.Flag(12)),
                ConstraintFacets.NotEnforced.Is(!enforced),
                ConstraintFacets.DisabledTriggers.Is(context.DisabledTriggers.GetValueOrDefault(row.Oid(0))),
                ConstraintFacets.Parent.Is(parent?.SqlName),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.Constraint, row.Oid(0)))
            )
            {
                Owner = relation.Id,
                Template = parent?.Id,
            },
            SystemCatalog.Constraint,
            row.Oid(0)
        );
    }
}
