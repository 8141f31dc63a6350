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
    public async Task Without_a_history_the_causes_are_unknown_and_the_reason_is_said()
    {
        _project.Alembic("upgrade", "head");
        Shell.Run(
            Path.Combine(_project.Root, "app.db"),
            "DROP TABLE alembic_version; ALTER TABLE users ADD COLUMN hand TEXT;"
        );
        var json = (await _project.UndriftAsync("check", "-e", "local", "--json")).Expect(1).Json;
        Assert.Equal(["unknown"], SampleProject.Causes(json).Values.Distinct());
        var text = (await _project.UndriftAsync("check", "-e", "local")).Expect(1).Out;
        Assert.Contains(
            "the database has no history of alembic",
            string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );
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
    public async Task What_was_changed_by_hand_becomes_a_revision_that_Alembic_runs()
    {
        _project.Alembic("upgrade", "head");
        Shell.Run(
            Path.Combine(_project.Root, "app.db"),
            "ALTER TABLE users ADD COLUMN hand TEXT DEFAULT 'a :b 5%'; CREATE INDEX \"by hand\" ON users (hand);"
        );
        var run = (await _project.UndriftAsync("fix", "-e", "local", "--to", "code")).Expect(0);
        var file = Path.Combine("migrations", "versions", "0003_adopt_users_hand_and_more.py");
        Assert.Equal(file + "\n", run.Out);
        Assert.Contains("alembic stamp 0003", run.Error, StringComparison.Ordinal);
        var text = await File.ReadAllTextAsync(
            Path.Combine(_project.Root, file),
            TestContext.Current.CancellationToken
        );
        Assert.Contains("down_revision = '0002'", text, StringComparison.Ordinal);
        File.Move(Path.Combine(_project.Root, "app.db"), Path.Combine(_project.Root, "hand.db"));
        _project.Alembic("upgrade", "head");
        (await _project.UndriftAsync("diff", "sqlite:hand.db", "sqlite:app.db")).Expect(0);
        _project.Alembic("downgrade", "0002");
        (await _project.UndriftAsync("verify", "--round-trip")).Expect(1);
    }

    [Theory]
    [InlineData("ADD COLUMN hand text CHECK (hand ~ 'a\\:b' AND hand <> 'x :y %')", "hand")]
    [InlineData("ALTER COLUMN email DROP NOT NULL", "email")]
    public async Task PostgreSQL_gets_its_revision_too(string change, string name)
    {
        // The sample is one of SQLite.
        File.Delete(Path.Combine(_project.Root, "undrift.yml"));
        var server = await Undrift.Engines.Tests.PostgreSql.Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        var made = (
            await _project.UndriftAsync(
                "diff",
                "--sql",
                "--allow-empty",
                "--engine",
                "postgres",
                _project.Empty,
                "alembic:alembic.ini"
            )
        );
        await database.ExecuteAsync(made.Expect(1).Out.Replace("\\set ON_ERROR_STOP on", "", StringComparison.Ordinal));
        await database.ExecuteAsync($"INSERT INTO alembic_version VALUES ('0002'); ALTER TABLE users {change};");
        string[] fix = ["fix", "--database", database.Url, "--to", "code"];
        (await _project.UndriftAsync([.. fix, "--migrations", "alembic:alembic.ini", "--name", "by hand"])).Expect(0);
        var text = await File.ReadAllTextAsync(
            Path.Combine(_project.Root, "migrations", "versions", "0003_by_hand.py"),
            TestContext.Current.CancellationToken
        );
        Assert.Contains(name, text, StringComparison.Ordinal);
        (await _project.UndriftAsync("check", "--database", database.Url, "--desired", "alembic:alembic.ini")).Expect(
            0
        );
    }

    [Fact]
    public async Task SQLAlchemy_2_and_its_Alembic_say_the_same()
    {
        var two = new Dictionary<string, string> { ["PYTHONPATH"] = SampleProject.SqlAlchemy2 };
        var run = (await _project.UndriftAsync(two, "verify", "--engine", "postgres")).Expect(1);
        Assert.Contains("column age is missing", run.Out, StringComparison.Ordinal);
        _project.Change("app/models.py", "    age: Optional[int] = None\n", "");
        (await _project.UndriftAsync(two, "verify", "--engine", "postgres", "--round-trip")).Expect(0);
        _project.Alembic("upgrade", "head");
        Shell.Run(Path.Combine(_project.Root, "app.db"), "ALTER TABLE users ADD COLUMN hand TEXT;");
        (await _project.UndriftAsync(two, "fix", "-e", "local", "--to", "code")).Expect(0);
        (await _project.UndriftAsync(two, "check", "-e", "local", "--desired", "alembic:alembic.ini")).Expect(0);
    }

    [Fact]
    public async Task A_template_that_takes_no_statements_is_told_so()
    {
        _project.Alembic("upgrade", "head");
        Shell.Run(Path.Combine(_project.Root, "app.db"), "ALTER TABLE users ADD COLUMN hand TEXT;");
        _project.Change("migrations/script.py.mako", "${upgrades if upgrades else \"pass\"}", "pass");
        (await _project.UndriftAsync("fix", "-e", "local", "--to", "code")).Fails(
            4,
            "takes no statements",
            "script.py.mako"
        );
        Assert.Equal(2, Directory.GetFiles(Path.Combine(_project.Root, "migrations", "versions"), "*.py").Length);
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
