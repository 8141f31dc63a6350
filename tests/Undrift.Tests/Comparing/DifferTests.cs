using static Undrift.Tests.SampleKinds;

namespace Undrift.Tests.Comparing;

public sealed class DifferTests
{
    private static readonly Facet<string?> Mode = Facet.Text("mode", newerDefault: (18, "on"));
    private static readonly ObjectKind Service = new("service", DriftGroup.OptionMismatch, [Mode]);

    [Fact]
    public void Equal_catalogs_show_no_drift_and_say_how_much_was_compared()
    {
        var catalog = CatalogOf(TableOf("t", "a"), ColumnOf("t", "a", ColumnType.Is("text")));

        var result = Differ.Compare(catalog, catalog);

        Assert.Empty(result.Drifts);
        Assert.Empty(result.Gaps);
        Assert.Equal(2, result.ObjectsCompared);
        Assert.Equal(3, result.FacetsCompared);
    }

    [Fact]
    public void A_missing_table_is_one_drift_with_its_columns_folded_under_it()
    {
        var desired = CatalogOf(TableOf("kept"), TableOf("t"), ColumnOf("t", "a"), ColumnOf("t", "b"));

        var drift = Assert.Single(Differ.Compare(desired, CatalogOf(TableOf("kept"))).Drifts);

        Assert.Equal("missing_table", drift.Type);
        Assert.Equal(DriftGroup.MissingTable, drift.Group);
        Assert.Equal(["column:public.t.a", "column:public.t.b"], drift.Folded.Select(item => item.ToString()));
    }

    [Fact]
    public void Changed_facets_of_one_object_become_one_drift_for_each_group()
    {
        var desired = CatalogOf(TableOf("t"), ColumnOf("t", "a", ColumnType.Is("text"), Width.Is(3)));
        var actual = CatalogOf(TableOf("t"), ColumnOf("t", "a", ColumnType.Is("int"), Width.Is(4), NotNull.Is(true)));

        var drifts = Differ.Compare(desired, actual).Drifts;

        Assert.Equal([DriftGroup.TypeMismatch, DriftGroup.NullabilityMismatch], drifts.Select(drift => drift.Group));
        Assert.Equal(["type", "width"], drifts[0].Facets.Select(change => change.Name));
        Assert.Equal("text", drifts[0].Facets[0].From.AsText);
        Assert.Equal("int", drifts[0].Facets[0].To.AsText);
        Assert.True(drifts[1].Facets[0].To.AsFlag);
    }

    [Fact]
    public void An_ignored_facet_is_not_compared()
    {
        var desired = CatalogOf(TableOf("t"), ColumnOf("t", "a", Note.Is("x")));
        var actual = CatalogOf(TableOf("t"), ColumnOf("t", "a", Note.Is("y")));

        Assert.Empty(Differ.Compare(desired, actual).Drifts);
        Assert.Equal(Canonical.Fingerprint(desired), Canonical.Fingerprint(actual));
    }

    [Fact]
    public void Column_order_is_compared_only_when_asked_for_and_only_among_shared_columns()
    {
        var desired = CatalogOf(TableOf("t", "a", "b", "c"));
        var swapped = CatalogOf(TableOf("t", "b", "a", "d"));
        var extended = CatalogOf(TableOf("t", "a", "x", "b", "c"));
        var ordered = new ComparisonOptions(new HashSet<DriftGroup> { DriftGroup.OrderMismatch });

        Assert.Empty(Differ.Compare(desired, swapped).Drifts);
        Assert.Single(Differ.Compare(desired, swapped, ordered).Drifts);
        Assert.Empty(Differ.Compare(desired, extended, ordered).Drifts);
    }

    [Fact]
    public void Another_version_of_an_extension_explains_what_its_members_differ_in()
    {
        var desired = CatalogOf(ExtensionOf("geo", "1"), MemberOf("geo", "a"), TableOf("mine"));
        var actual = CatalogOf(ExtensionOf("geo", "2"), MemberOf("geo", "b"), TableOf("mine"));

        var drift = Assert.Single(Differ.Compare(desired, actual).Drifts);

        Assert.Equal("extension:geo", drift.Object.ToString());
        Assert.Equal(2, drift.Folded.Count);
    }

    [Fact]
    public void A_member_that_differs_while_its_extension_does_not_is_a_drift_of_its_own()
    {
        var desired = CatalogOf(ExtensionOf("geo", "1"), MemberOf("geo", "a"));
        var actual = CatalogOf(ExtensionOf("geo", "1"));

        Assert.Equal("table:public.a", Assert.Single(Differ.Compare(desired, actual).Drifts).Object.ToString());
    }

    [Fact]
    public void A_witness_decides_where_the_facets_do_not_explain_the_definition()
    {
        static Catalog With(string witness, bool partial) =>
            CatalogOf(
                new CatalogObject(new ObjectId("table", "public", "", "t"), Table)
                {
                    Witness = witness,
                    PartiallyUnderstood = partial,
                }
            );

        Assert.Empty(Differ.Compare(With("one", false), With("two", false)).Drifts);
        Assert.Empty(Differ.Compare(With("one", true), With("one", true)).Drifts);
        var drift = Assert.Single(Differ.Compare(With("one", false), With("two", true)).Drifts);
        Assert.Equal("unexplained_definition", drift.Type);
        Assert.Equal(("one", "two"), (drift.Facets[0].From.AsText, drift.Facets[0].To.AsText));
    }

    [Fact]
    public void An_object_or_a_kind_that_could_not_be_read_is_a_gap_and_not_a_drift()
    {
        var desired = CatalogOf(TableOf("t"), TableOf("u"), ColumnOf("t", "a"));
        var unreadable = new Catalog(
            "sample",
            new CatalogOrigin("sample"),
            [TableOf("t")],
            [
                new Gap("u", "hidden", new ObjectId("table", "public", "", "u")),
                new Gap("columns", "denied", Kind: "column"),
            ]
        );

        var result = Differ.Compare(desired, unreadable);

        Assert.Empty(result.Drifts);
        Assert.Equal(2, result.Gaps.Count);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public void A_catalog_that_is_empty_on_one_side_only_is_a_gap_unless_meant(bool meant, int gaps)
    {
        var empty = CatalogOf(ExtensionOf("geo", "1"));
        var full = CatalogOf(ExtensionOf("geo", "1"), TableOf("t"));
        var options = new ComparisonOptions(AllowEmpty: meant);

        Assert.Equal(gaps, Differ.Compare(full, empty, options).Gaps.Count);
        Assert.Equal(gaps, Differ.Compare(empty, full, options).Gaps.Count);
        Assert.Empty(Differ.Compare(empty, empty, options).Gaps);
    }

    [Fact]
    public void A_facet_that_an_old_snapshot_does_not_hold_is_a_gap_and_not_a_drift()
    {
        var desired = new Catalog("sample", new CatalogOrigin("old"), [TableOf("t"), ColumnOf("t", "a")])
        {
            Unread = new HashSet<Facet> { ColumnType },
        };

        var result = Differ.Compare(desired, CatalogOf(TableOf("t"), ColumnOf("t", "a", ColumnType.Is("text"))));

        Assert.Empty(result.Drifts);
        Assert.Contains("type", Assert.Single(result.Gaps).Subject);
    }

    [Fact]
    public void Catalogs_of_different_engines_are_refused()
    {
        var other = new Catalog("other", new CatalogOrigin("other"), []);

        Assert.Equal(FailureKind.Usage, Assert.Throws<UndriftException>(() => Differ.Compare(CatalogOf(), other)).Kind);
    }

    [Fact]
    public void A_drift_keeps_its_id_when_its_values_move_on_and_changes_its_fingerprint()
    {
        var desired = CatalogOf(TableOf("t"), ColumnOf("t", "a", ColumnType.Is("text")));
        Drift With(string type) =>
            Differ.Compare(desired, CatalogOf(TableOf("t"), ColumnOf("t", "a", ColumnType.Is(type)))).Drifts.Single();

        Assert.Equal(With("int").Id, With("date").Id);
        Assert.NotEqual(With("int").Fingerprint, With("date").Fingerprint);
        Assert.Equal(With("int").Fingerprint, With("int").Fingerprint);
        Assert.Matches("^d[0-9a-f]{12}$", With("int").Id);
    }

    [Fact]
    public void The_fingerprint_of_an_extra_table_covers_its_columns()
    {
        static Drift Extra(params CatalogObject[] columns) =>
            Differ
                .Compare(CatalogOf(TableOf("k")), CatalogOf([TableOf("k"), TableOf("x"), .. columns]))
                .Drifts.Single();

        var before = Extra(ColumnOf("x", "a", ColumnType.Is("text")));
        var after = Extra(ColumnOf("x", "a", ColumnType.Is("text")), ColumnOf("x", "b"));

        Assert.Equal(before.Id, after.Id);
        Assert.NotEqual(before.Fingerprint, after.Fingerprint);
    }

    [Fact]
    public void Swapping_the_sides_swaps_missing_and_extra()
    {
        var a = CatalogOf(TableOf("t"), TableOf("u"));
        var b = CatalogOf(TableOf("t"), TableOf("v"));

        var forth = Differ.Compare(a, b).Drifts.Select(drift => (drift.Object.Name, drift.Verb));
        var back = Differ.Compare(b, a).Drifts.Select(drift => (drift.Object.Name, drift.Verb));

        Assert.Equal([("u", DriftVerb.Missing), ("v", DriftVerb.Extra)], forth);
        Assert.Equal([("u", DriftVerb.Extra), ("v", DriftVerb.Missing)], back);
    }

    [Fact]
    public void A_reader_that_returns_one_object_twice_is_a_defect_that_is_named()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => CatalogOf(TableOf("t"), TableOf("t")));

        Assert.Contains("table:public.t", failure.Message);
    }

    [Theory]
    [InlineData("17.1", null, "17.1", "on", 1)]
    [InlineData("18.0", null, "18.0", "on", 1)]
    [InlineData("17.1", null, "18.0", "on", 0)]
    [InlineData("18.0", "on", "17.1", null, 0)]
    [InlineData("17.1", "off", "18.0", "on", 1)]
    [InlineData("17.1", null, "18.0", "parallel", 1)]
    [InlineData("17.1", "on", "18.0", null, 1)]
    [InlineData("17.1", null, "18.0", null, 0)]
    public void The_default_of_older_servers_is_that_of_newer_ones(
        string version,
        string? mode,
        string otherVersion,
        string? otherMode,
        int drifts
    ) => Assert.Equal(drifts, Differ.Compare(WithMode(version, mode), WithMode(otherVersion, otherMode)).Drifts.Count);

    private static Catalog WithMode(string version, string? mode) =>
        new(
            "sample",
            new CatalogOrigin("sample", version),
            [new CatalogObject(new ObjectId(Service.Name, "", "", "s"), Service, Mode.Is(mode))]
        );
}
