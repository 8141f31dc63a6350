using Undrift.Tests.Reporting;
using static Undrift.Tests.Planning.PlanSample;

namespace Undrift.Tests.Planning;

/// <summary>A plan is written, read back, and refused when anything about it is not as it was written.</summary>
public sealed class PlanFileTests
{
    [Fact]
    public void What_was_written_is_read()
    {
        var text = Text(Full);
        Assert.Equal(text, Text(Read(text)));
        var statement = Read(text).Plan.Statements[1];
        Assert.Equal(Full.Plan.Statements[1].Lock, statement.Lock);
        Assert.Equal([Hazard.DataLoss, Hazard.Irreversible], statement.Hazards);
        Assert.Equal(Users, statement.Object);
    }

    [Fact]
    public async Task The_published_schema_describes_it()
    {
        var nothing = Full with
        {
            Plan = new Plan([], []),
            Proof = new PlanStanding(true, [], null, TimeSpan.Zero),
            Schemas = [],
        };
        var failed = Full with { Proof = Full.Proof with { Left = [], Failure = "no server" } };
        Assert.Empty(
            await PublishedSchema.ComplaintsAsync("plan-v1.schema.json", [Text(Full), Text(nothing), Text(failed)])
        );
    }

    [Theory]
    [InlineData("DROP COLUMN", "DROP CONSTRAINT")]
    [InlineData("\"proven\": false", "\"proven\": true")]
    [InlineData("\"data-loss\",", "")]
    [InlineData("aaaaaaaa\"", "aaaaaaab\"")]
    public void An_edited_plan_is_refused(string from, string to)
    {
        var text = Text(Full);
        Assert.Contains(from, text, StringComparison.Ordinal);
        Refused(text.Replace(from, to, StringComparison.Ordinal), "edited", null);
    }

    [Theory]
    [InlineData(
        "\"schema_version\": 1",
        "\"schema_version\": 2",
        "schema_version: is 2",
        "the version of Undrift that wrote"
    )]
    [InlineData("\"undrift-plan\"", "\"undrift-snapshot\"", "of another format", null)]
    [InlineData(
        "\"data-loss\"",
        "\"data-los\"",
        "statements[1].hazards[0]: expected the name of a hazard",
        "'data-loss'"
    )]
    [InlineData("\"access_exclusive\"", "\"exclusive\"", "statements[1].lock.class", null)]
    [InlineData("\"residue\"", "\"residu\"", "member 'residu'", "'residue'")]
    [InlineData("\"cluster\": false", "\"cluster\": 0", "cluster: expected true or false", null)]
    [InlineData("\"cluster\": false,", "", "has no member 'cluster'", null)]
    [InlineData("\"cluster\": false,", "\"cluster\": false, \"cluster\": false,", "twice", null)]
    [InlineData("\"duration_ms\": 12", "\"duration_ms\": 1.5", "proof.duration_ms: expected a whole number", null)]
    [InlineData("\"hash\"", "\"hash", "not well-formed", null)]
    public void What_is_not_understood_is_named_with_its_place(string from, string to, string message, string? next)
    {
        var text = Text(Full);
        Assert.Contains(from, text, StringComparison.Ordinal);
        Refused(text.Replace(from, to, StringComparison.Ordinal), message, next);
    }

    [Fact]
    public void A_file_that_is_no_object_is_refused() => Refused("[1]", "of another format", null);

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var failure = Assert.Throws<UndriftException>(() => PlanFileReader.ReadFile("no-such-plan.json"));
        Assert.Equal((FailureKind.Failed, "no-such-plan.json"), (failure.Kind, failure.Where));
    }

    private static void Refused(string text, string message, string? next)
    {
        var failure = Assert.Throws<UndriftException>(() => Read(text));
        Assert.Equal(FailureKind.Failed, failure.Kind);
        Assert.StartsWith("plan.json", failure.Where, StringComparison.Ordinal);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.Contains(next ?? "make the plan anew", failure.Next, StringComparison.Ordinal);
    }
}
