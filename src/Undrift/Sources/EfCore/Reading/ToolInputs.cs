namespace Undrift;

/// <summary>What an answer was made from.</summary>
/// <param name="Lines">As <see cref="TracedInputs"/> has it; null: it cannot be told.</param>
/// <param name="Unknown">Why not.</param>
internal sealed record ToolInputs(IReadOnlyList<string>? Lines, string? Unknown)
{
    /// <summary>Those that cannot be told.</summary>
    public static ToolInputs None(string why) => new(null, why);

    /// <summary>Looks at what was read.</summary>
    /// <param name="read">A letter for the sort and the path, each.</param>
    /// <param name="started">When the reading began.</param>
    public static ToolInputs Of(IEnumerable<string> read, DateTimeOffset started) =>
        TracedInputs.Of(string.Join('\0', read) + "\0E", started) is { } lines
            ? new ToolInputs(lines, null)
            : None("a file that was read was changed meanwhile");

    /// <summary>These, and those.</summary>
    public ToolInputs With(ToolInputs more) =>
        Lines is null || more.Lines is null
            ? None(Unknown ?? more.Unknown!)
            : new ToolInputs([.. Lines, .. more.Lines], null);
}
