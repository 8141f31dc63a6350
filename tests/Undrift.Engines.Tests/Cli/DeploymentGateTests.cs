namespace Undrift.Engines.Tests.Cli;

/// <summary>Freezes, overrides and examples of the policy at the command line.</summary>
public sealed class DeploymentGateTests : IDisposable
{
    private const string Table = "CREATE TABLE t (a INTEGER);";
    private const string Two = Table + "CREATE TABLE gone (a INTEGER);";

    private static readonly FixedClock Christmas = new(new DateTimeOffset(2026, 12, 24, 12, 0, 0, TimeSpan.Zero));

    private const string Frozen = """
        environments:
          production:
            block_on: [ERROR]
            freeze: [{ name: year end, from: 2026-12-19, until: 2027-01-03, reason: "nobody is here" }]
        override: { max: 8h, ticket: "OPS-*" }
        """;

    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task A_freeze_stops_a_deployment_and_says_until_when()
    {
        var config = _work.Project(Table, Table, Frozen);
        var run = (await At(Christmas, "check", "--config", config, "-e", "production", "--enforce-policy")).Expect(1);
        Assert.Equal("Verdict: blocked - no drift (frozen until 2027-01-04 00:00 UTC: year end)", run.LastLine);
        Assert.Contains("(nobody is", run.Out, StringComparison.Ordinal);
        Assert.Contains("deployment to production blocked: frozen until", run.Error, StringComparison.Ordinal);
        run = (await At(Christmas, "check", "--config", config, "-e", "production")).Expect(0);
        Assert.Equal("Verdict: clean - no drift", run.LastLine);
    }

    [Fact]
    public async Task An_override_lets_a_deployment_through_and_stands_in_every_report()
    {
        var config = _work.Project(Two, Table, Frozen);
        string[] check = ["check", "--config", config, "-e", "production", "--enforce-policy"];
        (await At(Christmas, check)).Expect(1);
        string[] let =
        [
            "--override",
            "the shop is down",
            "--ticket",
            "OPS-7",
            "--until",
            "2026-12-24T18:00Z",
            "--by",
            "ann",
        ];
        var run = (await At(Christmas, [.. check, .. let])).Expect(0);
        Assert.Equal("Verdict: allowed - 1 ERROR; let through by ann (OPS-7)", run.LastLine);
        Assert.Contains(
            "OVERRIDDEN by ann until 2026-12-24 18:00 UTC, OPS-7: the shop is down",
            run.Out,
            StringComparison.Ordinal
        );
        Assert.Contains("let through by ann until", run.Error, StringComparison.Ordinal);
        var json = (await At(Christmas, [.. check, .. let, "--json"])).Expect(0).Json;
        Assert.Equal("the shop is down", json.GetProperty("override").GetProperty("reason").GetString());
        Assert.Equal("2026-12-24T18:00:00.000Z", json.GetProperty("override").GetProperty("until").GetString());
        Assert.Equal("year end", json.GetProperty("freeze").GetProperty("name").GetString());
        Assert.Equal("allowed", json.GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("--ticket is empty", "--override", "x", "--ticket", "", "--until", "2026-12-24T18:00Z")]
    [InlineData("where is it written down?", "--override", "x", "--until", "2026-12-24T18:00Z")]
    [InlineData("until when?", "--override", "x", "--ticket", "OPS-1")]
    [InlineData("is no time", "--override", "x", "--ticket", "OPS-1", "--until", "tonight")]
    [InlineData("longer than 8h", "--override", "x", "--ticket", "OPS-1", "--until", "2026-12-25")]
    [InlineData("a ticket like OPS-*", "--override", "x", "--ticket", "JIRA-1", "--until", "2026-12-24T18:00Z")]
    [InlineData("belongs to --override", "--ticket", "OPS-1")]
    public async Task An_override_without_reason_ticket_and_end_is_refused(string message, params string[] options)
    {
        var config = _work.Project(Two, Table, Frozen);
        string[] check = ["check", "--config", config, "-e", "production", "--enforce-policy"];
        (await At(Christmas, [.. check, .. options])).Fails(64, message);
    }

    [Fact]
    public async Task An_acceptance_that_ends_soon_is_noted_and_a_long_one_refused()
    {
        const string Policy =
            "environments:\n  production: { block_on: [ERROR] }\nacceptances: { warn_before: 3d, max: 30d }\n";
        var config = _work.Project(Two, Table, Policy);
        string[] on = ["--config", config, "-e", "production"];
        var id = (await At(Christmas, ["check", .. on, "--json"]))
            .Expect(1)
            .Json.GetProperty("drifts")[0]
            .GetProperty("id");
        string[] accept = ["accept", id.GetString()!, "--reason", "later", .. on, "--until"];
        (await At(Christmas, [.. accept, "2027-02-01"])).Fails(64, "30d at most", "drift-policy.yml:3");
        (await At(Christmas, [.. accept, "2026-12-28"])).Expect(0);
        Assert.DoesNotContain(
            "ends on",
            (await At(Christmas, ["check", .. on])).Expect(0).Out,
            StringComparison.Ordinal
        );
        var late = new FixedClock(Christmas.GetUtcNow().AddDays(2));
        Assert.Contains(
            "ends on 2026-12-28",
            (await At(late, ["check", .. on])).Expect(0).Out,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Examples_tell_whether_the_policy_says_what_is_meant()
    {
        var config = _work.Project(
            Table,
            Table,
            Frozen + "\nseverity_rules:\n  index_mismatch: { default: INFO, unique: ERROR, \"orders.*\": WARNING }\n"
        );
        var examples = _work.Write(
            "drift-policy.test.yml",
            """
            - { name: a missing table stops production, environment: production, drifts: [missing_table], verdict: blocked }
            - name: a unique index is worse than another
              environment: production
              drifts:
                - { type: missing_index, facets: [unique], severity: ERROR }
                - { type: missing_index, object: orders.by_day, severity: WARNING }
                - { type: index_mismatch, object: shops.by_day, severity: INFO }
              verdict: blocked
            - { name: nothing goes out at Christmas, environment: production, at: 2026-12-24T12:00Z, verdict: blocked }
            - { name: an index waits, environment: production, drifts: [missing_index], verdict: allowed }
            - { name: what was not seen is not clean, environment: production, not_compared: true, verdict: inconclusive }
            """
        );
        var run = (
            await UndriftCli.RunAsync("policy", "test", examples, "--config", config, "--engine", "sqlite")
        ).Expect(0);
        Assert.EndsWith("5 as expected, 0 not\n", run.Out, StringComparison.Ordinal);
        _work.Write(
            "drift-policy.test.yml",
            "- { name: wrong, environment: production, drifts: [{ type: missing_table, severity: INFO }], verdict: allowed }"
        );
        run = (await UndriftCli.RunAsync("policy", "test", examples, "--config", config)).Expect(1);
        Assert.Contains("FAIL  wrong", run.Out, StringComparison.Ordinal);
        Assert.Contains("expected INFO, is ERROR by built-in default missing_table", run.Out, StringComparison.Ordinal);
        Assert.Contains("expected allowed, is blocked: missing_table is ERROR", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- { name: x, verdict: blokced }", "did you mean 'blocked'?")]
    [InlineData("- { name: x, drifts: [missing_tabel], verdict: blocked }", "did you mean 'missing_table'?")]
    [InlineData("- { name: x, environment: prod, verdict: blocked }", "does not name the environment 'prod'")]
    [InlineData(
        "- { name: x, drifts: [{ type: missing_index, facets: [uniqe] }], verdict: blocked }",
        "no property 'uniqe'"
    )]
    [InlineData(
        "- { name: x, drifts: [{ type: missing_index, object: a..b }], verdict: blocked }",
        "expected an object such as"
    )]
    [InlineData("", "there is no example")]
    public async Task An_example_that_cannot_be_understood_is_refused(string text, string message)
    {
        var config = _work.Project(Table, Table, Frozen);
        var examples = _work.Write("examples.yml", text);
        (await UndriftCli.RunAsync("policy", "test", examples, "--config", config)).Fails(78, message, "examples.yml");
    }

    [Fact]
    public async Task The_effective_policy_is_shown_with_where_it_is_written()
    {
        var config = _work.Project(Table, Table, Frozen);
        var run = (await At(Christmas, "policy", "explain", "--config", config)).Expect(0);
        Assert.Contains("blocks ERROR", run.Out, StringComparison.Ordinal);
        Assert.Contains("freeze year end: holds until 2027-01-04 00:00 UTC", run.Out, StringComparison.Ordinal);
        Assert.Contains("an override may last 8h, with a ticket like OPS-*", run.Out, StringComparison.Ordinal);
        Assert.Contains("drift-policy.yml:5", run.Out, StringComparison.Ordinal);
        Assert.Contains("built-in default missing_table: ERROR", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_examples_of_the_documentation_come_out_as_they_say()
    {
        var page = Docs.Pages.Text("docs/policy.md").ReplaceLineEndings("\n");
        var examples = _work.Write("drift-policy.test.yml", Block(page, "yaml drift-policy.test.yml"));
        var config = _work.Project(Table, Table, Block(page, "yaml drift-policy.yml"));
        var run = (
            await UndriftCli.RunAsync("policy", "test", examples, "--config", config, "--engine", "postgres")
        ).Expect(0);
        Assert.EndsWith("3 as expected, 0 not\n", run.Out, StringComparison.Ordinal);
    }

    private static string Block(string page, string name) => page.Split($"```{name}\n", 2)[1].Split("\n```", 2)[0];

    private static Task<CliRun> At(TimeProvider clock, params string[] args) =>
        new UndriftCli { Clock = clock }.StartAsync(args);

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
