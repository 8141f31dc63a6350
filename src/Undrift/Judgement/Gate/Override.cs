using System.IO.Enumeration;

namespace Undrift;

/// <summary>A person lets a deployment through that the policy blocks.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Ticket">Where that is written down.</param>
/// <param name="By">Who.</param>
/// <param name="Until">The first moment at which it no longer holds.</param>
public sealed record Override(string Reason, string Ticket, string By, DateTimeOffset Until);

/// <summary>Who may override what blocks: the <c>override:</c> section of the policy.</summary>
/// <param name="Environments">Where it is allowed; null: everywhere, empty: nowhere.</param>
/// <param name="Longest">How far its end may lie ahead.</param>
/// <param name="Ticket">What a ticket looks like, with <c>*</c> and <c>?</c>; null: anything.</param>
/// <param name="Rule">Where it stands.</param>
public sealed record OverridePolicy(
    IReadOnlyList<string>? Environments,
    TimeSpan Longest,
    string? Ticket,
    RuleReference Rule
)
{
    /// <summary>What holds where the policy says nothing: everywhere, for a day at most.</summary>
    public static OverridePolicy Default { get; } =
        new(null, TimeSpan.FromDays(1), null, new RuleReference("built-in policy: override: { max: 24h }"));

    internal static OverridePolicy Read(YamlValue? section, IReadOnlyList<string> environments)
    {
        if (section is null)
            return Default;
        var rule = new RuleReference("override", section.File, section.Line);
        if (!section.IsMapping)
            return section.AsFlag() ? Default with { Rule = rule } : Default with { Environments = [], Rule = rule };
        var map = section.AsMapping("environments", "max", "ticket");
        return new OverridePolicy(
            map["environments"]?.AsList("a list of environments").Select(name => Known(name, environments)).ToArray(),
            map["max"]?.AsDuration() ?? Default.Longest,
            map["ticket"]?.AsText("what a ticket looks like, such as OPS-*"),
            rule
        );
    }

    /// <summary>Refuses an override that the policy does not allow.</summary>
    /// <exception cref="UndriftException">Not here, not so long, or not with such a ticket.</exception>
    internal void Check(Override wanted, string? environment, DateTimeOffset now)
    {
        if (Environments is { } allowed && !allowed.Contains(environment ?? ""))
            throw Refused(
                $"the policy allows no override in {environment ?? "no environment"}",
                "remove the drift, or change the policy"
            );
        if (wanted.Until - now > Longest)
            throw Refused(
                $"the override ends on {Moment.Text(wanted.Until)}, and the policy allows none that lasts longer than {Duration.Text(Longest)}",
                $"name an end before {Moment.Text(now + Longest)}"
            );
        if (Ticket is { } form && !FileSystemName.MatchesSimpleExpression(form, wanted.Ticket, ignoreCase: false))
            throw Refused($"the policy wants a ticket like {Visible.Text(form)}", "name the ticket with --ticket");
    }

    private UndriftException Refused(string message, string next) =>
        UndriftException.Usage($"{message} ({Rule})", next: next);

    private static string Known(YamlValue name, IReadOnlyList<string> environments)
    {
        var text = name.AsText("the name of an environment");
        return environments.Contains(text)
            ? text
            : throw name.Error(
                $"override.environments names '{text}', which the policy does not have",
                Nearest.Hint(text, environments)
            );
    }
}
