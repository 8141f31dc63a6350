namespace Undrift.Tests.Judging;

/// <summary>Makes small catalogs and judges them.</summary>
internal static class TestSchema
{
    public static readonly DateOnly Today = new(2026, 11, 10);

    public static Catalog Catalog(params IEnumerable<CatalogObject> objects) =>
        new("test", new CatalogOrigin("test"), objects);

    /// <summary>A schema object, without which every catalog of these tests would be empty on its own.</summary>
    public static CatalogObject Schema(string name) => new(new ObjectId("schema", "", "", name), TestKinds.Schema);

    public static CatalogObject Table(string name, params ReadOnlySpan<FacetEntry> facets) =>
        new(new ObjectId("table", "public", "", name), TestKinds.Table, facets);

    public static CatalogObject Column(string table, string name, params ReadOnlySpan<FacetEntry> facets) =>
        In(table, TestKinds.Column, name, facets);

    /// <summary>An object that stands in a table of the schema public.</summary>
    public static CatalogObject In(
        string table,
        ObjectKind kind,
        string name,
        params ReadOnlySpan<FacetEntry> facets
    ) =>
        new(new ObjectId(kind.Name, "public", table, name), kind, facets)
        {
            Owner = new ObjectId("table", "public", "", table),
        };

    public static Comparison Compare(Catalog desired, Catalog actual) =>
        Differ.Compare(desired, actual, new ComparisonOptions(AllowEmpty: true));

    /// <summary>The drifts between a table t with some objects and the same table with others.</summary>
    public static IReadOnlyList<Drift> Drifts(CatalogObject[] desired, CatalogObject[] actual) =>
        Compare(Catalog([Table("t"), .. desired]), Catalog([Table("t"), .. actual])).Drifts;

    public static Judgement Judge(
        Catalog desired,
        Catalog actual,
        string? policy = null,
        string? environment = null,
        string ignore = "",
        AcceptanceFile? acceptances = null,
        IReadOnlyList<Gap>? gaps = null,
        DateOnly? today = null,
        PresetSelection? presets = null
    )
    {
        var comparison = Compare(desired, actual);
        return Undrift.Judge.Decide(
            new JudgeInput(
                gaps is null ? comparison : comparison with { Gaps = gaps },
                desired,
                actual,
                policy is null ? Policy.BuiltIn : Policy.Parse(policy, "drift-policy.yml", TestKinds.Words),
                environment,
                IgnoreFile.Parse(ignore, ".driftignore", TestKinds.Words),
                acceptances ?? AcceptanceFile.None,
                today ?? Today,
                presets,
                TestKinds.Words
            )
        );
    }

    /// <summary>One missing table, one extra column, one missing index: ERROR, WARNING and INFO by default.</summary>
    public static (Catalog Desired, Catalog Actual) ThreeDrifts() =>
        (
            Catalog(Table("t"), Table("gone"), In("t", TestKinds.Index, "t_idx")),
            Catalog(Table("t"), Column("t", "surplus"))
        );
}
