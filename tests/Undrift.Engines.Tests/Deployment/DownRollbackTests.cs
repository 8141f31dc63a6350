using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.PostgreSql;

namespace Undrift.Engines.Tests.Deployment;

/// <summary>Down migrations on a live database: schema, rows and history are afterwards what they were before.</summary>
public sealed class DownRollbackTests : IDisposable
{
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    public static TheoryData<string> Tools => MigrationProject.Tools;

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task The_last_migration_is_undone_and_the_history_forgets_it(string tool)
    {
        var project = MigrationProject.Make(_work, tool);
        await project.ApplyAsync(1);
        var before = project.Dump();
        await project.ApplyAsync(2);
        var dry = (await project.RunAsync("rollback", "--down", "--dry-run")).Expect(0);
        Assert.Contains("undo 2 add", dry.Out, StringComparison.Ordinal);
        var run = (await project.RunAsync("rollback", "--down", "--yes")).Expect(0);
        Assert.Contains("The schema is that of 1 users", run.Out, StringComparison.Ordinal);
        Assert.Equal(WithoutCounter(before), WithoutCounter(project.Dump()));
        Assert.Contains("Nothing to undo", (await project.RunAsync("rollback", "--down-to", "1")).Expect(0).Out);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task Several_are_undone_in_the_opposite_order(string tool)
    {
        var project = MigrationProject.Make(_work, tool);
        var before = project.Dump();
        await project.ApplyAsync(1);
        await project.ApplyAsync(2);
        (await project.RunAsync("rollback", "--down", "3", "--yes")).Fails(64, "3 migrations", "2 are applied");
        (await project.RunAsync("rollback", "--down", "2", "--yes")).Expect(0);
        Assert.Equal(WithoutCounter(before), WithoutCounter(project.Dump()));
    }

    [Fact]
    public async Task A_down_migration_that_does_not_lead_back_is_not_run()
    {
        var project = MigrationProject.Make(_work, "golang-migrate");
        await project.ApplyAsync(1);
        await project.ApplyAsync(2);
        _work.Write("migrations/2_add_note.down.sql", "SELECT 1;");
        var before = project.Dump();
        (await project.RunAsync("rollback", "--down", "--yes")).Fails(4, "do not lead back", "nothing was run");
        File.Delete(_work["migrations/2_add_note.down.sql"]);
        (await project.RunAsync("rollback", "--down", "--yes")).Fails(64, "there is no down migration for 2 add_note");
        Assert.Equal(before, project.Dump());
        Assert.False(Directory.Exists(_work["backups"]));
    }

    [Fact]
    public async Task A_down_migration_that_fails_on_the_rows_of_PostgreSQL_leaves_all_as_it_was()
    {
        await using var database = await (await Servers.GetAsync()).CreateDatabaseAsync();
        _work.Write("migrations/1_a.up.sql", "CREATE TABLE t (i integer NOT NULL);");
        _work.Write("migrations/1_a.down.sql", "DROP TABLE t;");
        _work.Write("migrations/2_b.up.sql", "ALTER TABLE t ALTER i DROP NOT NULL; CREATE TABLE u (i integer);");
        _work.Write("migrations/2_b.down.sql", "BEGIN; DROP TABLE u; ALTER TABLE t ALTER i SET NOT NULL; COMMIT;");
        await database.ExecuteAsync(
            "CREATE TABLE t (i integer); CREATE TABLE u (i integer); INSERT INTO t VALUES (NULL);"
                + "CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL); INSERT INTO schema_migrations VALUES (2, false)"
        );
        string[] down =
        [
            "rollback",
            "--database",
            database.Url,
            "--migrations",
            "migrations:golang-migrate:" + _work["migrations"],
            "--to",
            _work["backups"],
            "--down",
            "--yes",
        ];
        var failed = await UndriftCli.RunAsync(down);
        Assert.Equal(4, failed.Code);
        Assert.Contains("23502", failed.Error, StringComparison.Ordinal);
        await database.ExecuteAsync("SELECT 1 FROM u; DELETE FROM t WHERE i IS NULL");
        (await UndriftCli.RunAsync(down)).Expect(0);
        await using var connection = await database.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand("SELECT version FROM schema_migrations", connection);
        Assert.Equal(1L, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_last_revision_of_Alembic_is_undone_and_its_history_says_so()
    {
        using var project = Migrations.SampleProject.Alembic();
        project.Alembic("upgrade", "0001");
        var before = Sqlite.Shell.Run(Path.Combine(project.Root, "app.db"), ".dump");
        project.Alembic("upgrade", "head");
        string[] rollback = ["rollback", "-e", "local", "--migrations", "alembic:alembic.ini"];
        (await project.UndriftAsync([.. rollback, "--down", "--yes"])).Expect(0);
        Assert.Equal(before, Sqlite.Shell.Run(Path.Combine(project.Root, "app.db"), ".dump"));
        (await project.UndriftAsync([.. rollback, "--down", "--yes"])).Expect(0);
        Assert.DoesNotContain("users", Sqlite.Shell.Run(Path.Combine(project.Root, "app.db"), ".schema"));
    }

    /// <summary>The counter of the history's rows goes on.</summary>
    private static string WithoutCounter(string dump) =>
        string.Join('\n', dump.Split('\n').Where(line => !line.Contains("sqlite_sequence", StringComparison.Ordinal)));
}
