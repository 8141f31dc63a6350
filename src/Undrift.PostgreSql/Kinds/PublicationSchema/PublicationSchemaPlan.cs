using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How schemas are put into publications and taken out.</summary>
internal sealed class PublicationSchemaPlan : KindPlan
{
    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope) => [Alter(item, "ADD")];

    public override IReadOnlyList<SqlStep> Drop(CatalogObject item, PlanScope scope) => [Alter(item, "DROP")];

    private static SqlStep Alter(CatalogObject item, string verb) =>
        new(
            $"ALTER PUBLICATION {Identifier.Quote(item.Id.Name)} {verb} TABLES IN SCHEMA {Identifier.Quote(item.Id.Schema)}"
        );
}
