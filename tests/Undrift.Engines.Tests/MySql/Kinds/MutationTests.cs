using System.Text.Json;
using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.MySql.Kinds;

/// <summary>Single changes of one catalog property each, made to a copy of one schema on MariaDB.</summary>
public sealed class MutationTests
{
    private static readonly string Folder = Path.Combine(Repository.SharedCorpus, "..", "mutations", "mariadb");

    /// <summary>
    /// A rename is one object gone and one come, and so is a key that is no longer unique. MY003 changes the order of columns,
    /// which is compared only when asked for. MY017: the default has the precision of its type. MY032: Aria states options
    /// of its own.
    /// </summary>
    private static readonly Dictionary<string, string[]> Expected = new()
    {
        ["MY001"] = ["extra extra_column column:customers.age"],
        ["MY002"] = ["extra extra_column column:customers.age"],
        ["MY003"] = [],
        ["MY004"] = ["missing missing_column column:customers.born"],
        ["MY008"] = ["changed type_mismatch column:orders.price (type)"],
        ["MY010"] = ["changed type_mismatch column:orders.qty (type)"],
        ["MY011"] = ["changed nullability_mismatch column:customers.mail (not_null)"],
        ["MY014"] = ["changed default_mismatch column:customers.mail (default)"],
        ["MY017"] =
        [
            "changed default_mismatch column:customers.created (default, on_update)",
            "changed type_mismatch column:customers.created (type)",
        ],
        ["MY018"] = ["changed type_mismatch column:customers.created (type)"],
        ["MY020"] = ["changed enum_mismatch column:customers.mood (labels)"],
        ["MY022"] = ["changed type_mismatch column:customers.mail (charset)"],
        ["MY023"] = ["changed type_mismatch column:customers.mail (collation)"],
        ["MY026"] = ["changed option_mismatch column:customers.mail (invisible)"],
        ["MY028"] = ["changed identity_mismatch column:orders.id (auto_increment)"],
        ["MY032"] = ["changed option_mismatch table:plainm (engine, options)"],
        ["MY033"] = ["changed option_mismatch table:customers (row_format)"],
        ["MY035"] = ["changed type_mismatch table:customers (collation)"],
        ["MY036"] = ["changed comment_mismatch table:customers (comment)"],
        ["MY038"] = ["extra extra_table table:plainm2", "missing missing_table table:plainm"],
        ["MY041"] = ["changed option_mismatch table:plainm (options)"],
        ["MY042"] = ["changed option_mismatch table:customers (options)"],
        ["MY043"] = ["changed option_mismatch table:customers (options)"],
        ["MY046"] = ["changed constraint_mismatch table:part (periods)", "extra extra_column column:part.e"],
        ["MY049"] = ["extra index_mismatch index:customers.mood_ix2", "missing index_mismatch index:customers.mood_ix"],
        ["MY050"] = ["changed index_mismatch index:customers.mail_ix (keys)"],
        ["MY053"] =
        [
            "extra index_mismatch index:customers.name_uq",
            "missing constraint_mismatch unique:customers.name_uq",
        ],
        ["MY054"] = ["changed index_mismatch index:customers.mood_ix (invisible)"],
        ["MY056"] = ["extra index_mismatch index:plainm.a_ix"],
        ["MY058"] = ["missing index_mismatch index:geo.p_ix"],
        ["MY059"] = ["extra constraint_mismatch check:orders.qty_chk"],
        ["MY060"] = ["missing constraint_mismatch check:customers.score_chk"],
        ["MY062"] = ["missing constraint_mismatch foreign_key:orders.orders_cust_fk"],
        ["MY064"] =
        [
            "extra constraint_mismatch foreign_key:orders.orders_cust_fk2",
            "missing constraint_mismatch foreign_key:orders.orders_cust_fk",
        ],
        ["MY066"] = ["extra partition_mismatch partition:part.p2026"],
        ["MY067"] = ["missing partition_mismatch partition:part.p2024"],
        ["MY069"] = ["changed sequence_mismatch sequence:seq1 (increment)"],
        ["MY070"] = ["changed sequence_mismatch sequence:seq1 (max_value)"],
        ["MY071"] = ["changed sequence_mismatch sequence:seq1 (cycle)"],
        ["MY072"] = ["changed sequence_mismatch sequence:seq1 (cache)"],
        ["MY074"] = ["changed view_mismatch view:v_chk (check_option)"],
        ["MY076"] = ["changed view_mismatch view:v_cust (algorithm)"],
        ["MY079"] = ["changed comment_mismatch function:f_add (comment)"],
        ["MY081"] = ["changed routine_mismatch function:f_add (body)"],
        ["MY082"] = ["changed routine_mismatch function:f_add (deterministic)"],
        ["MY083"] = ["changed routine_mismatch function:f_add (returns)"],
        ["MY084"] = ["changed trigger_mismatch trigger:customers.customers_bu2 (body)"],
        ["MY085"] = ["changed trigger_mismatch table:customers (trigger_order)"],
        ["MY087"] = ["missing trigger_mismatch trigger:customers.customers_bu2"],
        ["MY088"] = ["changed trigger_mismatch event:ev1 (every)"],
        ["MY089"] = ["changed trigger_mismatch event:ev1 (preserved)"],
        ["MY090"] = ["changed trigger_mismatch event:ev1 (status)"],
        ["MY091"] = ["changed schema_mismatch database:database (charset)"],
        ["MY092"] = ["changed schema_mismatch database:database (collation)"],
    };

    [Fact]
    public async Task A_mutation_is_its_drift_and_nothing_else()
    {
        Assert.SkipUnless(IsThere, $"no shared mutations in {Folder}");
        var server = await MySqlServers.GetAsync();
        await using var template = await BaseAsync(server);
        var before = await template.ReadAsync();
        Reading.AssertUnderstood(before);
        var wrong = new List<string>();
        foreach (var (id, mutation) in Read())
        {
            await using var database = await BaseAsync(server);
            await database.ExecuteAsync(mutation);
            var after = await database.ReadAsync();
            Reading.AssertUnderstood(after);
            var found = Reading.Drifts(before, after).Order(StringComparer.Ordinal).ToList();
            if (!found.SequenceEqual(Expected.GetValueOrDefault(id, [])))
                wrong.Add($"{id} {mutation}\n  {string.Join("\n  ", found)}");
            if (Reading.Drifts(after, before).Length != found.Count)
                wrong.Add($"{id} {mutation}: the other way round is not the same");
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_mutation_is_expected()
    {
        Assert.SkipUnless(IsThere, $"no shared mutations in {Folder}");
        Assert.Equal(
            Read().Select(item => item.Id).Order(StringComparer.Ordinal),
            Expected.Keys.Order(StringComparer.Ordinal)
        );
    }

    /// <summary>True where the shared mutations are.</summary>
    internal static bool IsThere => Directory.Exists(Folder);

    /// <summary>A database with the schema that is changed.</summary>
    internal static async Task<MySqlTestDatabase> BaseAsync(MySqlTestServer server)
    {
        await server.ExecuteAsync("CREATE USER IF NOT EXISTS mut@localhost");
        var sql = await File.ReadAllTextAsync(Path.Combine(Folder, "base.sql"), TestContext.Current.CancellationToken);
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync("ALTER DATABASE CHARACTER SET utf8mb4");
        await database.ExecuteAsync(sql);
        return database;
    }

    /// <summary>The changes.</summary>
    internal static IReadOnlyList<(string Id, string Sql)> Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "mutations.json")));
        return
        [
            .. document
                .RootElement.EnumerateArray()
                .Select(item => (item.GetProperty("id").GetString()!, item.GetProperty("sql").GetString()!)),
        ];
    }
}
