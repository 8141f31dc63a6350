using Undrift.Cli;
using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql;

namespace Undrift.Engines.Tests.Cli;

/// <summary><c>--presets</c>: what libraries and platforms put into a database beside the project's own schema.</summary>
public sealed class PresetTests : IDisposable
{
    private const string Own =
        "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE log (at date) PARTITION BY RANGE (at);";
    private readonly Workspace _work = new();

    // What each tool makes, cut down to what tells it.
    public static TheoryData<string, string> Tools =>
        new()
        {
            { "efcore", """CREATE TABLE "__EFMigrationsHistory" ("MigrationId" varchar(150) PRIMARY KEY)""" },
            { "alembic", "CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)" },
            {
                "drizzle",
                "CREATE SCHEMA drizzle; CREATE TABLE drizzle.__drizzle_migrations (id serial PRIMARY KEY, hash text)"
            },
            { "prisma", "CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL)" },
            {
                "flyway",
                "CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY, success bool); "
                    + "CREATE INDEX flyway_schema_history_s_idx ON flyway_schema_history (success)"
            },
            { "liquibase", "CREATE TABLE databasechangelog (id text); CREATE TABLE databasechangeloglock (id int)" },
            { "golang-migrate", "CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty bool)" },
            { "goose", "CREATE TABLE goose_db_version (id serial PRIMARY KEY, version_id bigint)" },
            {
                "hangfire",
                "CREATE SCHEMA hangfire; CREATE TABLE hangfire.job (id bigserial PRIMARY KEY); "
                    + "CREATE TABLE hangfire.jobqueue (id bigserial PRIMARY KEY, jobid bigint REFERENCES hangfire.job)"
            },
            {
                "masstransit",
                "CREATE SCHEMA transport; CREATE TABLE transport.message_delivery (id int); "
                    + "CREATE FUNCTION transport.purge_queue() RETURNS int LANGUAGE sql AS 'SELECT 1'"
            },
            { "quartz", "CREATE TABLE qrtz_job_details (name text); CREATE TABLE qrtz_locks (name text)" },
            {
                "pg_partman",
                "CREATE TABLE part_config (parent_table text); "
                    + "CREATE TABLE log_p20261201 PARTITION OF log FOR VALUES FROM ('2026-12-01') TO ('2026-12-02')"
            },
            {
                "supabase",
                "CREATE SCHEMA auth; CREATE TABLE auth.schema_migrations (version text); CREATE TABLE auth.users (id uuid); "
                    + "CREATE SCHEMA storage; CREATE TABLE storage.buckets (id text)"
            },
        };

    public void Dispose() => _work.Dispose();

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task What_a_tool_put_there_is_no_drift_and_is_named(string preset, string sql)
    {
        var server = await Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(Own + sql);
        string[] check = ["check", "--database", database.Url, "--desired", _work.Write("schema.sql", Own)];
        var run = (await UndriftCli.RunAsync(check)).Expect(0);
        Assert.Contains($"preset {preset} works because of", run.Out, StringComparison.Ordinal);
        (await UndriftCli.RunAsync([.. check, "--presets", "none"])).Expect(1);
    }

    [Fact]
    public async Task An_unknown_preset_is_wrong_usage_and_the_known_ones_are_listed()
    {
        var run = (
            await UndriftCli.RunAsync(
                "check",
                "--database",
                "sqlite:a.db",
                "--desired",
                _work.Write("b.sql", Own),
                "--presets",
                "ef"
            )
        ).Expect(64);
        Assert.Contains("unknown preset 'ef'", run.Error, StringComparison.Ordinal);
        Assert.Contains("efcore", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_pattern_of_every_preset_is_of_a_kind_that_an_engine_reads_and_every_preset_tells_how_it_is_found()
    {
        var folder = Path.Combine(Repository.Root, "presets");
        var vocabulary = new Vocabulary(CliHost.OfProcess().Engines.SelectMany(engine => engine.Kinds));
        foreach (var name in Preset.Names)
        {
            var path = Path.Combine(folder, name + ".driftignore");
            // The strict reader of a project's own file: an unknown kind or a bad pattern fails here.
            Assert.Equal(IgnoreFile.Load(path, vocabulary).Rules.Count, Preset.Load(name, vocabulary).Rules.Count);
            Assert.NotEmpty(Preset.Load(name, vocabulary).Marks);
            Assert.EndsWith(".", Preset.Load(name, vocabulary).Summary, StringComparison.Ordinal);
        }
        Assert.Equal(
            Preset.Names,
            Directory.GetFiles(folder).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_page_lists_every_preset()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "presets.md"));
        foreach (var name in Preset.Names)
            Assert.Contains($"| [{name}](../presets/{name}.driftignore) | ", page, StringComparison.Ordinal);
    }
}
