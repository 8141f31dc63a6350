using System.CommandLine;
using System.CommandLine.Parsing;

namespace Undrift.Cli;

/// <summary>The options of <c>undrift migrate</c> beside those that it shares.</summary>
internal sealed class MigrateOptions
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(5);

    public Argument<string[]> Command { get; } =
        new("COMMAND")
        {
            Description = "The project's migration command, behind -- (default: that of the project's migration tool)",
            Arity = ArgumentArity.ZeroOrMore,
        };

    public Option<string?> Timeout { get; } =
        new("--timeout") { Description = "End the command after this time (default: 5m)", HelpName = "TIME" };

    public Option<string?> Wait { get; } =
        new("--wait") { Description = "Wait this long for another deployment to end", HelpName = "TIME" };

    public Option<bool> Plan { get; } = new("--plan") { Description = "Print every step, and do nothing" };

    public Option<bool> Yes { get; } = new("--yes") { Description = "Do not ask" };

    public Option<bool> NoCheck { get; } =
        new("--no-check") { Description = "Do not compare the schema before and after" };

    public Option<bool> NoBackup { get; } = new("--no-backup") { Description = "Make no backup" };

    public Option<bool> AfterFailure { get; } =
        new("--after-failure") { Description = "Go on although a migration is half applied or marked as failed" };

    public void AddTo(Command command)
    {
        command.Arguments.Add(Command);
        foreach (var option in (Option[])[Timeout, Wait, Plan, Yes, NoCheck, NoBackup, AfterFailure])
            command.Options.Add(option);
    }

    /// <summary>How long the command may take.</summary>
    /// <exception cref="UndriftException">That is no length of time.</exception>
    public TimeSpan TimeoutOf(ParseResult parsed) => Length(parsed, Timeout) ?? DefaultTimeout;

    /// <summary>How long another deployment is waited for.</summary>
    /// <exception cref="UndriftException">That is no length of time.</exception>
    public TimeSpan WaitOf(ParseResult parsed) => Length(parsed, Wait) ?? TimeSpan.Zero;

    /// <summary>The words of the command; empty: none was named.</summary>
    /// <exception cref="UndriftException">They do not stand behind <c>--</c>: an option of theirs might be taken for one of ours.</exception>
    public string[] WordsOf(ParseResult parsed)
    {
        var words = parsed.GetValue(Command) ?? [];
        return words.Length == 0 || parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash)
            ? words
            : throw UndriftException.Usage(
                $"'{Visible.Text(words[0])}' stands where an option was expected",
                next: "write the command behind --: undrift migrate -e ENV -- COMMAND"
            );
    }

    private static TimeSpan? Length(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is not { } text
            ? null
            : Duration.Parse(text)
                ?? throw UndriftException.Usage(
                    $"{option.Name} {Visible.Text(text)} is no length of time",
                    next: $"write {Duration.Expected}"
                );
}
