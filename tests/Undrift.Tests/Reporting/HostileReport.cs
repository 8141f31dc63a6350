using Undrift.Tests.Sources;

namespace Undrift.Tests.Reporting;

/// <summary>A report in which every text that comes from outside tries to break out of its place.</summary>
internal static class HostileReport
{
    public const string Name = "a\u001b[31m|`b`<script>@octocat\n## x\u202Egnp\u0000\u0085";

    /// <summary>The report with a name of the test's own in every place that takes a text from outside.</summary>
    /// <param name="name">The name.</param>
    /// <param name="text">What stands in definitions; null: the name.</param>
    public static CheckReport Make(string name = Name, string? text = null)
    {
        text ??= name;
        // Before the others in every order, whatever it is.
        var table = "0" + name;
        var report = Sample.Of(
            Shop.Catalog(
                Shop.TableNamed(table),
                Shop.In(table, Shop.Column, "c" + name, Shop.Type.Is("t" + text)),
                Shop.ViewNamed("v", "``` x\nn " + text + "\n```\n</details>"),
                Shop.TableNamed(name == Name ? "lone\uD800" : "lone")
            ),
            Shop.Catalog(
                Shop.ViewNamed("v", "````\r\nn " + text + "\u001b]0;t\u0007"),
                Shop.TableNamed("only " + name)
            ),
            new Gap(name, name, new ObjectId("view", name, name, name))
        );
        var first = report.Judgement.Findings[0];
        var rule = new RuleReference(name, name, 1);
        return report with
        {
            Environment = name,
            DesiredFile = name,
            ShowSql = true,
            Remedy = Fix(name, first.Drift),
            Trend = [new TrendPoint(report.StartedAt, Verdict.Blocked, 1, 2, 3)],
            Migrations = new MigrationReport(name, [new MigrationFault(name, name)])
            {
                Applied = name,
                Pending = [name],
                Next = [new NextCommand(name, "a purpose")],
            },
            Target = new CatalogOrigin(name, name, name, 1, name),
            Desired = new CatalogOrigin(name, name),
            Judgement = report.Judgement with
            {
                Findings =
                [
                    first with
                    {
                        Accepted = new(first.Drift.Id, "", "", name, name, new DateOnly(2027, 1, 2)),
                        Rule = rule,
                    },
                    .. report.Judgement.Findings.Skip(1).Select(finding => finding with { Rule = rule }),
                ],
                Ignored = [new IgnoredDrift(first.Drift, rule, name)],
                Notes = [name],
                Freeze = new ActiveFreeze(name, name, report.StartedAt, rule),
                Override = new Override(name, name, name, report.StartedAt),
            },
        };
    }

    private static RemedyReport Fix(string name, Drift drift) =>
        new(null, $"-- {name.ReplaceLineEndings(" ")}\nDROP TABLE \"{name}\";\n")
        {
            Plan = new ReportedPlan(false, name, [], TimeSpan.Zero, [], [name], [new PlanResidue(drift.Object, name)])
            {
                Notes = [name],
            },
            Fixes = new Dictionary<string, ReportedFix> { [drift.Id] = new([], [name]) },
        };
}
