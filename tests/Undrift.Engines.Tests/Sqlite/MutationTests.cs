using System.Text.Json;
using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.Sqlite;

/// <summary>Single changes of one catalog property each, made to a file by the sqlite3 shell.</summary>
public sealed class MutationTests
{
    private static readonly string Folder = Path.Combine(Repository.SharedCorpus, "..", "mutations", "sqlite");
    private static readonly IEngine Engine = TestEngines.ByName("sqlite");

    /// <summary>A column rename is a column gone and one come, and SQLite rewrites the trigger that names it.</summary>
    private static readonly Dictionary<string, string[]> Expected = new()
    {
        ["SL001"] = ["extra extra_column column:customers.age"],
        ["SL005"] =
        [
            "changed trigger_mismatch trigger:customers.customers_au (body)",
            "extra extra_column column:customers.biography",
            "missing missing_column column:customers.bio",
        ],
        ["SL007"] = ["changed nullability_mismatch column:customers.bio (not_null)"],
        ["SL008"] = ["changed default_mismatch column:orders.qty (default)"],
        ["SL009"] = ["changed type_mismatch column:customers.mail (collation)"],
        ["SL010"] = ["changed identity_mismatch column:orders.total (generated_stored)"],
        ["SL015"] = ["changed identity_mismatch primary_key:orders.primary_key (autoincrement)"],
        ["SL016"] = ["changed option_mismatch table:kv (without_rowid)"],
        ["SL019"] = ["missing constraint_mismatch check:customers.score"],
        ["SL020"] = ["changed constraint_mismatch foreign_key:orders.customer_id (on_delete)"],
        ["SL021"] = ["changed constraint_mismatch foreign_key:orders.customer_id (deferred)"],
        ["SL022"] = ["missing constraint_mismatch foreign_key:orders.customer_id"],
        ["SL026"] = ["changed index_mismatch index:customers.customers_mail (unique)"],
        ["SL027"] = ["changed index_mismatch index:customers.customers_score (keys)"],
        ["SL028"] = ["changed index_mismatch index:customers.customers_mail (keys)"],
        ["SL029"] = ["changed index_mismatch index:customers.customers_part (where)"],
        ["SL030"] = ["changed index_mismatch index:customers.customers_expr (keys)"],
        ["SL031"] = ["changed view_mismatch view:v_cust (query)"],
        ["SL032"] = ["missing view_mismatch view:v_cust"],
        ["SL033"] = ["missing trigger_mismatch trigger:v_cust.v_cust_ii"],
        ["SL034"] = ["changed trigger_mismatch trigger:customers.customers_au (body)"],
        ["SL036"] = ["changed trigger_mismatch trigger:customers.customers_au (columns)"],
    };

    public static TheoryData<string> Mutations => [.. Read().Keys];

    [Theory]
    [MemberData(nameof(Mutations))]
    public async Task A_mutation_is_one_drift_and_nothing_else(string id)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("mutated.db");
        var sql = await File.ReadAllTextAsync(Path.Combine(Folder, "base.sql"), TestContext.Current.CancellationToken);
        Assert.Equal("", Shell.Run(file, sql));
        var before = await Engine.Read("sqlite:" + file, TestContext.Current.CancellationToken);
        Shell.Run(file, ".dbconfig defensive off\n" + Read()[id] + ";");
        var after = await Engine.Read("sqlite:" + file, TestContext.Current.CancellationToken);
        Assert.Equal(Expected[id], DriftText.Between(before, after).Order(StringComparer.Ordinal));
        Assert.Empty(DriftText.Between(before, await Engine.BuildText(sql, TestContext.Current.CancellationToken)));
    }

    private static Dictionary<string, string> Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "mutations.json")));
        return document
            .RootElement.EnumerateArray()
            .ToDictionary(item => item.GetProperty("id").GetString()!, item => item.GetProperty("sql").GetString()!);
    }
}
