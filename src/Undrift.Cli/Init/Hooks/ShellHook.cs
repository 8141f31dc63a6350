namespace Undrift.Cli.Init;

/// <summary>A hook that is a shell script: one line of it calls ours.</summary>
internal static class ShellHook
{
    /// <summary>The script with the line; null: it is no shell script.</summary>
    /// <param name="text">The script; null: it is not there.</param>
    /// <param name="hook">What it is to call.</param>
    public static string? With(string? text, SchemaHook hook)
    {
        var line = $"{hook.Command} || exit 1";
        if (text is null)
            return $"#!/bin/sh\n{line}\n";
        var lines = text.Split('\n');
        var isNamed = lines[0].StartsWith("#!", StringComparison.Ordinal);
        if (isNamed && !lines[0].TrimEnd('\r').EndsWith("sh", StringComparison.Ordinal))
            return null;
        // First of all, since what follows may end the script. Husky 8 begins with a line of its own.
        var after = isNamed ? 1 : 0;
        while (after < lines.Length && lines[after].Contains("husky.sh", StringComparison.Ordinal))
            after++;
        return TextLines.Insert(text, after, line);
    }
}
