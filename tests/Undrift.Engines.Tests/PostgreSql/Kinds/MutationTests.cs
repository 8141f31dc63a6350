using System.Text.Json;
using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql.Normal;

namespace Undrift.Engines.Tests.PostgreSql.Kinds;

/// <summary>Single changes of one catalog property each, made to a copy of one schema.</summary>
public sealed class MutationTests
{
    private static readonly string Folder = Path.Combine(Repository.SharedCorpus, "..", "mutations", "postgresql");

    /// <summary>
    /// A rename is one object gone and one come. PG006: the server writes the cast that the new type needs into the check.
    /// </summary>
    private static readonly Dictionary<string, string[]> Expected = new()
    {
        ["PG001"] = ["extra extra_column column:app.customers.age"],
        ["PG002"] = ["missing missing_column column:app.customers.bio"],
        ["PG003"] =
        [
            "extra extra_column column:app.customers.biography",
            "missing missing_column column:app.customers.bio",
        ],
        ["PG006"] =
        [
            "changed constraint_mismatch check:app.loner.parent_chk (expression)",
            "changed type_mismatch column:app.loner.a (type)",
        ],
        ["PG007"] = ["changed type_mismatch column:app.items.sku (collation)"],
        ["PG008"] = ["changed nullability_mismatch column:app.customers.bio (not_null)"],
        ["PG011"] = ["changed default_mismatch column:app.customers.score (default)"],
        ["PG016"] = ["changed identity_mismatch column:app.customers.id (identity, identity_sequence)"],
        ["PG021"] = ["changed option_mismatch column:app.customers.bio (compression)"],
        ["PG022"] = ["changed option_mismatch column:app.customers.bio (statistics)"],
        ["PG023"] = ["changed option_mismatch column:app.customers.mood (options)"],
        ["PG024"] = ["changed extension_mismatch column:app.ft.a (foreign_options)"],
        ["PG026"] = ["missing missing_table table:app.norls"],
        ["PG033"] = ["changed option_mismatch table:app.orders (options)"],
        ["PG034"] = ["changed option_mismatch table:app.customers (options)"],
        ["PG037"] = ["changed option_mismatch table:app.customers (replica_identity)"],
        ["PG039"] = ["changed security_mismatch table:app.norls (row_security)"],
        ["PG040"] = ["changed security_mismatch table:app.customers (row_security)"],
        ["PG042"] = ["changed option_mismatch primary_key:app.customers.customers_pkey (clustered)"],
        ["PG044"] = ["changed partition_mismatch table:app.child (parents)"],
        ["PG046"] = ["extra extra_table table:app.typed"],
        ["PG047"] = ["changed partition_mismatch table:app.log_2026 (parents, partition_bound)"],
        ["PG048"] = ["changed partition_mismatch table:app.log_2025 (parents, partition_bound)"],
        ["PG049"] = ["extra extra_table table:app.log_def"],
        ["PG050"] = ["extra constraint_mismatch check:app.items.sku_chk"],
        ["PG051"] = ["missing constraint_mismatch check:app.orders.orders_qty_chk"],
        ["PG052"] =
        [
            "extra constraint_mismatch check:app.orders.orders_qty_positive",
            "missing constraint_mismatch check:app.orders.orders_qty_chk",
        ],
        ["PG054"] = ["extra constraint_mismatch check:app.parent.ni"],
        ["PG055"] = ["extra constraint_mismatch foreign_key:app.loner.loner_fk"],
        ["PG056"] = ["missing constraint_mismatch foreign_key:app.orders.orders_customer_fk"],
        ["PG057"] = ["changed constraint_mismatch foreign_key:app.orders.orders_customer_fk (deferrable)"],
        ["PG058"] = ["changed constraint_mismatch foreign_key:app.orders.orders_customer_fk (deferrable)"],
        ["PG059"] = ["changed constraint_mismatch foreign_key:app.orders.orders_customer_fk (not_enforced)"],
        ["PG060"] = ["missing constraint_mismatch unique:app.customers.customers_name_key"],
        ["PG061"] = ["extra constraint_mismatch unique:app.items.items_sku_key"],
        ["PG062"] = ["extra constraint_mismatch unique:app.items.items_sku_key"],
        ["PG063"] = ["extra constraint_mismatch unique:app.items.items_sku_inc"],
        ["PG065"] = ["missing constraint_mismatch exclude:app.orders.orders_excl"],
        ["PG066"] = ["changed comment_mismatch check:app.orders.orders_qty_chk (comment)"],
        ["PG068"] = ["extra index_mismatch index:app.items.items_sku_idx"],
        ["PG069"] = ["missing index_mismatch index:app.customers.customers_mood_idx"],
        ["PG070"] =
        [
            "extra index_mismatch index:app.customers.customers_mood_ix",
            "missing index_mismatch index:app.customers.customers_mood_idx",
        ],
        ["PG071"] = ["changed option_mismatch index:app.customers.customers_mood_idx (options)"],
        ["PG076"] = ["extra index_mismatch index:app.items.items_sku_hash"],
        ["PG077"] = ["extra index_mismatch index:app.items.items_part"],
        ["PG078"] = ["changed comment_mismatch index:app.customers.customers_mood_idx (comment)"],
        ["PG081"] = ["changed sequence_mismatch sequence:app.seq1 (cycle)"],
        ["PG082"] = ["changed sequence_mismatch sequence:app.seq1 (cache)"],
        ["PG083"] = ["changed sequence_mismatch sequence:app.seq1 (max_value)"],
        ["PG085"] = ["changed sequence_mismatch sequence:app.seq1 (start)"],
        ["PG087"] = ["changed sequence_mismatch sequence:app.seq_free (owned_by)"],
        ["PG088"] = ["changed sequence_mismatch sequence:app.orders_id_seq (owned_by)"],
        ["PG089"] = ["changed option_mismatch sequence:app.seq_free (unlogged)"],
        ["PG094"] = ["changed security_mismatch view:app.v_cust (security_invoker)"],
        ["PG099"] = ["missing view_mismatch view:app.v_rich"],
        ["PG104"] = ["changed routine_mismatch function:app.add(integer, integer) (body)"],
        ["PG105"] = ["changed routine_mismatch function:app.add(integer, integer) (volatility)"],
        ["PG106"] = ["changed security_mismatch function:app.add(integer, integer) (security_definer)"],
        ["PG107"] = ["changed routine_mismatch function:app.add(integer, integer) (strict)"],
        ["PG109"] = ["changed routine_mismatch function:app.add(integer, integer) (parallel)"],
        ["PG110"] = ["changed routine_mismatch function:app.add(integer, integer) (cost)"],
        ["PG111"] = ["changed routine_mismatch function:app.rows_of(integer) (rows)"],
        ["PG114"] = ["changed routine_mismatch function:app.sfun(integer, integer) (language, body)"],
        ["PG115"] = ["changed routine_mismatch function:app.sfun(integer, integer) (body, sql_body)"],
        ["PG117"] = ["extra routine_mismatch function:app.add(text)"],
        ["PG120"] = ["changed security_mismatch procedure:app.proc1(integer) (security_definer)"],
        ["PG122"] = ["changed routine_mismatch operator:app.\"===\"(app.addr, app.addr) (restrict)"],
        ["PG124"] = ["changed trigger_mismatch trigger:app.customers.customers_touch (state)"],
        ["PG125"] = ["changed trigger_mismatch trigger:app.customers.customers_touch (state)"],
        ["PG127"] = ["changed trigger_mismatch trigger:app.customers.customers_touch (columns)"],
        ["PG128"] = ["changed trigger_mismatch trigger:app.customers.customers_touch (condition)"],
        ["PG129"] = ["changed trigger_mismatch trigger:app.customers.customers_touch (arguments)"],
        ["PG131"] =
        [
            "extra trigger_mismatch trigger:app.orders.orders_stmt2",
            "missing trigger_mismatch trigger:app.orders.orders_stmt",
        ],
        ["PG134"] = ["changed trigger_mismatch event_trigger:evt1 (state)"],
        ["PG135"] = ["missing trigger_mismatch event_trigger:evt1"],
        ["PG136"] = ["changed security_mismatch policy:app.customers.cust_sel (using)"],
        ["PG139"] = ["missing security_mismatch policy:app.customers.cust_sel"],
        ["PG140"] = ["extra security_mismatch policy:app.customers.cust_r"],
        ["PG142"] = ["changed enum_mismatch enum:app.mood (labels)"],
        ["PG147"] = ["changed type_object_mismatch domain:app.email (default)"],
        ["PG148"] = ["changed type_object_mismatch domain:app.email (not_null)"],
        ["PG149"] = ["extra type_object_mismatch domain_constraint:app.email.len"],
        ["PG150"] = ["missing type_object_mismatch domain_constraint:app.email.email_chk"],
        ["PG152"] =
        [
            "extra type_object_mismatch range_type:app.frange2",
            "missing type_object_mismatch range_type:app.frange",
        ],
        ["PG153"] = ["changed security_mismatch grant:app.customers.mut_reader (privileges)"],
        ["PG156"] = ["extra security_mismatch grant:app.orders.mut_reader(column note)"],
        ["PG159"] = ["changed security_mismatch grant:app.mut_reader(schema) (privileges)"],
        ["PG160"] = ["extra security_mismatch grant:app.seq1.mut_reader"],
        ["PG161"] = ["extra security_mismatch grant:app.mood.PUBLIC(type)"],
        ["PG162"] =
        [
            "changed security_mismatch default_privilege:app.tables.mut_reader(for role undrift) (privileges)",
        ],
        ["PG163"] = ["missing security_mismatch default_privilege:app.tables.mut_reader(for role undrift)"],
        ["PG165"] = ["changed comment_mismatch table:app.customers (comment)"],
        ["PG166"] = ["changed comment_mismatch column:app.customers.name (comment)"],
        ["PG167"] = ["changed comment_mismatch function:app.add(integer, integer) (comment)"],
        ["PG173"] = ["changed comment_mismatch schema:app (comment)"],
        ["PG174"] = ["changed extension_mismatch extension:hstore (schema)"],
        ["PG177"] = ["changed option_mismatch statistics:app.orders_st (target)"],
        ["PG178"] = ["missing option_mismatch statistics:app.orders_st"],
        ["PG179"] = ["extra option_mismatch statistics:app.st2"],
        ["PG181"] = ["extra trigger_mismatch publication_table:app.orders.pub1"],
        ["PG183"] = ["changed trigger_mismatch publication_table:app.customers.pub1 (columns)"],
        ["PG184"] = ["changed trigger_mismatch publication:pub1 (via_partition_root)"],
        ["PG185"] = ["changed extension_mismatch foreign_server:dummy_srv (options)"],
        ["PG186"] = ["changed extension_mismatch foreign_server:dummy_srv (server_version)"],
        ["PG188"] = ["changed extension_mismatch foreign_table:app.ft (options)"],
        ["PG190"] = ["extra extra_column column:app.ft.c"],
        ["PG191"] = ["changed routine_mismatch text_search_dictionary:app.dict1 (options)"],
        ["PG192"] = ["changed routine_mismatch text_search_configuration:app.tsc (mappings)"],
    };

    public static TheoryData<int> Versions => Repository.All ? Servers.Versions : [18];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_mutation_is_one_drift_and_nothing_else(int version)
    {
        Assert.SkipUnless(Directory.Exists(Folder), $"no shared mutations in {Folder}");
        var server = await Servers.GetAsync(version);
        await using var template = await BaseAsync(server);
        var before = await template.ReadAsync();
        var wrong = new List<string>();
        foreach (var (id, minimum, sql) in Read())
        {
            if (minimum > version)
                continue;
            await using var database = await server.CreateDatabaseAsync(template.Name);
            await database.ExecuteAsync(sql);
            var comparison = await Comparing.CompareAsync(before, await database.ReadAsync(), server);
            Assert.Empty(comparison.Gaps);
            var found = comparison.Drifts.Where(drift => drift.Group.OnByDefault).Select(DriftText.Of).ToArray();
            var expected = Expected.GetValueOrDefault(id, []);
            if (!found.Order(StringComparer.Ordinal).SequenceEqual(expected))
                wrong.Add($"{id} {sql}\n  {string.Join("\n  ", found)}");
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_mutation_is_expected_or_waits_for_its_kind()
    {
        Assert.SkipUnless(Directory.Exists(Folder), $"no shared mutations in {Folder}");
        Assert.Equal(
            Read().Select(item => item.Id).Order(StringComparer.Ordinal),
            Expected.Keys.Order(StringComparer.Ordinal)
        );
    }

    private static async Task<TestDatabase> BaseAsync(TestServer server)
    {
        await server.ExecuteAsync(
            """
            DO $$ BEGIN
                CREATE ROLE mut_owner; CREATE ROLE mut_reader;
            EXCEPTION WHEN duplicate_object THEN NULL;
            END $$
            """
        );
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            await File.ReadAllTextAsync(Path.Combine(Folder, "base.sql"), TestContext.Current.CancellationToken)
        );
        return database;
    }

    private static IReadOnlyList<(string Id, int Minimum, string Sql)> Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "mutations.json")));
        return
        [
            .. document
                .RootElement.EnumerateArray()
                .Select(item =>
                    (
                        item.GetProperty("id").GetString()!,
                        item.GetProperty("min_version").GetInt32(),
                        item.GetProperty("sql").GetString()!
                    )
                ),
        ];
    }
}
