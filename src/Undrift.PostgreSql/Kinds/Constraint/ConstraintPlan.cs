using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>What the plans of all constraints of tables have in common.</summary>
internal abstract class ConstraintPlan : KindPlan
{
    public override string Reference(CatalogObject item) =>
        $"CONSTRAINT {Identifier.Quote(item.Id.Name)} ON {Identifier.Qualified(item.Id.Schema, item.Id.Parent)}";

    public override IReadOnlyList<SqlStep> Drop(CatalogObject item, PlanScope scope) =>
        [Table(item, $"DROP CONSTRAINT {Identifier.Quote(item.Id.Name)}")];

    /// <summary>ALTER TABLE … ADD CONSTRAINT.</summary>
    protected static SqlStep Add(CatalogObject item, string definition, params IReadOnlyList<Hazard> hazards) =>
        Table(item, $"ADD CONSTRAINT {Identifier.Quote(item.Id.Name)} {definition}", hazards);

    /// <summary>ALTER TABLE.</summary>
    protected static SqlStep Table(CatalogObject item, string what, params IReadOnlyList<Hazard> hazards) =>
        new($"ALTER TABLE {Identifier.Qualified(item.Id.Schema, item.Id.Parent)} {what}", hazards)
        {
            Lock = LockClass.AccessExclusive,
        };

    /// <summary>VALIDATE CONSTRAINT, where NOT VALID goes away.</summary>
    protected static IEnumerable<SqlStep> Validate(ObjectChange change)
    {
        if (ConstraintFacets.NotValid.Of(change.From) && !ConstraintFacets.NotValid.Of(change.To))
            if (change.Take(ConstraintFacets.NotValid))
                yield return Validate(change.To);
    }

    /// <summary>
    /// The constraint for rows to come, and a look at those that are there in a transaction of its own, which blocks nobody.
    /// </summary>
    protected static IReadOnlyList<SqlStep> AddOnline(CatalogObject item, string definition, LockClass strength) =>
        [Add(item, definition + " NOT VALID") with { Lock = strength }, Validate(item) with { Stage = Stage.After }];

    /// <summary>VALIDATE CONSTRAINT.</summary>
    protected static SqlStep Validate(CatalogObject item) =>
        Table(item, $"VALIDATE CONSTRAINT {Identifier.Quote(item.Id.Name)}", Hazard.ValidationScan) with
        {
            Lock = LockClass.ShareUpdateExclusive,
        };
}
