namespace Undrift;

/// <summary>How long a Markdown report may be, in characters.</summary>
/// <param name="Details">From here on drifts stand without details.</param>
/// <param name="Lines">From here on they are only counted; what follows the drifts has the room behind it.</param>
/// <param name="Total">No report is longer.</param>
internal sealed record MarkdownLimits(int Details, int Lines, int Total)
{
    /// <summary>GitHub takes 65,536 characters in a comment; a little is left for what stands around it.</summary>
    public static MarkdownLimits Comment { get; } = new(40_000, 52_000, 64_000);

    /// <summary>An issue has the limit of a comment; its body holds the id of every drift besides, in a hidden line.</summary>
    public static MarkdownLimits Issue { get; } = new(20_000, 28_000, 36_000);

    /// <summary>
    /// GitHub takes 1,024 KiB in a job summary, which other steps share. A character has up to three bytes in UTF-8 (one of
    /// four counts as two here).
    /// </summary>
    public static MarkdownLimits Summary { get; } = new(200_000, 250_000, 300_000);
}
