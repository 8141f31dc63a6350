using Undrift.Engines.Tests.Cli;

namespace Undrift.Engines.Tests.Migrations;

/// <summary>Projects and migrations that cannot be run: a clear error, exit code 4, and nothing left behind.</summary>
public sealed class BadProjectTests : IDisposable
{
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task A_migration_that_hangs_is_ended()
    {
        _work.Write("db/1_a.sql", "CREATE TABLE a (i int);\nSELECT pg_sleep(600);");
        (await InspectAsync("postgres", "--timeout", "1s")).Fails(4, "1_a.sql:2");
    }

    [Theory]
    [InlineData("COPY a FROM PROGRAM 'curl http://127.0.0.1:9/'", "run a program")]
    [InlineData("SELECT * FROM dblink('host=127.0.0.1', 'SELECT 1') AS t(i int)", "another database")]
    [InlineData("\\connect postgres", "\\connect")]
    [InlineData("CREATE DATABASE other", "CREATE DATABASE does not belong")]
    [InlineData("DROP DATABASE postgres", "DROP DATABASE does not belong")]
    [InlineData("CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1' PUBLICATION p", "would connect")]
    public async Task What_reaches_out_of_the_scratch_database_is_refused(string sql, string problem)
    {
        _work.Write("db/1_a.sql", $"CREATE TABLE a (i int);\n{sql};");
        (await InspectAsync("postgres")).Fails(4, problem, "1_a.sql:2");
    }

    [Theory]
    [InlineData("ATTACH 'other.db' AS o")]
    [InlineData("VACUUM INTO 'other.db'")]
    public async Task SQLite_reaches_no_other_file(string sql)
    {
        _work.Write(
            "db/1_a.sql",
            $"CREATE TABLE a (i int);\n{sql.Replace("other.db", _work["other.db"], StringComparison.Ordinal)};"
        );
        (await InspectAsync("sqlite")).Fails(4, "another file", "1_a.sql:2");
        Assert.False(File.Exists(_work["other.db"]));
    }

    [Fact]
    public async Task An_empty_folder_and_one_that_is_not_there_are_told()
    {
        (await InspectAsync("postgres")).Fails(4, "there is no such folder of migrations");
        Directory.CreateDirectory(_work["db"]);
        (await InspectAsync("postgres")).Fails(4, "the folder of migrations is empty");
    }

    [Theory]
    [InlineData("def (:\n", "SyntaxError")]
    [InlineData("import no_such_package\n", "No module named 'no_such_package'")]
    [InlineData("raise SystemExit(0)\n", "has no tables")]
    public async Task A_model_that_cannot_be_read_is_shown(string model, string problem)
    {
        using var project = SampleProject.Alembic();
        project.Write("app/models.py", model);
        (await project.UndriftAsync("verify", "--engine", "sqlite")).Fails(4, problem);
    }

    [Fact]
    public async Task A_model_that_hangs_is_ended_with_its_process()
    {
        using var project = SampleProject.Alembic();
        var pid = Path.Combine(project.Root, "pid");
        project.Write("app/models.py", $"import os, time\nopen('pid', 'w').write(str(os.getpid()))\ntime.sleep(600)\n");
        var run = await project.UndriftAsync("verify", "--engine", "sqlite", "--timeout", "1s");
        run.Fails(4, "took longer than");
        var process = await File.ReadAllTextAsync(pid, TestContext.Current.CancellationToken);
        Assert.False(
            Directory.Exists($"/proc/{process}")
                && File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1][0] is not 'Z'
        );
    }

    [Fact]
    public async Task An_interpreter_that_is_not_there_is_named()
    {
        using var project = SampleProject.Alembic();
        var run = await UndriftProcess.RunAsync(
            project.Root,
            null,
            ["verify", "--engine", "sqlite", "--python", "no/such/python"]
        );
        run.Fails(4, "there is no program no/such/python");
    }

    private Task<CliRun> InspectAsync(string engine, params string[] options) =>
        UndriftCli.RunAsync(["inspect", "migrations:" + _work["db"], "--engine", engine, .. options]);
}
