using Undrift.Tests.Planning;
using Undrift.Tests.Sources;

namespace Undrift.Tests.Reporting;

/// <summary>What a report says of repair.</summary>
public sealed class RemedyTests
{
    private static readonly ObjectId Users = new("table", "public", "", "users");
    private static readonly ObjectId Email = new("column", "public", "users", "email");

    [Fact]
    public async Task The_published_schema_describes_a_report_with_and_without_a_plan()
    {
        var left = Sample.Full().Judgement.Findings[0].Drift;
        var rows = PlanSample.On(Users, "SELECT 1") with { Rows = new TableRows(Users, null, false, 8192) };
        var plan = Plan() with { Residue = [new PlanResidue(Email, "by hand")], Notes = ["so it is"] };
        plan = plan with { Statements = [.. plan.Statements, rows] };
        Remedy[] remedies =
        [
            Remedy.Of(plan, new PlanProof([left], null)),
            Remedy.Of(plan, new PlanProof([], "no server")),
            Remedy.Of(plan, new PlanProof([], null) { Without = [Users], StandIns = [Email] }),
            Remedy.None("it cannot"),
        ];
        var reports = remedies.Select(remedy => Sample.With(remedy));
        Assert.Empty(await PublishedSchema.ComplaintsAsync("report-v1.schema.json", reports.Select(Sample.Json)));
    }

    [Fact]
    public void A_drift_has_the_statements_of_its_object_else_those_of_what_it_stands_in()
    {
        var remedy = Remedy.Of(Plan(), new PlanProof([], null));
        Assert.Equal(["ALTER email"], Statements(remedy, "email"));
        Assert.Equal(["REBUILD users"], Statements(remedy, "id"));
    }

    [Fact]
    public void Names_in_the_SQL_cannot_drive_a_terminal_or_close_the_fence()
    {
        var plan = new Plan([new PlanStatement("DROP TABLE \"a\u001b[2J\n```\nb\"", Users, [])], []);
        var report = Sample.With(Remedy.Of(plan, new PlanProof([], null)));
        Assert.DoesNotContain('\u001b', Sample.Text(report));
        Assert.Contains("````sql\n", Sample.Markdown(report), StringComparison.Ordinal);
        Assert.Contains('\u001b', SqlReport.Text(report));
    }

    [Fact]
    public void SQL_that_is_too_long_for_a_comment_is_left_to_the_JSON_report()
    {
        var plan = new Plan([new PlanStatement(new string('x', 70_000), Users, [])], []);
        var report = Sample.With(Remedy.Of(plan, new PlanProof([], null)));
        Assert.InRange(Sample.Markdown(report).Length, 1, 65_536);
        Assert.Contains("The SQL is too long", Sample.Markdown(report), StringComparison.Ordinal);
    }

    private static Plan Plan() =>
        new(
            [
                new PlanStatement("BEGIN", null, []),
                new PlanStatement("ALTER email", Email, [Hazard.TableRewrite]),
                new PlanStatement("REBUILD users", Users, [Hazard.DataLoss, Hazard.Irreversible]),
            ],
            []
        );

    private static IEnumerable<string> Statements(Remedy remedy, string column)
    {
        Catalog Make(string type) =>
            Shop.Catalog(Shop.TableNamed("users"), Shop.In("users", Shop.Column, column, Shop.Type.Is(type)));
        var drift = Differ.Compare(Make("text"), Make("bigint")).Drifts.Single();
        return remedy.For(drift).Select(statement => statement.Sql);
    }
}
