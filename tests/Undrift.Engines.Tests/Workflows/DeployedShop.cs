using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.Migrations;
using Undrift.Engines.Tests.PostgreSql;

namespace Undrift.Engines.Tests.Workflows;

/// <summary>
/// The sample of Drizzle as a team has it after <c>undrift init github</c>: drizzle-kit and PostgreSQL are real, the model and
/// the migrations agree, and the database has none of them yet.
/// </summary>
internal sealed class DeployedShop : IAsyncDisposable
{
    private readonly SampleProject _project = SampleProject.Drizzle();
    private readonly TestDatabase _database;

    private DeployedShop(TestDatabase database) => _database = database;

    /// <summary>The folder.</summary>
    public string Root => _project.Root;

    /// <summary>The database.</summary>
    public TestDatabase Database => _database;

    /// <summary>The project.</summary>
    public static async Task<DeployedShop> NewAsync()
    {
        var shop = new DeployedShop(await (await Servers.GetAsync()).CreateDatabaseAsync());
        shop.Write(
            "drizzle.config.ts",
            """
            import { defineConfig } from "drizzle-kit";
            export default defineConfig({
              dialect: "postgresql", schema: "./src/schema.ts", out: "./drizzle",
              dbCredentials: { url: process.env.DATABASE_URL ?? "" },
            });
            """
        );
        // The sample's model is ahead of its migrations.
        shop._project.Change("src/schema.ts", "  age: integer(\"age\"),\n", "");
        File.Delete(Path.Combine(shop.Root, "undrift.yml"));
        (await shop.UndriftAsync("init", "github", "--yes")).Expect(0);
        return shop;
    }

    /// <summary>The model gets a column that no migration has.</summary>
    public void ChangeModel() =>
        _project.Change(
            "src/schema.ts",
            "  nick: text(\"nick\"),\n",
            "  nick: text(\"nick\"),\n  city: text(\"city\"),\n"
        );

    /// <summary>Makes the migration that is missing, with drizzle-kit.</summary>
    public void Generate() => Assert.Equal(0, _project.DrizzleKit("generate").Code);

    /// <summary>Writes a file.</summary>
    public void Write(string name, string text) => _project.Write(name, text);

    /// <summary>A script of the project, which may be executed.</summary>
    public void Script(string name, string text)
    {
        Write($"scripts/{name}.sh", "#!/bin/sh\n" + text + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(Root, "scripts", name + ".sh"), (UnixFileMode)Convert.ToInt32("755", 8));
    }

    /// <summary>The text of a file.</summary>
    public string Text(string name) => File.ReadAllText(Path.Combine(Root, name));

    /// <summary>Runs Undrift, with the database as that of the developer (<c>-e local</c>), or as the one that others depend on.</summary>
    public Task<CliRun> UndriftAsync(params string[] args)
    {
        var isOwn = args is [_, "-e", "local", ..] or [_, _, "-e", "local", ..];
        (string Name, string Value)[] variables = isOwn ? [("DATABASE_URL", _database.Url)] : Secrets;
        return _project.UndriftAsync(variables.ToDictionary(one => one.Name, one => one.Value), args);
    }

    /// <summary>A workflow.</summary>
    public Workflow Workflow(string name) =>
        Workflows.Workflow.Load(Path.Combine(Root, ".github", "workflows", name + ".yml"));

    /// <summary>Runs a step of a workflow.</summary>
    public Task<CliRun> StepAsync(string workflow, string step, params (string, string)[] variables) =>
        new Runner(Root).RunAsync(Workflow(workflow).Script(step), variables);

    /// <summary>Runs the deployment to an environment.</summary>
    public async Task<(Job Job, string Summary)> DeployAsync(string environment, params (string, string)[] secrets)
    {
        var runner = new Runner(Root);
        var job = new Job(Workflow("deploy-" + environment), "deploy", runner);
        await job.RunAsync([.. Secrets, .. secrets]);
        return (job, runner.Summary);
    }

    /// <summary>What the database answers, as text.</summary>
    public async Task<string?> ValueAsync(string sql)
    {
        await using var connection = await _database.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))?.ToString();
    }

    private (string Name, string Value)[] Secrets =>
        [("DATABASE_URL_PRODUCTION", _database.Url), ("DATABASE_URL_STAGING", _database.Url)];

    public async ValueTask DisposeAsync()
    {
        _project.Dispose();
        await _database.DisposeAsync();
    }
}
