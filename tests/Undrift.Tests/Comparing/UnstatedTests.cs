using static Undrift.Tests.SampleKinds;

namespace Undrift.Tests.Comparing;

/// <summary>A source that says nothing of something does not deny it.</summary>
public sealed class UnstatedTests
{
    private static readonly Facet<string?> Owner = Facet.Text("owner", comparison: FacetComparison.WhereStated);
    private static readonly ObjectKind Owned = new("owned", DriftGroup.SecurityMismatch, [Owner]);
    private static readonly ObjectKind Privilege = new("privilege", DriftGroup.SecurityMismatch, [])
    {
        IsPrivilege = true,
    };
    private static readonly CatalogObject Granted = new(new ObjectId("privilege", "", "", "alice"), Privilege);

    [Theory]
    [InlineData("alice", "bob", 1)]
    [InlineData("alice", "alice", 0)]
    [InlineData(null, "bob", 0)]
    [InlineData("alice", null, 0)]
    public void A_facet_may_be_compared_only_where_both_sides_state_it(string? from, string? to, int drifts) =>
        Assert.Equal(drifts, Differ.Compare(CatalogOf(Own(from)), CatalogOf(Own(to))).Drifts.Count);

    [Theory]
    [InlineData(false, PrivilegeComparison.Auto, 1)]
    [InlineData(true, PrivilegeComparison.Auto, 0)]
    [InlineData(true, PrivilegeComparison.Compare, 1)]
    [InlineData(false, PrivilegeComparison.Ignore, 0)]
    public void Privileges_are_compared_where_they_are_stated_or_as_the_options_say(
        bool unstated,
        PrivilegeComparison privileges,
        int drifts
    )
    {
        var desired = CatalogOf(TableOf("t"));
        if (unstated)
            desired = desired.WithUnstated(new HashSet<string> { Privilege.Name });

        var comparison = Differ.Compare(
            desired,
            CatalogOf(TableOf("t"), Granted),
            new ComparisonOptions(Privileges: privileges)
        );

        Assert.Equal(drifts, comparison.Drifts.Count);
        // What is left out is counted for whoever reads the report.
        Assert.Equal(1 - drifts, comparison.Notes.Count(note => note.StartsWith("1 difference of the kind privilege")));
        Assert.Empty(comparison.Gaps);
    }

    [Fact]
    public void Another_kind_that_is_not_stated_cannot_be_forced()
    {
        var desired = CatalogOf(TableOf("t")).WithUnstated(new HashSet<string> { Owned.Name });

        var comparison = Differ.Compare(
            desired,
            CatalogOf(TableOf("t"), Own("bob")),
            new ComparisonOptions(Privileges: PrivilegeComparison.Compare)
        );

        Assert.Empty(comparison.Drifts);
        Assert.Single(comparison.Notes);
    }

    private static CatalogObject Own(string? owner) => new(new ObjectId("owned", "", "", "o"), Owned, Owner.Is(owner));
}
