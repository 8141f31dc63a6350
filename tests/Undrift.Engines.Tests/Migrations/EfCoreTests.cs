using Undrift.Engines.Tests.PostgreSql;

namespace Undrift.Engines.Tests.Migrations;

/// <summary>The sample: Entity Framework Core 10 in a web application, with Npgsql.</summary>
public sealed class EfCoreTests : IDisposable
{
    private const string Dll = "efcore:bin/Debug/net10.0/Shop.dll";
    private readonly SampleProject _project = SampleProject.EfCore("efcore");

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Verify_builds_the_project_and_names_what_the_model_has_and_the_command_that_makes_the_migration()
    {
        var run = (await _project.UndriftAsync("verify")).Expect(1);
        Assert.Contains("column Age is missing", run.Out, StringComparison.Ordinal);
        Assert.Contains("  dotnet ef migrations add NAME ", run.Out, StringComparison.Ordinal);
        Assert.StartsWith("Verdict: blocked - 1 ERROR", run.LastLine, StringComparison.Ordinal);
        _project.Change("ShopContext.cs", "    public int? Age { get; set; }\n", "");
        (await _project.UndriftAsync("verify", "--round-trip")).Expect(0);
    }

    [Fact]
    public async Task The_causes_are_told_apart()
    {
        await using var database = await _project.ShopAsync("Users");
        await database.ExecuteAsync("""ALTER TABLE "Users" ADD hand text""");
        var json = (await CheckAsync(database, "--json")).Expect(1).Json;
        var causes = SampleProject.Causes(json);
        Assert.Equal("manual_change", causes["hand"]);
        Assert.Equal("model_ahead", causes["Age"]);
        Assert.Equal(2, causes.Count);
        Assert.Equal(
            "20260201000000_Nick",
            Assert.Single(json.GetProperty("pending_migrations").EnumerateArray()).GetString()
        );
        var all = (await CheckAsync(database, "--json", "--include-pending")).Expect(1).Json;
        Assert.Equal("pending_migration", SampleProject.Causes(all)["Nick"]);
        var text = (await CheckAsync(database)).Expect(1).Out;
        Assert.Contains("  dotnet ef database update ", text, StringComparison.Ordinal);
        Assert.Contains("  dotnet ef migrations add NAME ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_was_run_half_way_is_told()
    {
        await using var database = await _project.ShopAsync("Users");
        await database.ExecuteAsync("""ALTER TABLE "Users" ADD "Nick" text""");
        var run = (await CheckAsync(database)).Expect(1);
        Assert.Contains("(failed_migration)", run.Out, StringComparison.Ordinal);
        Assert.Contains("undo by hand what 20260201000000_Nick", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_without_a_history_leaves_the_causes_unknown_and_says_why()
    {
        await using var database = await _project.ShopAsync("Nick");
        await database.ExecuteAsync("""DROP TABLE "__EFMigrationsHistory" """);
        var run = (await CheckAsync(database)).Expect(1);
        Assert.Contains("the database has no history of efcore", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_in_the_model_is_shown()
    {
        _project.Change("ShopContext.cs", "int? Age", "NoSuchType? Age");
        (await _project.UndriftAsync("verify")).Fails(
            4,
            "ShopContext.cs(20,",
            "CS0246",
            "NoSuchType",
            "dotnet build Shop.csproj"
        );
        Directory.Delete(Path.Combine(_project.Root, "obj"), recursive: true);
        (await _project.UndriftAsync("verify")).Fails(4, "NETSDK1004", "dotnet restore");
    }

    [Fact]
    public async Task A_context_of_another_engine_is_refused() =>
        (await _project.UndriftAsync("inspect", Dll, "--engine", "sqlite")).Fails(
            4,
            "Shop.ShopContext is for postgres (Npgsql.EntityFrameworkCore.PostgreSQL), and SQLite is asked for"
        );

    private Task<Cli.CliRun> CheckAsync(TestDatabase database, params string[] options) =>
        _project.UndriftAsync(["check", "--database", database.Url, "--desired", Dll, "--migrations", Dll, .. options]);
}
