using System.CommandLine;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift policy validate</c>, <c>undrift policy explain</c> and <c>undrift policy test</c>.</summary>
internal static class PolicyCommand
{
    public static Command Make(CliHost host)
    {
        var command = new Command("policy", "Check the policy, ask it which rule decides, or try it on examples");
        command.Subcommands.Add(Validate(host));
        command.Subcommands.Add(Explain(host));
        command.Subcommands.Add(Test(host));
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
        var subject = new Argument<string?>("TYPE")
        {
            Description =
                "A drift group, a drift type or a facet: missing_table, changed_index, unique (default: all groups)",
            Arity = ArgumentArity.ZeroOrOne,
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
                if (parsed.GetValue(subject) is { } word)
                    Print(PolicyExplanation.Of(policy, vocabulary, word, environment), host);
                else
                    EffectivePolicy.Print(policy, vocabulary, environment, host);
            return ExitCode.Success;
        });
        return command;
    }

    private static Command Test(CliHost host)
    {
        var shared = new SharedOptions();
        var file = new Argument<string>("FILE")
        {
            Description = "The examples",
            DefaultValueFactory = _ => "drift-policy.test.yml",
        };
        var command = new Command("test", "Try the policy on examples: drifts, and the verdict that they are to get")
        {
            file,
        };
        AddOptions(command, shared);
        command.Options.Add(shared.Engine);
        command.SetAction(parsed =>
        {
            var (files, vocabulary) = FilesOf(parsed, shared, host, null);
            var named = parsed.GetValue(shared.Engine) is { } name ? EngineList.Named(name, host.Engines) : null;
            var path = parsed.GetRequiredValue(file);
            var results = PolicyExamples.Run(
                TextFile.Read(path, "file of examples"),
                path,
                Policy.Load(files.Policy!, vocabulary),
                [.. host.Engines.OrderBy(engine => engine != named)]
            );
            return Print(results, host);
        });
        return command;
    }

    private static int Print(
        IReadOnlyList<(string Name, string Where, IReadOnlyList<string> Failures)> results,
        CliHost host
    )
    {
        foreach (var (example, where, failures) in results)
        {
            host.Out.WriteLine(failures.Count == 0 ? $"ok    {example}" : $"FAIL  {example} ({where})");
            foreach (var failure in failures)
                host.Out.WriteLine($"      {failure}");
        }
        var failed = results.Count(result => result.Failures.Count > 0);
        host.Out.WriteLine($"{results.Count - failed} as expected, {failed} not");
        return failed == 0 ? ExitCode.Success : ExitCode.Drift;
    }

    private static void Print(PolicyExplanation explanation, CliHost host)
    {
        host.Out.WriteLine($"{explanation.Environment.Name} ({explanation.Environment.Rule})");
        EffectivePolicy.Print(explanation.Rules, host);
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
