using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.Docs;

namespace Undrift.Engines.Tests.Deployment;

/// <summary>The decision tree of the way back, case by case, and the page that shows it.</summary>
public sealed class RollbackAdviceTests
{
    private static readonly RollbackFacts Applied = new()
    {
        TransactionalSchema = true,
        AppliedSince = ["2 add_note"],
        SchemaDiffers = true,
        Backup = new RollbackBackup("b1", TimeSpan.FromHours(1), IsVerified: true),
        RowsWritten = 0,
    };

    /// <summary>Facts by a name that says what is special about them, and the way that fits; null: nothing to do.</summary>
    private static readonly Dictionary<string, (RollbackFacts Facts, string? Way)> Cases = new()
    {
        ["nothing applied"] = (Applied with { AppliedSince = [], SchemaDiffers = false }, null),
        ["failed and undone by the server"] = (
            Applied with
            {
                AppliedSince = [],
                SchemaDiffers = false,
                Failed = "2 add_note",
            },
            null
        ),
        ["nothing written, a branch"] = (Applied with { Branch = "br-1" }, "branch"),
        ["nothing written, down leads back"] = (Applied, "down migrations"),
        ["nothing written, no down"] = (Applied with { WithoutDown = ["2 add_note"] }, "backup"),
        ["nothing written, down does not lead back"] = (Applied with { DownFailure = "it leaves t" }, "backup"),
        ["nothing written, down loses"] = (Applied with { DownLoses = ["column:t.a"] }, "backup"),
        ["nothing written, no down, no backup"] = (
            Applied with
            {
                WithoutDown = ["2 add_note"],
                Backup = null,
            },
            "forward fix"
        ),
        ["rows written, down leads back"] = (Applied with { RowsWritten = 7 }, "down migrations"),
        ["rows written, a branch, down leads back"] = (
            Applied with
            {
                RowsWritten = 7,
                Branch = "br-1",
            },
            "down migrations"
        ),
        ["rows written, down loses"] = (Applied with { RowsWritten = 7, DownLoses = ["column:t.a"] }, "forward fix"),
        ["rows written, no down"] = (Applied with { RowsWritten = 7, WithoutDown = ["2 add_note"] }, "forward fix"),
        ["not known what was written, no down"] = (
            Applied with
            {
                RowsWritten = null,
                WithoutDown = ["2 add_note"],
            },
            "forward fix"
        ),
        ["stopped in the middle, nothing written"] = (
            Applied with
            {
                TransactionalSchema = false,
                Failed = "2 add_note",
                AppliedSince = ["1 a"],
            },
            "backup"
        ),
        ["stopped in the middle, rows written"] = (
            Applied with
            {
                TransactionalSchema = false,
                Failed = "2 add_note",
                RowsWritten = 7,
            },
            "forward fix"
        ),
        ["no history, schema differs, nothing written"] = (Applied with { AppliedSince = null }, "backup"),
        ["no history, no backup"] = (new RollbackFacts { TransactionalSchema = true }, "forward fix"),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_way_that_fits_is_recommended_and_each_other_is_told_why_not(string name)
    {
        var (facts, way) = Cases[name];
        var advice = RollbackAdvice.Of(facts);
        Assert.Equal(way, advice.Way is { } chosen ? RollbackAdvice.Name(chosen) : null);
        Assert.NotEmpty(advice.Reasons);
        Assert.Equal(way is null ? 0 : 3, advice.Others.Count);
        Assert.All(advice.Others, other => Assert.NotEmpty(other.Reason));
    }

    [Fact]
    public void The_tree_of_the_page_is_that_of_the_program()
    {
        var rows = Pages
            .Text("docs/rollback.md")
            .Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && Cases.ContainsKey(Cell(line, 1)))
            .Select(line => (Name: Cell(line, 1), Way: Cell(line, 2)))
            .ToList();
        Assert.Equal(Cases.Select(entry => (entry.Key, entry.Value.Way ?? "nothing to do")).Order(), rows.Order());
    }

    [Fact]
    public async Task Advice_rests_on_the_database_its_backups_and_its_migrations()
    {
        using var work = new Workspace();
        var project = MigrationProject.Make(work, "goose");
        await project.ApplyAsync(1);
        var id = (await project.RunAsync("backup", "--json")).Expect(0).Json.GetProperty("id").GetString()!;
        Assert.Contains(
            "Nothing to roll back",
            (await project.RunAsync("rollback")).Expect(0).Out,
            StringComparison.Ordinal
        );
        await project.ApplyAsync(2);
        var advice = (await project.RunAsync("rollback", "--advise", "--json")).Expect(0).Json;
        Assert.Equal("forward", advice.GetProperty("way").GetString());
        var facts = advice.GetProperty("facts");
        Assert.Equal(id, facts.GetProperty("backup").GetString());
        Assert.Equal("2 add_note", facts.GetProperty("applied_since")[0].GetString());
        Assert.Equal("column:users.note", facts.GetProperty("down_loses")[0].GetString());
        var text = (await project.RunAsync("rollback")).Expect(0).Out;
        Assert.Contains("down migrations: they lose what is in column:users.note", text, StringComparison.Ordinal);
        Assert.Contains($"--forward {id} --dry-run", text, StringComparison.Ordinal);
    }

    private static string Cell(string line, int at) => line.Split('|')[at].Trim();
}
