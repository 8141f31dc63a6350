using Undrift.Engines.Tests.PostgreSql;

namespace Undrift.Engines.Tests.Migrations;

/// <summary>Drizzle, with the real drizzle-kit.</summary>
public sealed class DrizzleTests : IDisposable
{
    private readonly SampleProject _project = SampleProject.Drizzle();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Verify_names_what_the_model_has_and_the_command_that_makes_the_migration()
    {
        var run = (await _project.UndriftAsync("verify")).Expect(1);
        Assert.Contains("column age is missing", run.Out, StringComparison.Ordinal);
        Assert.Contains("npx drizzle-kit generate", run.Out, StringComparison.Ordinal);
        _project.Change("src/schema.ts", "  age: integer(\"age\"),\n", "");
        (await _project.UndriftAsync("verify")).Expect(0);
    }

    [Fact]
    public async Task The_causes_are_told_apart()
    {
        var server = await Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        var first = await File.ReadAllTextAsync(
            Path.Combine(_project.Root, "drizzle", "0000_users.sql"),
            TestContext.Current.CancellationToken
        );
        var journal = MigrationFlavours.Read("migrations:" + Path.Combine(_project.Root, "drizzle")).Migrations[0];
        await database.ExecuteAsync(
            $"{first} ALTER TABLE users ADD COLUMN hand text; CREATE SCHEMA drizzle; CREATE TABLE drizzle.__drizzle_migrations (id serial PRIMARY KEY, hash text NOT NULL, created_at bigint); INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('{journal.Checksum}', {journal.HistoryKey});"
        );
        var run = await _project.UndriftAsync(
            "check",
            "--database",
            database.Url,
            "--desired",
            "drizzle:drizzle.config.ts",
            "--migrations",
            "migrations:drizzle",
            "--json"
        );
        var json = run.Expect(1).Json;
        var causes = SampleProject.Causes(json);
        Assert.Equal("manual_change", causes["hand"]);
        Assert.Equal("model_ahead", causes["age"]);
        Assert.Equal(2, causes.Count);
        Assert.Equal("0001_nick", Assert.Single(json.GetProperty("pending_migrations").EnumerateArray()).GetString());
        Assert.Empty(json.GetProperty("migrations").GetProperty("faults").EnumerateArray());
    }

    [Theory]
    [InlineData(true, "failed_migration")]
    [InlineData(false, "unknown")]
    public async Task Half_of_a_migration_and_a_history_that_is_not_there_are_told(bool history, string cause)
    {
        _project.Change(
            "drizzle/0001_nick.sql",
            "ALTER TABLE",
            "CREATE TABLE tags (id integer);--> statement-breakpoint\nALTER TABLE"
        );
        var server = await Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        var first = MigrationFlavours.Read("migrations:" + Path.Combine(_project.Root, "drizzle")).Migrations[0];
        using var sql = first.Up.Open();
        await database.ExecuteAsync(
            await sql.ReadToEndAsync(TestContext.Current.CancellationToken) + "; CREATE TABLE tags (id integer);"
        );
        if (history)
            await database.ExecuteAsync(
                $"CREATE SCHEMA drizzle; CREATE TABLE drizzle.__drizzle_migrations (id serial PRIMARY KEY, hash text NOT NULL, created_at bigint); INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('{first.Checksum}', {first.HistoryKey});"
            );
        string[] check = ["check", "--database", database.Url, "--desired", "drizzle:drizzle.config.ts"];
        var run = await _project.UndriftAsync([.. check, "--migrations", "migrations:drizzle", "--json"]);
        Assert.Equal(cause, SampleProject.Causes(run.Expect(1).Json)["nick"]);
    }

    [Theory]
    [InlineData(
        "sqlite",
        "sqlite-core",
        "sqliteTable",
        "CREATE TABLE users (id integer PRIMARY KEY NOT NULL, email text NOT NULL);"
    )]
    [InlineData(
        "mysql",
        "mysql-core",
        "mysqlTable",
        "CREATE TABLE users (id int PRIMARY KEY NOT NULL, email text NOT NULL);"
    )]
    public async Task The_other_dialects_are_exported_too(string dialect, string module, string table, string sql)
    {
        var number = dialect == "mysql" ? "int" : "integer";
        _project.Write(
            "src/schema.ts",
            $"import {{ {number}, {table}, text }} from \"drizzle-orm/{module}\";\nexport const users = {table}(\"users\", {{ id: {number}(\"id\").primaryKey().notNull(), email: text(\"email\").notNull() }});\n"
        );
        _project.Change("drizzle.config.ts", "postgresql", dialect);
        File.Delete(Path.Combine(_project.Root, "undrift.yml"));
        _project.Write("expected.sql", sql);
        (await _project.UndriftAsync("diff", "expected.sql", "drizzle:drizzle.config.ts")).Expect(0);
    }

    [Fact]
    public async Task SQLite_gets_a_migration_with_its_snapshot()
    {
        _project.Write(
            "src/schema.ts",
            "import { index, integer, sqliteTable, text } from \"drizzle-orm/sqlite-core\";\nexport const users = sqliteTable(\"users\", { id: integer(\"id\").primaryKey(), email: text(\"email\").notNull() });\n"
        );
        _project.Change("drizzle.config.ts", "postgresql", "sqlite");
        File.Delete(Path.Combine(_project.Root, "undrift.yml"));
        Directory.Delete(Path.Combine(_project.Root, "drizzle"), recursive: true);
        string[] generate = ["generate", "--config", "drizzle.config.ts"];
        Assert.Equal(0, _project.DrizzleKit(generate).Code);
        var live = Path.Combine(_project.Root, "live.db");
        var first = Assert.Single(Directory.GetFiles(Path.Combine(_project.Root, "drizzle"), "*.sql"));
        Sqlite.Shell.Run(
            live,
            await File.ReadAllTextAsync(first, TestContext.Current.CancellationToken)
                + " ALTER TABLE users ADD COLUMN hand text DEFAULT 'x'; CREATE INDEX by_hand ON users (hand);"
        );
        var run = await _project.UndriftAsync([
            "fix",
            "--generate-migration",
            "--database",
            "sqlite:live.db",
            "--migrations",
            "migrations:drizzle",
        ]);
        run.Expect(0);
        Assert.DoesNotContain("could not look", run.Error, StringComparison.Ordinal);
        _project.Change(
            "src/schema.ts",
            "email: text(\"email\").notNull() });",
            "email: text(\"email\").notNull(), hand: text(\"hand\").default(\"x\") }, (t) => [index(\"by_hand\").on(t.hand)]);"
        );
        var said = _project.DrizzleKit(generate);
        Assert.Contains("No schema changes", said.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_changed_by_hand_becomes_a_migration_after_which_the_tool_finds_nothing_more_of_it()
    {
        var server = await Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        foreach (var file in Directory.GetFiles(Path.Combine(_project.Root, "drizzle"), "*.sql").Order())
            await database.ExecuteAsync(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        await database.ExecuteAsync(
            "ALTER TABLE users ADD COLUMN hand varchar(80) DEFAULT 'x' NOT NULL; CREATE INDEX by_hand ON users (hand); CREATE TABLE posts (id serial PRIMARY KEY, author integer REFERENCES users);"
        );
        var run = await _project.UndriftAsync([
            "fix",
            "--to",
            "code",
            "--database",
            database.Url,
            "--migrations",
            "migrations:drizzle",
            "--name",
            "hand",
        ]);
        run.Expect(0);
        Assert.Contains(Path.Combine("drizzle", "0002_hand.sql"), run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("could not look", run.Error, StringComparison.Ordinal);
        Check("check");
        // The model follows: the tool has nothing to write but what the model had before it.
        _project.Change(
            "src/schema.ts",
            "import { integer, pgTable, text }",
            "import { index, integer, pgTable, serial, text, varchar }"
        );
        _project.Change(
            "src/schema.ts",
            "  age: integer(\"age\"),\n});",
            "  age: integer(\"age\"),\n  hand: varchar(\"hand\", { length: 80 }).notNull().default(\"x\"),\n}, (t) => [index(\"by_hand\").on(t.hand)]);\n"
                + "export const posts = pgTable(\"posts\", { id: serial(\"id\").primaryKey(), author: integer(\"author\") });"
        );
        Check("generate");
        var next = Directory.GetFiles(Path.Combine(_project.Root, "drizzle"), "0003_*.sql");
        var sql = await File.ReadAllTextAsync(Assert.Single(next), TestContext.Current.CancellationToken);
        Assert.Contains("ADD COLUMN \"age\" integer;", sql, StringComparison.Ordinal);
        Assert.DoesNotContain("hand", sql, StringComparison.Ordinal);
        Assert.DoesNotContain("CREATE TABLE", sql, StringComparison.Ordinal);

        void Check(string command)
        {
            var said = _project.DrizzleKit(command, "--config", "drizzle.config.ts");
            Assert.True(said.Code == 0 && !said.Said.Contains("collision", StringComparison.Ordinal), said.Said);
        }
    }

    [Fact]
    public async Task Without_a_driver_the_snapshot_is_the_last_one_and_that_is_said()
    {
        var live = Path.Combine(_project.Root, "live.db");
        foreach (var name in new[] { "0000_users.sql", "0001_nick.sql" })
            Sqlite.Shell.Run(
                live,
                await File.ReadAllTextAsync(
                    Path.Combine(_project.Root, "drizzle", name),
                    TestContext.Current.CancellationToken
                )
            );
        Sqlite.Shell.Run(live, "ALTER TABLE users ADD COLUMN hand text;");
        foreach (var file in new[] { "meta/_journal.json", "meta/0000_snapshot.json", "meta/0001_snapshot.json" })
            _project.Change("drizzle/" + file, "\"postgresql\"", "\"sqlite\"");
        Directory.Delete(Path.Combine(_project.Root, "node_modules"));
        File.Delete(Path.Combine(_project.Root, "undrift.yml"));
        var run = await _project.UndriftAsync([
            "fix",
            "--to",
            "code",
            "--database",
            "sqlite:live.db",
            "--migrations",
            "migrations:drizzle",
        ]);
        run.Expect(0);
        Assert.Contains("drizzle-kit is not installed", run.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_project.Root, "drizzle", "meta", "0002_snapshot.json")));
        (
            await _project.UndriftAsync("check", "--database", "sqlite:live.db", "--desired", "migrations:drizzle")
        ).Expect(0);
    }

    [Fact]
    public async Task A_model_that_cannot_be_read_is_a_failure_although_the_tool_ends_with_success()
    {
        _project.Write("src/schema.ts", "export const = 1;\n");
        var run = (await _project.UndriftAsync("verify")).Expect(4);
        Assert.Contains("drizzle-kit exported nothing", run.Error, StringComparison.Ordinal);
        Assert.Contains("schema.ts:1:13: ERROR: Expected identifier", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_without_its_packages_is_told_so()
    {
        Directory.Delete(Path.Combine(_project.Root, "node_modules"));
        (await _project.UndriftAsync("verify")).Fails(4, "drizzle-kit is not installed", "npm install");
        (await _project.UndriftAsync("verify", "--desired", "drizzle:none.ts")).Fails(4, "none.ts");
    }
}
