using Undrift.Tests.Judging;

namespace Undrift.Tests.Configuring;

/// <summary>Every example of the documentation pages is read by the reader of its file.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public void The_configuration_examples_are_valid()
    {
        var config = ProjectConfigTests.Read(Blocks("configuration.md", "yaml undrift.yml").Single());
        var variables = EnvFile.Parse(Blocks("configuration.md", "sh .env").Single(), ".env");
        Assert.Equal("taken literally: $HOME, #, \"", variables["STAGING_DB_PASSWORD"]);
        var lookup = EnvFile.Lookup(name => name == "STAGING_DB_USER" ? "app" : null, variables);
        Assert.Equal(["production", "staging", "local"], config.EnvironmentNames);
        Assert.StartsWith("postgres://app:", config.Environment("staging", lookup).Source, StringComparison.Ordinal);
        Assert.Equal("schema.sqlite.sql", config.Environment("local", lookup).Desired);
        Assert.NotNull(config.Scratch(lookup)!.Url);
    }

    [Fact]
    public void The_policy_examples_are_valid()
    {
        var blocks = Blocks("policy.md", "yaml drift-policy.yml");
        Assert.Equal(6, blocks.Count);
        var policies = blocks.Select(block => Policy.Parse(block, "policy.md", TestKinds.Words)).ToArray();
        Assert.Equal(["production", "staging", "local"], policies[0].Environments.Select(entry => entry.Name));
        Assert.Equal(5, policies[1].Rules.Count);
        Assert.Equal(TimeSpan.FromHours(4), policies[4].Responses[Severity.ERROR].EscalateAfter);
        Assert.Equal(3, policies[2].For("production").Freezes.Count);
        Assert.Equal("OPS-*", policies[3].Overrides.Ticket);
        Assert.Equal(TimeSpan.FromDays(90), policies[5].Acceptances.Longest);
    }

    [Fact]
    public void The_example_of_alerts_is_valid_and_has_every_kind_of_channel()
    {
        var text = Blocks("alerts.md", "yaml alerts.yml").Single();
        var config = AlertConfig.Parse(text, "alerts.md");
        Assert.Equal(TimeSpan.FromHours(24), config.Routes[0].Repeat);
        string[] names = ["dev-chat", "teams", "discord", "ops", "on-call", "genie", "own", "mail"];
        Assert.Equal(
            names,
            names.Select(name => config.Channel(name, _ => "https://hook.example/x", TimeProvider.System).Name)
        );
        var kinds = Page("alerts.md").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        Assert.Equal(names.Length, kinds.Count());
    }

    [Fact]
    public void The_examples_of_the_page_on_severities_are_valid_and_have_its_times()
    {
        var policy = Policy.Parse(Blocks("../ops/severity.md", "yaml drift-policy.yml").Single(), "x", TestKinds.Words);
        Assert.Equal(
            [TimeSpan.FromHours(2), TimeSpan.FromHours(24), TimeSpan.FromDays(7)],
            new[] { Severity.ERROR, Severity.WARNING, Severity.INFO }.Select(level =>
                policy.Responses[level].RespondWithin
            )
        );
        var alerts = AlertConfig.Parse(Blocks("../ops/severity.md", "yaml alerts.yml").Single(), "severity.md");
        Assert.Equal([MigrationNews.Failures, MigrationNews.All], alerts.Routes.Select(route => route.Migrations));
    }

    [Fact]
    public void The_report_page_names_every_format() =>
        Assert.All(
            ReportFormats.All,
            format => Assert.Contains($"| `{format.Name}` |", Page("report.md"), StringComparison.Ordinal)
        );

    [Fact]
    public void The_table_of_built_in_severities_is_complete_and_true()
    {
        var lines = Page("policy.md").Split('\n');
        foreach (var severity in Enum.GetValues<Severity>())
        {
            var line = lines.Single(line => line.StartsWith($"| {severity} | `", StringComparison.Ordinal));
            var named = line.Split('`').Where((_, index) => index % 2 == 1).Order(StringComparer.Ordinal);
            var groups = DriftGroup.All.Where(group => group.Severity == severity).Select(group => group.Name);
            Assert.Equal(groups.Order(StringComparer.Ordinal), named);
        }
    }

    [Fact]
    public void The_acceptance_example_is_valid() =>
        Assert.Equal(
            "production",
            AcceptanceFile
                .Parse(Blocks("policy.md", "yaml accepted.yml").Single(), "policy.md")
                .Acceptances.Single()
                .Environment
        );

    [Fact]
    public void The_ignore_example_is_valid()
    {
        var block = Blocks("driftignore.md", "gitignore .driftignore").Single();
        var rules = IgnoreFile.Parse(block, "driftignore.md", TestKinds.Words).Rules;
        Assert.Equal(6, rules.Count);
        Assert.Equal("gone with release 12", rules[3].Reason);
        Assert.Equal(new DateOnly(2027, 1, 31), rules[3].Until);
    }

    /// <summary>The fenced blocks of a page that carry an info string.</summary>
    private static List<string> Blocks(string page, string info)
    {
        var blocks = new List<string>();
        var lines = Page(page).Split('\n');
        for (var at = Array.IndexOf(lines, "```" + info); at >= 0; at = Array.IndexOf(lines, "```" + info, at + 1))
            blocks.Add(string.Join('\n', lines.Skip(at + 1).TakeWhile(line => line != "```")));
        return blocks;
    }

    private static string Page(string name)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "Undrift.slnx")))
            at = at.Parent;
        return File.ReadAllText(Path.Combine(at.FullName, "docs", name));
    }
}
