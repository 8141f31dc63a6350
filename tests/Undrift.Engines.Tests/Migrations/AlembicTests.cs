using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.Sqlite;

namespace Undrift.Engines.Tests.Migrations;

/// <summary>SQLModel and Alembic, with the real tools.</summary>
public sealed class AlembicTests : IDisposable
{
    private readonly SampleProject _project = SampleProject.Alembic();

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Verify_names_what_the_model_has_and_the_command_that_makes_the_migration(string engine)
    {
        var run = (await _project.UndriftAsync("verify", "--engine", engine)).Expect(1);
        Assert.Contains("column age is missing", run.Out, StringComparison.Ordinal);
        Assert.Contains(
            "alembic revision --autogenerate -m 'description of changes'",
            run.Out,
            StringComparison.Ordinal
        );
        Assert.StartsWith("Verdict: blocked - 1 ERROR", run.LastLine, StringComparison.Ordinal);
        _project.Change("app/models.py", "    age: Optional[int] = None\n", "");
        (await _project.UndriftAsync("verify", "--engine", engine)).Expect(0);
        (await _project.UndriftAsync("verify", "--engine", engine, "--round-trip")).Expect(0);
    }

    [Fact]
    public async Task The_causes_are_told_apart_on_a_database_that_Alembic_made()
    {
        _project.Alembic("upgrade", "0001");
        Shell.Run(Path.Combine(_project.Root, "app.db"), "ALTER TABLE users ADD COLUMN hand TEXT;");
        var json = (await _project.UndriftAsync("check", "-e", "local", "--json")).Expect(1).Json;
        var causes = SampleProject.Causes(json);
        Assert.Equal("manual_change", causes["hand"]);
        Assert.Equal("model_ahead", causes["age"]);
        Assert.False(causes.ContainsKey("nick"));
        Assert.Equal("0002 nick", Assert.Single(json.GetProperty("pending_migrations").EnumerateArray()).GetString());
        _project.Alembic("upgrade", "head");
        json = (await _project.UndriftAsync("check", "-e", "local", "--json")).Expect(1).Json;
        Assert.Empty(json.GetProperty("pending_migrations").EnumerateArray());
        Assert.Equal(["age", "hand"], SampleProject.Causes(json).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_migration_that_was_run_half_way_is_told()
    {
        _project.Change(
            "migrations/versions/0002_nick.py",
            "def downgrade",
            "    op.create_table(\"posts\", sa.Column(\"id\", sa.Integer(), primary_key=True))\n\n\ndef downgrade"
        );
        _project.Alembic("upgrade", "0001");
        Shell.Run(Path.Combine(_project.Root, "app.db"), "CREATE TABLE posts (id INTEGER NOT NULL, PRIMARY KEY (id));");
        var json = (await _project.UndriftAsync("check", "-e", "local", "--json")).Expect(1).Json;
        Assert.Equal("failed_migration", SampleProject.Causes(json)["nick"]);
    }

    [Fact]
    public async Task Several_heads_are_named()
    {
        _project.Write(
            "migrations/versions/0003_other.py",
            "\"\"\"other\"\"\"\nrevision = \"0003\"\ndown_revision = \"0001\"\n\n\ndef upgrade():\n    pass\n\n\ndef downgrade():\n    pass\n"
        );
        (await _project.UndriftAsync("verify")).Fails(4, "several heads: 0002, 0003", "alembic merge heads");
    }

    [Fact]
    public async Task An_error_in_the_model_is_shown()
    {
        _project.Write("app/models.py", "import no_such_module\n");
        (await _project.UndriftAsync("verify")).Fails(4, "No module named 'no_such_module'");
        (await _project.UndriftAsync("verify", "--desired", "sqlalchemy:app.models")).Fails(
            64,
            "sqlalchemy:MODULE:ATTR"
        );
        var run = await UndriftProcess.RunAsync(_project.Root, null, "verify", "--python", "no-such-python");
        run.Fails(4, "there is no program no-such-python");
    }
}
