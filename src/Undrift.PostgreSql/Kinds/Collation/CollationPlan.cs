using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How collations are made and dropped. Columns change over to one that is made anew.</summary>
internal sealed class CollationPlan : KindPlan
{
    public override string Reference(CatalogObject item) => "COLLATION " + TablePlan.SqlName(item.Id);

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope)
    {
        (string Word, string? Value)[] parameters =
        [
            ("PROVIDER", CollationKind.Provider.Of(item)),
            ("LOCALE", Text(CollationKind.Locale)),
            ("LC_COLLATE", Text(CollationKind.LcCollate)),
            ("LC_CTYPE", Text(CollationKind.LcCtype)),
            ("DETERMINISTIC", CollationKind.NonDeterministic.Of(item) ? "false" : null),
            ("RULES", Text(CollationKind.Rules)),
        ];
        var given = parameters
            .Where(parameter => parameter.Value is not null)
            .Select(parameter => $"{parameter.Word} = {parameter.Value}");
        return [new SqlStep($"CREATE {Reference(item)} ({string.Join(", ", given)})")];

        string? Text(Facet<string?> facet) => facet.Of(item) is { } value ? Literal.Quote(value) : null;
    }

    public override SqlStep? Swap(CatalogObject column, PlanScope scope) =>
        column.Id.Kind == ColumnKind.Name && ColumnFacets.Collation.Of(column) is { } collation
            ? ColumnSteps.Alter(
                column.Id,
                $"TYPE {ColumnFacets.Type.Of(column)} COLLATE {collation}",
                Hazard.IndexBuild,
                Hazard.ValidationScan
            )
            : null;
}
