namespace Undrift.Tests.Sources;

public sealed class SnapshotOfAnOlderVersionTests
{
    private static readonly Facet<string?> Type = Facet.Text("type");
    private static readonly Facet<string?> Collation = Facet.Text("collation");
    private static readonly Facet<string?> Comment = Facet.Text("comment", ignored: "not compared");
    private static readonly ObjectKind OldColumn = new("column", DriftGroup.TypeMismatch, [Type]);
    private static readonly ObjectKind NewColumn = new("column", DriftGroup.TypeMismatch, [Collation, Type, Comment]);
    private static readonly ObjectKind Trigger = new("trigger", DriftGroup.TriggerMismatch, []);
    private static readonly ShopEngine Old = new(OldColumn);
    private static readonly ShopEngine New = new(NewColumn, Trigger);

    private static string OldSnapshot =>
        SnapshotFile.Of(
            Shop.Catalog(new CatalogObject(new ObjectId("column", "", "t", "a"), OldColumn, Type.Is("text"))),
            Old
        );

    [Fact]
    public void A_facet_that_it_lacks_is_unread_and_not_absent()
    {
        var read = SnapshotFile.Read(OldSnapshot, New);
        Assert.Equal([Collation], read.Unread);
        var live = Shop.Catalog(
            new CatalogObject(new ObjectId("column", "", "t", "a"), NewColumn, Type.Is("text"), Collation.Is("C"))
        );
        var comparison = Differ.Compare(read, live);
        Assert.Empty(comparison.Drifts);
        Assert.Contains(comparison.Gaps, gap => gap.Subject == "facet collation");
    }

    [Fact]
    public void A_kind_that_it_lacks_gives_a_gap_and_no_invented_drift()
    {
        var read = SnapshotFile.Read(OldSnapshot, New);
        Assert.Equal(["trigger"], read.Gaps.Select(gap => gap.Kind));
        var live = Shop.Catalog(
            new CatalogObject(new ObjectId("column", "", "t", "a"), NewColumn, Type.Is("text")),
            new CatalogObject(new ObjectId("trigger", "", "t", "audit"), Trigger)
        );
        var comparison = Differ.Compare(read, live);
        Assert.Empty(comparison.Drifts);
        Assert.Contains(comparison.Gaps, gap => gap.Subject == "kind trigger");
    }

    [Fact]
    public void A_kind_that_was_read_in_part_comes_back_with_its_gap()
    {
        var gaps = new[] { new Gap("triggers", "some are hidden", Kind: "trigger") };
        var catalog = new Catalog(
            "shop",
            new CatalogOrigin("x"),
            [new CatalogObject(new ObjectId("trigger", "", "t", "audit"), Trigger)],
            gaps
        );
        var read = SnapshotFile.Read(SnapshotFile.Of(catalog, New), New);
        Assert.Single(read.Objects);
        Assert.Equal(gaps, read.Gaps);
    }

    [Fact]
    public void Written_again_it_still_says_what_was_not_read()
    {
        var again = SnapshotFile.Of(SnapshotFile.Read(OldSnapshot, New), New);
        var read = SnapshotFile.Read(again, New);
        Assert.Equal([Collation], read.Unread);
        Assert.Equal(["trigger"], read.Gaps.Select(gap => gap.Kind));
    }
}
