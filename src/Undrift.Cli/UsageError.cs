using System.CommandLine;

namespace Undrift.Cli;

/// <summary>Turns what the parser found wrong into one failure with the next step.</summary>
internal static class UsageError
{
    public static UndriftException Of(ParseResult parsed)
    {
        // The parser reports the unknown word first and its suggestions behind it, on lines of their own.
        var lines = parsed
            .Errors.SelectMany(error => error.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(line => line.Trim())
            .Where(line => line.Length > 0)
            .Distinct()
            .ToList();
        var command =
            parsed.CommandResult.Command is RootCommand ? "undrift" : $"undrift {parsed.CommandResult.Command.Name}";
        return UndriftException.Usage(string.Join(" ", lines), next: $"{command} --help lists what is understood");
    }
}
