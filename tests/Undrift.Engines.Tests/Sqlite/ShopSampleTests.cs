using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.Sqlite;

/// <summary>The demo of the README: each planted change is one drift.</summary>
public sealed class ShopSampleTests
{
    private static readonly string[] Planted =
    [
        "changed constraint_mismatch foreign_key:orders.customer_id (on_delete)",
        "changed default_mismatch column:products.stock (default)",
        "changed nullability_mismatch column:products.title (not_null)",
        "changed trigger_mismatch trigger:order_items.order_items_take_stock (body)",
        "changed type_mismatch column:products.price (type)",
        "extra extra_column column:products.legacy_code",
        "extra extra_table table:import_prices",
        "extra extra_table table:orders_backup",
        "missing index_mismatch index:orders.orders_open",
        "missing missing_column column:customers.phone",
    ];

    [Fact]
    public async Task The_demo_shows_exactly_the_planted_changes_and_leaves_its_folder_alone()
    {
        var folder = Path.Combine(Repository.Root, "samples", "shop");
        var file = Path.Combine(folder, "shop.db");
        var before = (string.Join(' ', Directory.GetFiles(folder)), Shell.Hash(file));
        var engine = TestEngines.ByName("sqlite");
        var desired = await engine.BuildFile(Path.Combine(folder, "schema.sql"), TestContext.Current.CancellationToken);
        var actual = await engine.Read("sqlite:" + file, TestContext.Current.CancellationToken);
        Assert.Equal(Planted, DriftText.Between(desired, actual).Order(StringComparer.Ordinal));
        Assert.Equal(before, (string.Join(' ', Directory.GetFiles(folder)), Shell.Hash(file)));
    }
}
