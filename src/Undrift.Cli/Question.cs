namespace Undrift.Cli;

/// <summary>A question to a person at the terminal.</summary>
internal static class Question
{
    /// <summary>True where a person can read a question and answer it.</summary>
    public static bool CanBeAsked(CliHost host) => host.InIsTerminal && host.ErrorIsTerminal;

    /// <summary>Asks; true for yes.</summary>
    public static bool Answered(CliHost host, string question)
    {
        host.Error.Write($"{question} [y/N] ");
        return host.In.ReadLine()?.Trim().ToLowerInvariant() is "y" or "yes";
    }
}
