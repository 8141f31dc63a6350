using System.Text.Json;
using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.Migrations;

/// <summary>Migrations of public projects: each replays, and gives what the tool's own snapshot says.</summary>
public sealed class PublicFolderTests
{
    private static readonly string Folder = Path.Combine(Repository.SharedCorpus, "migrations");

    public static TheoryData<string, string> Journals =>
        new()
        {
            { "drizzle-aichatbot/lib/db/migrations", "postgres" },
            { "drizzle-homarr/packages/db/migrations/postgresql", "postgres" },
            { "drizzle-homarr/packages/db/migrations/sqlite", "sqlite" },
            { "drizzle-homarr/packages/db/migrations/mysql", "mysql" },
        };

    [Theory]
    [MemberData(nameof(Journals))]
    public async Task The_replayed_migrations_have_the_columns_of_the_last_snapshot(string folder, string engine)
    {
        var path = Require(folder);
        var run = (await UndriftCli.RunAsync("inspect", "migrations:" + path)).Expect(0);
        Assert.Equal(engine, run.Json.GetProperty("engine").GetString());
        Assert.Equal(Expected(path), Actual(run.Json));
    }

    [Fact]
    public async Task The_replayed_migrations_are_the_model_that_the_tool_exports()
    {
        var path = Require("drizzle-aichatbot/lib/db/migrations");
        var model = Path.Combine(Folder, "drizzle-aichatbot", "model.sql");
        (await UndriftCli.RunAsync("diff", model, "migrations:" + path)).Expect(0);
    }

    private static string Require(string folder) =>
        Directory.Exists(Path.Combine(Folder, folder))
            ? Path.Combine(Folder, folder)
            : throw Missing.Skip($"no {folder} in the shared corpus");

    /// <summary>Tables and their columns, as the last snapshot has them.</summary>
    private static IEnumerable<string> Expected(string folder)
    {
        var last = Directory.GetFiles(Path.Combine(folder, "meta"), "*_snapshot.json").Max(StringComparer.Ordinal)!;
        var json = JsonDocument.Parse(File.ReadAllText(last)).RootElement;
        return json.GetProperty("tables")
            .EnumerateObject()
            .SelectMany(table =>
                table
                    .Value.GetProperty("columns")
                    .EnumerateObject()
                    .Select(column =>
                        $"{table.Value.GetProperty("name").GetString()}.{column.Value.GetProperty("name").GetString()}"
                        + (column.Value.GetProperty("notNull").GetBoolean() ? " not null" : "")
                    )
            )
            .Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Actual(JsonElement snapshot) =>
        snapshot
            .GetProperty("objects")
            .EnumerateArray()
            .Where(item => item.GetProperty("kind").GetString() == "column")
            .Select(item =>
                $"{item.GetProperty("parent").GetString()}.{item.GetProperty("name").GetString()}"
                + (item.GetProperty("facets").TryGetProperty("not_null", out _) ? " not null" : "")
            )
            .Order(StringComparer.Ordinal);
}
