namespace Undrift.Sqlite;

/// <summary>Check constraints.</summary>
internal static class CheckKind
{
    public static readonly Facet<string?> Expression = Facet.Text("expression");
    public static readonly Facet<string?> OnConflict = Facet.Text("on_conflict");

    /// <summary>The constraint's own name, for SQL; identity already tells it apart.</summary>
    public static readonly Facet<string?> Name = Facet.Text("name", ignored: "part of the identity");

    public static readonly ObjectKind Kind = new("check", DriftGroup.ConstraintMismatch, [Expression, OnConflict, Name])
    {
        NamesIgnoreCase = true,
        Risks = _ => RiskProfile.Check,
    };

    public static IEnumerable<CatalogObject> Objects(TableDefinition table)
    {
        var names = new ConstraintNames(table);
        foreach (var check in table.Checks)
            yield return new CatalogObject(
                new ObjectId(Kind.Name, "", table.Name, names.Next(check.Name, check.Columns, Kind.Name)),
                Kind,
                Expression.Is(check.Expression),
                OnConflict.Is(check.Conflict),
                Name.Is(check.Name)
            )
            {
                Owner = TableKind.Id(table.Name),
            };
    }

    /// <summary>The definition that the facets describe.</summary>
    public static CheckDefinition Definition(CatalogObject check) =>
        new(Name.Of(check), Expression.Of(check) ?? "", [], OnConflict.Of(check));
}
