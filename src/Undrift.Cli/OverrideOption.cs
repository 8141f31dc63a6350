using System.CommandLine;

namespace Undrift.Cli;

/// <summary><c>--override</c> with what it needs.</summary>
internal static class OverrideOption
{
    /// <summary>The override that is asked for; null: none.</summary>
    /// <exception cref="UndriftException">Something of it is missing, or cannot be understood.</exception>
    public static Override? Of(ParseResult parsed, ReportOptions options)
    {
        var reason = parsed.GetValue(options.Override);
        if (reason is null)
            return
                new[] { options.Ticket, options.Until, options.By }.FirstOrDefault(option =>
                    parsed.GetValue(option) is not null
                )
                    is { } alone
                ? throw UndriftException.Usage(
                    $"{alone.Name} belongs to --override",
                    next: "add --override REASON, or leave it out"
                )
                : null;
        if (!parsed.GetValue(options.EnforcePolicy))
            throw UndriftException.Usage(
                "--override, and nothing is enforced that it could let through",
                next: "add --enforce-policy -e NAME, or leave it out"
            );
        var until = Required(parsed, options.Until, "until when?");
        return new Override(
            Text(options.Override, reason),
            Required(parsed, options.Ticket, "where is it written down?"),
            Text(options.By, parsed.GetValue(options.By) ?? Environment.UserName),
            Moment.Parse(until, TimeZoneInfo.Utc, wholeDay: true)
                ?? throw UndriftException.Usage(
                    $"--until {Visible.Text(until)} is no time",
                    next: $"write {Moment.Expected}"
                )
        );
    }

    private static string Required(ParseResult parsed, Option<string?> option, string question) =>
        Text(
            option,
            parsed.GetValue(option)
                ?? throw UndriftException.Usage($"--override: {question}", next: $"add {option.Name} {option.HelpName}")
        );

    private static string Text(Option option, string value) =>
        value.Trim() is { Length: > 0 } text
            ? text
            : throw UndriftException.Usage(
                $"{option.Name} is empty",
                next: "is the variable set that it was taken from?"
            );
}
