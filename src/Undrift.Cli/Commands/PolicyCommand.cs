using System.CommandLine;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift policy validate</c> and <c>undrift policy explain</c>.</summary>
internal static class PolicyCommand
{
    public static Command Make(CliHost host)
    {
        var command = new Command("policy", "Check the policy, or ask it which rule decides");
        command.Subcommands.Add(Validate(host));
        command.Subcommands.Add(Explain(host));
        return command;
    }

    private static Command Validate(CliHost host)
    {
        var shared = new SharedOptions();
        var file = new Argument<string?>("FILE")
        {
            Description = "The policy (default: drift-policy.yml)",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("validate", "Check the policy, the ignore file and the acceptances") { file };
        AddOptions(command, shared);
        command.SetAction(parsed =>
        {
            var (files, vocabulary) = FilesOf(parsed, shared, host, parsed.GetValue(file));
            var loaded = JudgementFiles.Load(files, vocabulary);
            host.Out.WriteLine(
                $"{files.Policy}: valid. Environments: {string.Join(", ", loaded.Policy.Environments.Select(Summary))}"
            );
            if (files.Ignore is { } ignore)
                host.Out.WriteLine($"{ignore}: valid.");
            if (loaded.Acceptances.Acceptances.Count is > 0 and var count)
                host.Out.WriteLine($"{files.Accepted}: valid, {count} accepted.");
            return ExitCode.Success;
        });
        return command;
    }

    private static Command Explain(CliHost host)
    {
        var shared = new SharedOptions();
        var subject = new Argument<string>("TYPE")
        {
            Description = "A drift group, a drift type or a facet: missing_table, changed_index, unique",
        };
        var command = new Command("explain", "Say which rule decides about a drift type, and whether it blocks")
        {
            subject,
        };
        AddOptions(command, shared);
        command.Options.Add(shared.Environment);
        command.SetAction(parsed =>
        {
            var (files, vocabulary) = FilesOf(parsed, shared, host, null);
            var policy = Policy.Load(files.Policy!, vocabulary);
            var environments = parsed.GetValue(shared.Environment) is { } one
                ? [one]
                : policy.Environments.Select(entry => entry.Name!).ToArray();
            foreach (var environment in environments)
                Print(PolicyExplanation.Of(policy, vocabulary, parsed.GetRequiredValue(subject), environment), host);
            return ExitCode.Success;
        });
        return command;
    }

    private static void Print(PolicyExplanation explanation, CliHost host)
    {
        host.Out.WriteLine($"{explanation.Environment.Name} ({explanation.Environment.Rule})");
        foreach (var rule in explanation.Rules)
        {
            var condition = rule.Condition is { } text ? $" when {text}" : "";
            var effect = rule.Blocks ? "blocks" : "does not block";
            host.Out.WriteLine($"  {rule.Group}{condition}: {rule.Severity}, {effect}");
            host.Out.WriteLine($"    by {rule.Rule}");
        }
    }

    private static void AddOptions(Command command, SharedOptions shared)
    {
        command.Options.Add(shared.Config);
        command.Options.Add(shared.Policy);
        command.Options.Add(shared.EnvFile);
    }

    private static (ProjectFiles Files, Vocabulary Words) FilesOf(
        ParseResult parsed,
        SharedOptions shared,
        CliHost host,
        string? named
    )
    {
        var files = Project.FilesOf(parsed, shared, host);
        files = named is null ? files : files with { Policy = named };
        if (files.Policy is null)
            throw UndriftException.Configuration(
                "there is no drift-policy.yml here or beside undrift.yml",
                next: "name the policy, or write one (docs/policy.md)"
            );
        return (files, new Vocabulary(host.Engines.SelectMany(engine => engine.Kinds)));
    }

    private static string Summary(EnvironmentPolicy entry)
    {
        var blocking = entry.BlockOn.Count == 0 ? "blocks nothing" : "blocks " + string.Join(" and ", entry.BlockOn);
        return $"{entry.Name} ({blocking}{(entry.FailPipeline ? "" : ", without failing")})";
    }
}
