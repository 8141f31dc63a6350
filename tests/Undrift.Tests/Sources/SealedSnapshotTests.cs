using System.Text;

namespace Undrift.Tests.Sources;

/// <summary>A snapshot that nobody touched is known by its head; whatever may differ has its objects read.</summary>
public sealed class SealedSnapshotTests : IDisposable
{
    private static readonly CatalogOrigin Server = new("live", "15.18");

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void The_same_catalog_is_known_by_the_head_and_bears_the_name_of_the_file()
    {
        var catalog = CatalogOf();
        var same = Written(catalog)!.SameAs(catalog, Canonical.Fingerprint(catalog))!;
        Assert.Equal(new CatalogOrigin(_path, "15.18"), same.Origin);
        Assert.Same(catalog.Objects[0], same.Objects[0]);
    }

    [Fact]
    public void Whatever_may_differ_is_not_the_same()
    {
        var file = Written(CatalogOf())!;
        var fingerprint = Canonical.Fingerprint(CatalogOf());
        Assert.NotNull(file.SameAs(CatalogOf(), fingerprint));
        Assert.Null(file.SameAs(CatalogOf(), fingerprint.Replace(fingerprint[0], fingerprint[0] == 'a' ? 'b' : 'a')));
        Assert.Null(file.SameAs(CatalogOf(gaps: [new Gap("kind view", "not read", Kind: "view")]), fingerprint));
        Assert.Null(file.SameAs(CatalogOf(unread: [Shop.Type]), fingerprint));
        Assert.Null(file.SameAs(CatalogOf(schemas: ["public"]), fingerprint));
        Assert.Null(file.SameAs(CatalogOf(unstated: ["policy"]), fingerprint));
        Assert.Null(file.SameAs(CatalogOf(cluster: true), fingerprint));
        Assert.Null(file.SameAs(CatalogOf(engine: "other"), fingerprint));
        Assert.Null(file.SameAs(CatalogOf().With(Server with { ServerVersion = "16.2" }), fingerprint));
        Assert.NotNull(file.SameAs(CatalogOf().With(Server with { ServerVersion = "15.19" }), fingerprint));
    }

    [Fact]
    public void A_file_that_does_not_hold_everything_has_its_objects_read()
    {
        var fingerprint = Canonical.Fingerprint(CatalogOf());
        foreach (
            var partial in new[]
            {
                CatalogOf(gaps: [new Gap("kind view", "not read", Kind: "view")]),
                CatalogOf(unread: [Shop.Type]),
                CatalogOf(schemas: ["public"]),
                CatalogOf(unstated: ["policy"]),
            }
        )
            Assert.Null(Written(partial)!.SameAs(CatalogOf(), fingerprint));
        var older = new ShopEngine(Shop.Table, Shop.Column);
        File.WriteAllText(_path, SnapshotFile.Of(CatalogOf(), older));
        Assert.Null(Open()!.SameAs(CatalogOf(), fingerprint));
    }

    [Fact]
    public void A_byte_changed_anywhere_breaks_the_seal()
    {
        var bytes = Encoding.UTF8.GetBytes(SnapshotFile.Of(CatalogOf()));
        for (var at = 0; at < bytes.Length; at++)
        {
            var changed = bytes.ToArray();
            changed[at] ^= 1;
            Assert.Null(Open(changed));
            Assert.Null(Open(bytes[..at]));
        }
        Assert.NotNull(Open(bytes));
        Assert.Null(Open([.. bytes, (byte)'\n']));
    }

    [Fact]
    public void Without_a_seal_that_holds_a_file_is_read_whole_as_before()
    {
        var text = SnapshotFile.Of(CatalogOf());
        var digest = text.LastIndexOf(",\n  \"digest\"", StringComparison.Ordinal);
        foreach (
            var touched in new[] { text[..digest] + "\n}\n", text.Replace("\n", "\r\n", StringComparison.Ordinal) }
        )
        {
            File.WriteAllText(_path, touched);
            Assert.Null(Open());
            Assert.Equal(2, SnapshotFile.Read(touched).Objects.Count);
        }
    }

    private SealedSnapshot? Written(Catalog catalog)
    {
        File.WriteAllText(_path, SnapshotFile.Of(catalog));
        return Open();
    }

    private SealedSnapshot? Open(byte[] bytes)
    {
        File.WriteAllBytes(_path, bytes);
        return Open();
    }

    private SealedSnapshot? Open() => SealedSnapshot.Open(_path, ShopEngine.Find);

    private static Catalog CatalogOf(
        string engine = "shop",
        IReadOnlyList<Gap>? gaps = null,
        Facet[]? unread = null,
        string[]? schemas = null,
        string[]? unstated = null,
        bool cluster = false
    ) =>
        new(
            engine,
            Server,
            [Shop.TableNamed("users"), Shop.In("users", Shop.Column, "email", Shop.Type.Is("text"))],
            gaps
        )
        {
            Unread = new HashSet<Facet>(unread ?? []),
            Schemas = schemas ?? [],
            Unstated = new HashSet<string>(unstated ?? []),
            Cluster = cluster,
        };
}
