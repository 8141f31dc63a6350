using System.CommandLine;

namespace Undrift.Cli;

/// <summary>Turns what the parser found wrong into one failure with the next step.</summary>
internal static class UsageError
{
    /// <summary>The failure. A word that nothing claims comes first: what is missing mostly follows from it.</summary>
    public static UndriftException Of(ParseResult parsed, IReadOnlyList<IEngine> engines)
    {
        var command = parsed.CommandResult.Command;
        var name = NameOf(command);
        if (parsed.UnmatchedTokens is [var word, ..])
            return word.StartsWith('-')
                ? Unknown("option", word, name, Options(command))
                : Unclaimed(word, command, name, engines);
        if (command.Subcommands.Count > 0)
            return UndriftException.Usage(
                command is RootCommand ? "which command?" : $"which command of {name}?",
                next: $"{name} {string.Join(", ", command.Subcommands.Select(sub => sub.Name))}; {name} --help explains them"
            );
        var errors = parsed.Errors.Select(error => error.Message.Trim()).Distinct();
        return UndriftException.Usage(string.Join(" ", errors), next: $"{name} --help lists what is understood");
    }

    private static UndriftException Unclaimed(string word, Command command, string name, IReadOnlyList<IEngine> engines)
    {
        if (command.Subcommands.Count > 0)
            return Unknown("command", word, name, [.. command.Subcommands.Select(sub => sub.Name)]);
        var isDatabase = engines.Any(engine => engine.IsDatabase(word));
        return UndriftException.Usage(
            $"'{word}' is one argument too many for {name}",
            next: isDatabase && Options(command).Contains("--database")
                ? "name the database with --database"
                : $"quote what holds blanks; {name} --help lists what is understood"
        );
    }

    private static UndriftException Unknown(string what, string word, string name, IReadOnlyCollection<string> known)
    {
        var bare = word.Split('=')[0];
        // One letter is near to every other letter.
        var nearest = bare.Length > 2 ? Nearest.To(bare, known) : null;
        var hint = nearest is null ? "" : $"did you mean {nearest}? ";
        return UndriftException.Usage(
            name == "undrift" ? $"there is no {what} '{bare}'" : $"{name} has no {what} '{bare}'",
            next: $"{hint}{name} --help lists what is understood"
        );
    }

    private static List<string> Options(Command command) =>
        [.. command.Options.SelectMany(option => option.Aliases.Prepend(option.Name)), "--help"];

    private static string NameOf(Command command) =>
        command is RootCommand ? "undrift"
        : command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{NameOf(parent)} {command.Name}"
        : command.Name;
}
