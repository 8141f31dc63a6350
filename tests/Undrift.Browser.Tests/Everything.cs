using Undrift.Tests.Reporting;

namespace Undrift.Browser.Tests;

/// <summary>A report with every part that a page can have.</summary>
internal static class Everything
{
    public static CheckReport Report()
    {
        var users = new ObjectId("column", "public", "users", "email");
        var plan = new Plan(
            [
                new PlanStatement("BEGIN", null, []),
                new PlanStatement(
                    "ALTER TABLE public.users ALTER COLUMN email TYPE text,\n    ALTER COLUMN email SET NOT NULL",
                    users,
                    [Hazard.TableRewrite, Hazard.ValidationScan]
                ),
                new PlanStatement("COMMIT", null, []),
            ],
            [new PlanResidue(users, "by hand")]
        );
        var report = Sample.With(Remedy.Of(plan, new PlanProof([], null)));
        var findings = report.Judgement.Findings.Select(
            (finding, n) =>
                finding with
                {
                    Cause = n % 2 == 0 ? Cause.Manual : Cause.ModelAhead,
                    FirstSeen = report.StartedAt - TimeSpan.FromDays(n),
                }
        );
        return report with
        {
            Judgement = report.Judgement with
            {
                Findings = [.. findings],
                Gaps = [new Gap("schema secret", "the role has no right to see it; GRANT USAGE ON SCHEMA secret")],
                Verdict = Verdict.Inconclusive,
            },
            Migrations = new MigrationReport(
                "migrations/ (flyway, 12 migrations)",
                [new MigrationFault("two migrations have the number 7", "migrations/V7__b.sql")]
            )
            {
                Applied = "11",
                Pending = ["12 add_orders"],
                Next = [new NextCommand("undrift fix -e production --to code", "adopt what was changed by hand")],
            },
            Trend = [.. Enumerable.Range(0, 30).Select(n => Point(report.StartedAt.AddDays(n - 30), n))],
        };
    }

    private static TrendPoint Point(DateTimeOffset at, int n) =>
        n % 9 == 0
            ? new TrendPoint(at, Verdict.Clean, 0, 0, 0)
            : new TrendPoint(at, Verdict.Blocked, n % 4, n % 6, 2 + (n % 3));
}
