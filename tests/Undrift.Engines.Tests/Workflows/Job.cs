using System.Text.RegularExpressions;
using Undrift.Engines.Tests.Cli;
using YamlDotNet.RepresentationModel;

namespace Undrift.Engines.Tests.Workflows;

/// <summary>
/// Runs the scripts of a job one after the other, as GitHub's runner does: conditions, outcomes, variables. Steps that use
/// an action, or have no name (they set up what a machine of the tests has), are left out.
/// </summary>
internal sealed partial class Job(Workflow workflow, string name, Runner runner)
{
    private const string Install = "Install Undrift";

    private readonly Dictionary<string, string> _outcomes = [];
    private readonly Dictionary<string, CliRun> _runs = [];

    /// <summary>What a step said, by its name.</summary>
    public IReadOnlyDictionary<string, CliRun> Runs => _runs;

    /// <summary><c>success</c> or <c>failure</c>.</summary>
    public string Status { get; private set; } = "success";

    /// <summary>Runs it.</summary>
    /// <param name="secrets">The secrets of the repository.</param>
    public async Task<Job> RunAsync(params (string Name, string Value)[] secrets)
    {
        var known = secrets.ToDictionary(secret => secret.Name, secret => secret.Value);
        foreach (var step in workflow.StepsOf(name))
        {
            if (
                Workflow.Value(step, "run") is not { } script
                || Workflow.Value(step, "name") is not { } title
                || title == Install
            )
                continue;
            var id = Workflow.Value(step, "id") ?? title;
            if (!Holds(Workflow.Value(step, "if")))
            {
                _outcomes[id] = "skipped";
                continue;
            }
            var variables = Variables(workflow.At("jobs", name, "env"), known)
                .Concat(Variables(Workflow.Child(step, "env"), known));
            var run = await runner.RunAsync(script, [.. variables]);
            _runs[title] = run;
            _outcomes[id] = run.Code == 0 ? "success" : "failure";
            if (run.Code != 0)
                Status = "failure";
        }
        return this;
    }

    /// <summary>Fails, with all that was said, unless the job ended so.</summary>
    public Job Expect(string status)
    {
        var said = string.Join('\n', _runs.Select(run => $"--- {run.Key}: {run.Value.Code}\n{run.Value.All}"));
        Assert.True(Status == status, $"the job ended with {Status}, expected {status}\n{said}");
        return this;
    }

    private IEnumerable<(string, string)> Variables(YamlNode? env, Dictionary<string, string> secrets) =>
        env is YamlMappingNode map
            ? map.Children.Select(entry =>
                (
                    $"{entry.Key}",
                    Expression().Replace($"{entry.Value}", match => ValueOf(match.Groups["it"].Value, secrets))
                )
            )
            : [];

    private string ValueOf(string expression, Dictionary<string, string> secrets) =>
        expression.Split('.') switch
        {
            ["secrets", var secret] => secrets.GetValueOrDefault(secret, ""),
            ["job", "status"] => Status,
            ["steps", var id, "outcome"] => OutcomeOf(id),
            _ => throw new NotSupportedException(expression),
        };

    // What the runner has not reached yet has no outcome.
    private string OutcomeOf(string id) => _outcomes.GetValueOrDefault(id, "");

    private bool Holds(string? condition)
    {
        if (condition is null)
            return Status == "success";
        var terms = condition.Replace("${{", "", StringComparison.Ordinal).Replace("}}", "", StringComparison.Ordinal);
        return terms.Split("&&", StringSplitOptions.TrimEntries).All(Term);
    }

    private bool Term(string term) =>
        term switch
        {
            "always()" or "!cancelled()" => true,
            "failure()" => Status == "failure",
            _ when Outcome().Match(term) is { Success: true } match => OutcomeOf(match.Groups["id"].Value)
                == match.Groups["value"].Value
                == (match.Groups["sign"].Value == "=="),
            _ => throw new NotSupportedException(term),
        };

    [GeneratedRegex(@"\$\{\{\s*(?<it>[^}]+?)\s*\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Expression();

    [GeneratedRegex(@"^steps\.(?<id>\w+)\.outcome (?<sign>[=!]=) '(?<value>\w+)'$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Outcome();
}
