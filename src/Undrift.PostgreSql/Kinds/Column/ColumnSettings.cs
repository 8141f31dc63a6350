using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>What is set for a column by a statement of its own.</summary>
internal static class ColumnSettings
{
    private static readonly Facet[] All =
    [
        ColumnFacets.Storage,
        ColumnFacets.Compression,
        ColumnFacets.Statistics,
        ColumnFacets.Options,
        ColumnFacets.NotNullComment,
        CommonFacets.IdentityComment,
    ];

    /// <summary>The names of the settings that a column has.</summary>
    public static IEnumerable<string> Of(CatalogObject column) =>
        All.Where(facet => !column[facet].IsAbsent).Select(facet => facet.Name);

    /// <summary>The statements.</summary>
    public static IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        var column = change.To;
        if (change.Take(ColumnFacets.Storage))
            yield return ColumnSteps.AlterOnly(
                column.Id,
                "SET STORAGE "
                    + (ColumnFacets.Storage.Of(column) ?? Standard(column, scope.ServerVersion)).ToUpperInvariant()
            );
        if (change.Take(ColumnFacets.Compression))
            yield return ColumnSteps.AlterOnly(
                column.Id,
                "SET COMPRESSION " + (ColumnFacets.Compression.Of(column) ?? "default")
            );
        if (change.Take(ColumnFacets.Statistics))
            yield return ColumnSteps.AlterOnly(column.Id, $"SET STATISTICS {ColumnFacets.Statistics.Of(column) ?? -1}");
        var alter = ColumnSteps.AlterOnly(column.Id, "").Sql["ALTER ".Length..].TrimEnd();
        foreach (var step in RelationOptions.Alter(change, alter, ColumnFacets.Options))
            yield return step;
        if (ColumnFacets.NotNullName.Of(column) is var name && change.Take(ColumnFacets.NotNullComment))
            yield return new SqlStep(
                CommonSteps.Comment(
                    $"CONSTRAINT {Identifier.Quote(name ?? $"{column.Id.Parent}_{column.Id.Name}_not_null")} ON {Identifier.Qualified(column.Id.Schema, column.Id.Parent)}",
                    ColumnFacets.NotNullComment.Of(column)
                )
            );
        if (change.Take(CommonFacets.IdentityComment))
            yield return new SqlStep(
                CommonSteps.Comment(
                    $"SEQUENCE {IdentityFacets.Sequence.Of(column)}",
                    CommonFacets.IdentityComment.Of(column)
                )
            );
    }

    // DEFAULT is a word since 16; before, the type's own way has to be named (pg_type.typstorage).
    private static string Standard(CatalogObject column, int version) =>
        version >= 16 ? "default"
        : ColumnFacets.Type.Of(column) is { } type
        && (type.StartsWith("numeric", StringComparison.Ordinal) || type is "inet" or "cidr")
            ? "main"
        : "extended";
}
