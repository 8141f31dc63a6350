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
