namespace Undrift.Tests.Sources;

public sealed class SnapshotRoundTripTests
{
    private static readonly string[] Oddities =
    [
        "plain",
        "two words",
        "a.b",
        "c\"d",
        "back\\slash",
        "line\nbreak",
        "cr\r\nlf",
        "tab\t",
        "\u0000\u0001\u001b[31m",
        "ünï",
        "日本語",
        "😀",
        "e\u0301",
        "é",
        "\u202Ertl",
        "\u2028",
        "\uFEFF",
        "\uFFFF",
        "select",
        "<b>&'",
        "",
        new string('x', 63),
        new string('y', 200),
        "\u007f\u0085",
    ];

    [Fact]
    public void What_is_written_comes_back_equal_whatever_the_texts_are()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var catalog = Any(random);
            var text = SnapshotFile.Of(catalog);
            var read = SnapshotFile.Read(text);
            AssertSame(catalog, read);
            Assert.Equal(text, SnapshotFile.Of(read));
        }
    }

    [Fact]
    public void One_object_stands_on_one_line_and_empty_members_are_left_out()
    {
        var catalog = Shop.Catalog(
            Shop.TableNamed("users"),
            Shop.In("users", Shop.Column, "email", Shop.Type.Is("text"), Shop.NotNull.Is(true), Shop.Statistics.Is(7))
        );
        var lines = SnapshotFile.Of(catalog).Split('\n');
        Assert.Contains("""    {"kind":"table","schema":"public","name":"users"},""", lines);
        Assert.Contains(
            """    {"kind":"column","schema":"public","parent":"users","name":"email","owner":{"kind":"table","schema":"public","name":"users"},"facets":{"type":"text","not_null":true,"statistics":7}}""",
            lines
        );
        Assert.DoesNotContain(lines, line => line.Contains("gaps", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_objects_in_another_order_give_the_same_bytes()
    {
        var a = Shop.TableNamed("a", Shop.Options.Is("x"), Shop.Order.Is(["p"]));
        var b = Shop.TableNamed("b");
        var swapped = Shop.TableNamed("a", Shop.Order.Is(["p"]), Shop.Options.Is("x"));
        Assert.Equal(SnapshotFile.Of(Shop.Catalog(a, b)), SnapshotFile.Of(Shop.Catalog(b, swapped)));
    }

    [Fact]
    public void Neither_host_nor_port_nor_database_is_written()
    {
        var origin = new CatalogOrigin("postgres://db.internal/shop", "15.3", "db.internal", 5433, "shopdb");
        var text = SnapshotFile.Of(new Catalog("shop", origin, [Shop.TableNamed("t")]));
        Assert.DoesNotContain("db.internal", text, StringComparison.Ordinal);
        Assert.DoesNotContain("5433", text, StringComparison.Ordinal);
        Assert.DoesNotContain("shopdb", text, StringComparison.Ordinal);
        Assert.Equal("15.3", SnapshotFile.Read(text).Origin.ServerVersion);
    }

    [Fact]
    public void Gaps_and_scope_come_back()
    {
        var gaps = new[]
        {
            new Gap("schema secret", "no permission"),
            new Gap("view v", "lock", new ObjectId("view", "public", "", "v")),
            new Gap("policies", "no permission", Kind: "policy"),
        };
        var catalog = new Catalog("shop", new CatalogOrigin("x"), [Shop.TableNamed("t")], gaps)
        {
            Schemas = ["a", "b"],
        };
        var read = SnapshotFile.Read(SnapshotFile.Of(catalog));
        Assert.Equal(gaps, read.Gaps);
        Assert.Equal(["a", "b"], read.Schemas);
        Assert.Null(read.Origin.ServerVersion);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused_and_not_replaced_in_silence()
    {
        var failure = Assert.Throws<UndriftException>(() => SnapshotFile.Of(Shop.Catalog(Shop.TableNamed("a\uD800b"))));
        Assert.Equal(FailureKind.Failed, failure.Kind);
        Assert.Contains(@"a\ud800b", failure.Where, StringComparison.Ordinal);
        Assert.Throws<UndriftException>(() => SnapshotFile.Of(Shop.Catalog(Shop.ViewNamed("v", "😀\uDC00"))));
    }

    [Fact]
    public void A_byte_order_mark_and_other_line_endings_do_no_harm()
    {
        var catalog = Shop.Catalog(Shop.TableNamed("t", Shop.Options.Is("a\nb")));
        var text = "\uFEFF" + SnapshotFile.Of(catalog).Replace("\n", "\r\n", StringComparison.Ordinal);
        AssertSame(catalog, SnapshotFile.Read(text));
    }

    [Fact]
    public void Equal_short_texts_are_one_string()
    {
        var catalog = Shop.Catalog([.. Enumerable.Range(0, 3).Select(n => Shop.TableNamed("t" + n))]);
        var read = SnapshotFile.Read(SnapshotFile.Of(catalog));
        Assert.Same(read.Objects[0].Id.Schema, read.Objects[2].Id.Schema);
    }

    private static Catalog Any(Random random)
    {
        string Odd() =>
            Oddities[random.Next(Oddities.Length)]
            + (random.Next(3) == 0 ? Oddities[random.Next(Oddities.Length)] : "");
        var objects = new Dictionary<ObjectId, CatalogObject>();
        for (var n = random.Next(12); n > 0; n--)
        {
            var kind = ShopEngine.Instance.Kinds[random.Next(ShopEngine.Instance.Kinds.Count)];
            var id = new ObjectId(
                kind.Name,
                Odd(),
                random.Next(2) == 0 ? "" : Odd(),
                Odd(),
                random.Next(3) == 0 ? "(" + Odd() + ")" : ""
            );
            var facets = kind
                .Facets.Where(_ => random.Next(3) > 0)
                .Select(facet => new FacetEntry(facet, Value(facet)))
                .ToArray();
            objects[id] = new CatalogObject(id, kind, facets)
            {
                Owner = random.Next(2) == 0 ? null : new ObjectId("table", Odd(), "", Odd()),
                Template = random.Next(4) > 0 ? null : new ObjectId("table", "", "", Odd()),
                Witness = random.Next(2) == 0 ? null : Odd(),
                PartiallyUnderstood = random.Next(2) == 0,
            };
        }
        return new Catalog(
            "shop",
            new CatalogOrigin("x", Odd()),
            objects.Values,
            random.Next(4) == 0 ? [new Gap(Odd(), Odd())] : null
        );

        FacetValue Value(Facet facet) =>
            facet.Shape switch
            {
                FacetShape.Text => FacetValue.Of(Odd()),
                FacetShape.Number => FacetValue.Of(random.NextInt64(long.MinValue, long.MaxValue)),
                FacetShape.List => FacetValue.Of([.. Enumerable.Range(0, random.Next(4)).Select(_ => Odd())]),
                _ => FacetValue.Of(random.Next(2) == 0),
            };
    }

    private static void AssertSame(Catalog expected, Catalog actual)
    {
        Assert.Equal(expected.Objects.Select(item => item.Id), actual.Objects.Select(item => item.Id));
        foreach (var (left, right) in expected.Objects.Zip(actual.Objects))
        {
            Assert.Equal(left.Owner, right.Owner);
            Assert.Equal(left.Template, right.Template);
            Assert.Equal(left.Witness, right.Witness);
            Assert.Equal(left.PartiallyUnderstood, right.PartiallyUnderstood);
            Assert.All(left.Kind.Facets, facet => Assert.True(left[facet].SameAs(right[facet]), $"{left} {facet}"));
        }
        Assert.Equal(expected.Gaps, actual.Gaps);
        Assert.Equal(Canonical.Fingerprint(expected), Canonical.Fingerprint(actual));
        Assert.Empty(Differ.Compare(expected, actual).Drifts);
        Assert.Empty(actual.Unread);
        Assert.Equal(expected.Origin.ServerVersion, actual.Origin.ServerVersion);
    }
}
