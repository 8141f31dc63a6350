namespace Undrift;

/// <summary><c>drift-policy.yml</c>: how bad each sort of drift is, and what blocks where.</summary>
public sealed class Policy
{
    internal Policy(string? file, IReadOnlyList<EnvironmentPolicy> environments, IReadOnlyList<SeverityRule> rules) =>
        (File, Environments, Rules) = (file, environments, rules);

    /// <summary>What holds without a file: built-in severities, errors block everywhere.</summary>
    public static Policy BuiltIn { get; } = new(null, [], []);

    /// <summary>The file as the user named it; null for the built-in policy.</summary>
    public string? File { get; }

    /// <summary>The environments in the order of the file.</summary>
    public IReadOnlyList<EnvironmentPolicy> Environments { get; }

    /// <summary>How people are to answer, per severity.</summary>
    public IReadOnlyDictionary<Severity, ResponsePolicy> Responses { get; internal init; } =
        new Dictionary<Severity, ResponsePolicy>();

    /// <summary>Who may let through what blocks.</summary>
    public OverridePolicy Overrides { get; internal init; } = OverridePolicy.Default;

    /// <summary>How long acceptances may hold, and when their end is announced.</summary>
    public AcceptancePolicy Acceptances { get; internal init; } = AcceptancePolicy.Default;

    /// <summary>The severity rules in the order of the file, each group's own default behind its narrower ones.</summary>
    internal IReadOnlyList<SeverityRule> Rules { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="UndriftException">Unreadable, malformed; an unknown key, level, group or qualifier.</exception>
    public static Policy Load(string path, Vocabulary vocabulary) =>
        Parse(TextFile.Read(path, "policy"), path, vocabulary);

    /// <summary>Reads the text of a file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="vocabulary">The words that qualifiers may use.</param>
    public static Policy Parse(string text, string file, Vocabulary vocabulary) =>
        PolicyReader.Read(text, file, vocabulary);

    /// <summary>What blocks in an environment; null: no environment is in play, and the built-in default decides.</summary>
    /// <exception cref="UndriftException">The file does not name the environment.</exception>
    public EnvironmentPolicy For(string? environment)
    {
        if (environment is null || File is null)
            return EnvironmentPolicy.Default with { Name = environment };
        if (Environments.FirstOrDefault(entry => entry.Name == environment) is { } found)
            return found;
        var names = Environments.Select(entry => entry.Name!).ToArray();
        var known = names.Length == 0 ? "it names none" : "known: " + string.Join(", ", names);
        throw UndriftException.Configuration(
            $"the policy does not name the environment '{environment}' ({known})",
            File,
            Nearest.To(environment, names) is { } near
                ? $"did you mean '{near}'?"
                : $"add '{environment}:' under 'environments:'"
        );
    }

    internal (Severity Severity, RuleReference Rule) SeverityOf(Drift drift, ObjectGraph graph)
    {
        foreach (var rule in Rules)
            if (rule.Group == drift.Group && rule.Condition?.Holds(drift, graph) != false)
                return (rule.Severity, rule.Reference);
        return (drift.Group.Severity, BuiltInRule(drift.Group));
    }

    internal static RuleReference BuiltInRule(DriftGroup group) => new($"built-in default {group}: {group.Severity}");
}
