using Undrift.Tests.Sources;

namespace Undrift.Tests.Reporting;

/// <summary>A report in which every text that comes from outside tries to break out of its place.</summary>
internal static class HostileReport
{
    public const string Name = "a\u001b[31m|`b`<script>@octocat\n## x\u202Egnp\u0000\u0085";

    public static CheckReport Make()
    {
        var report = Sample.Of(
            Shop.Catalog(
                Shop.TableNamed(Name),
                Shop.In(Name, Shop.Column, "c" + Name, Shop.Type.Is(Name)),
                Shop.ViewNamed("v", "``` x\n" + Name + "\n```\n</details>"),
                Shop.TableNamed("lone\uD800")
            ),
            Shop.Catalog(Shop.ViewNamed("v", "````\r\n" + Name + "\u001b]0;t\u0007"), Shop.TableNamed("only " + Name)),
            new Gap(Name, Name, new ObjectId("view", Name, Name, Name))
        );
        var first = report.Judgement.Findings[0];
        var rule = new RuleReference(Name, Name, 1);
        return report with
        {
            Environment = Name,
            Target = new CatalogOrigin(Name, Name, Name, 1, Name),
            Desired = new CatalogOrigin(Name, Name),
            Judgement = report.Judgement with
            {
                Findings =
                [
                    first with
                    {
                        Accepted = new(first.Drift.Id, "", "", Name, Name, new DateOnly(2027, 1, 2)),
                        Rule = rule,
                    },
                    .. report.Judgement.Findings.Skip(1).Select(finding => finding with { Rule = rule }),
                ],
                Ignored = [new IgnoredDrift(first.Drift, rule, Name)],
                Notes = [Name],
            },
        };
    }
}
