using Undrift.Engines.Tests.Cli;

namespace Undrift.Engines.Tests.Deployment;

/// <summary>The forward fix: the schema of before, and the rows of now.</summary>
public sealed class ForwardRollbackTests : IDisposable
{
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Theory]
    [InlineData(LiveDatabase.PostgreSql)]
    [InlineData(LiveDatabase.MariaDb)]
    [InlineData(LiveDatabase.Sqlite)]
    public async Task Without_migrations_it_is_a_proven_plan_that_fix_runs(string engine)
    {
        await using var database = await LiveDatabase.NewAsync(engine, _work);
        string[] target = ["--database", database.Url, "--to", _work["backups"]];
        var id = (await UndriftCli.RunAsync(["backup", .. target, "--json"])).Expect(0).Json.GetProperty("id");
        await database.ExecuteAsync("CREATE TABLE later (i integer);");
        string[] forward = ["rollback", .. target, "--forward", id.GetString()!, "-o", _work["plan.json"]];
        var run = (await UndriftCli.RunAsync(forward)).Expect(0);
        Assert.Contains("DROP TABLE", run.Out, StringComparison.Ordinal);
        Assert.Contains("Proven", run.Out, StringComparison.Ordinal);
        string[] apply = ["fix", "--apply", "--plan", _work["plan.json"], "--database", database.Url];
        (await UndriftCli.RunAsync([.. apply, "--allow", string.Join(',', HazardNames.All), "--yes"])).Expect(0);
        var again = (await UndriftCli.RunAsync(forward)).Expect(0);
        Assert.Contains("Nothing to do", again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_migrations_it_is_the_next_migration_of_the_project()
    {
        var project = MigrationProject.Make(_work, "golang-migrate");
        await project.ApplyAsync(1);
        (await project.RunAsync("backup")).Expect(0);
        await project.ApplyAsync(2);
        var before = Directory.GetFiles(_work["migrations"]).Length;
        var dry = (await project.RunAsync("rollback", "--forward", "--dry-run")).Expect(0);
        Assert.Contains("Would write", dry.Out, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFiles(_work["migrations"]).Length);
        var run = (await project.RunAsync("rollback", "--forward")).Expect(0);
        Assert.Contains("data-loss", run.Out, StringComparison.Ordinal);
        var written = Directory.GetFiles(_work["migrations"], "3_*.up.sql").Single();
        Assert.Contains("note", await File.ReadAllTextAsync(written, TestContext.Current.CancellationToken));
        Sqlite.Shell.Run(_work["live.db"], await File.ReadAllTextAsync(written, TestContext.Current.CancellationToken));
        Assert.DoesNotContain("note", Sqlite.Shell.Run(_work["live.db"], ".schema users"), StringComparison.Ordinal);
    }
}
