namespace Undrift.Tests.Comparing;

/// <summary>Values that a server has as its default, and lists of which one side has none.</summary>
public sealed class DefaultsAlikeTests
{
    private static readonly Facet<string?> Collation = Facet.Text(
        "collation",
        comparison: FacetComparison.DefaultsAlike
    );
    private static readonly Facet<IReadOnlyList<string>?> Order = Facet.List(
        "order",
        comparison: FacetComparison.RelativeOrder
    );
    private static readonly Facet<string?> Definer = Facet.Text("definer", comparison: FacetComparison.WhereStated);
    private static readonly ObjectKind Kind = new("thing", DriftGroup.TypeMismatch, [Collation, Order, Definer]);

    [Theory]
    [InlineData("general_ci (default)", "uca1400_ai_ci (default)", 0)]
    [InlineData("general_ci (default)", "general_ci", 0)]
    [InlineData("general_ci", "general_ci", 0)]
    [InlineData("general_ci (default)", "uca1400_ai_ci", 1)]
    [InlineData("general_ci", "uca1400_ai_ci", 1)]
    [InlineData("general_ci (default)", null, 1)]
    public void Two_defaults_are_the_same_whatever_they_are(string? desired, string? actual, int drifts)
    {
        Assert.Equal(drifts, Compare(Collation.Is(desired), Collation.Is(actual)));
        Assert.Equal(drifts, Compare(Collation.Is(actual), Collation.Is(desired)));
    }

    [Fact]
    public void What_only_one_side_has_is_in_no_other_order()
    {
        Assert.Equal(0, Compare(Order.Is(["a", "b"]), Order.Is([])));
        Assert.Equal(0, Compare(Order.Is([]), Order.Is(["a"])));
        Assert.Equal(1, Compare(Order.Is(["a", "b"]), Order.Is(["b", "a"])));
    }

    [Fact]
    public void What_a_plan_makes_is_known_again_whoever_runs_it()
    {
        AssertAlike(Definer.Is(null), Definer.Is("somebody"));
        AssertAlike(Order.Is(["a"]), Order.Is(["a", "b"]));
        AssertAlike(Collation.Is("general_ci (default)"), Collation.Is("uca1400_ai_ci (default)"));
        Assert.NotEqual(Result(Collation.Is("general_ci")), Result(Collation.Is("uca1400_ai_ci")));

        static void AssertAlike(FacetEntry planned, FacetEntry made)
        {
            Assert.Equal(Result(planned), Result(made));
            Assert.NotEqual(Canonical.Fingerprint(Of(planned)), Canonical.Fingerprint(Of(made)));
        }

        static string Result(FacetEntry entry) => Canonical.ResultFingerprint(Of(entry));
    }

    private static int Compare(FacetEntry desired, FacetEntry actual) =>
        Differ.Compare(Of(desired), Of(actual)).Drifts.Count;

    private static Catalog Of(FacetEntry entry) =>
        new("test", new CatalogOrigin("test"), [new CatalogObject(new ObjectId("thing", "", "", "x"), Kind, entry)]);
}
