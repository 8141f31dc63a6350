namespace Undrift;

/// <summary>Which side a line of a <see cref="LineDiff"/> stands on.</summary>
internal enum LineSide
{
    Both,
    Expected,
    Found,

    /// <summary>Stands for equal lines that were left out.</summary>
    Skipped,
}

/// <summary>One line of a comparison, fit to print.</summary>
internal readonly record struct LineOfDiff(LineSide Side, string Text);

/// <summary>
/// The lines of two texts, fit to print: differences marked, a few equal lines around them, the rest left out.
/// </summary>
internal static class LineDiff
{
    private const int Context = 2;

    /// <summary>Compares two lists of lines; they are compared as they are, white space counts.</summary>
    /// <param name="expected">The desired side.</param>
    /// <param name="found">The actual side.</param>
    /// <param name="context">Equal lines that are kept around a difference.</param>
    public static List<LineOfDiff> Of(string[] expected, string[] found, int context = Context)
    {
        var result = new DiffPlex.Differ().CreateCustomDiffs(
            string.Join('\n', expected),
            string.Join('\n', found),
            ignoreWhiteSpace: false,
            ignoreCase: false,
            text => text.Split('\n')
        );
        var lines = new List<LineOfDiff>();
        var next = 0;
        foreach (var block in result.DiffBlocks)
        {
            AddShared(lines, expected[next..block.DeleteStartA], context, isFirst: next == 0, isLast: false);
            AddChanged(
                lines,
                expected.AsSpan(block.DeleteStartA, block.DeleteCountA),
                found.AsSpan(block.InsertStartB, block.InsertCountB)
            );
            next = block.DeleteStartA + block.DeleteCountA;
        }
        AddShared(lines, expected[next..], context, isFirst: next == 0, isLast: true);
        return lines;
    }

    private static void AddChanged(List<LineOfDiff> lines, ReadOnlySpan<string> expected, ReadOnlySpan<string> found)
    {
        var hidden = false;
        for (var n = 0; n < Math.Min(expected.Length, found.Length); n++)
            hidden |= FacetWords.LookAlike(Shown(expected[n]), Shown(found[n]));
        foreach (var line in expected)
            lines.Add(new LineOfDiff(LineSide.Expected, hidden ? Visible.Ascii(Shown(line)) : Shown(line)));
        foreach (var line in found)
            lines.Add(new LineOfDiff(LineSide.Found, hidden ? Visible.Ascii(Shown(line)) : Shown(line)));
    }

    /// <summary>A changed line; spaces at its end, which nobody would see, stand as dots.</summary>
    private static string Shown(string line)
    {
        var end = line.TrimEnd(' ').Length;
        return Visible.Text(line[..end]) + new string('·', line.Length - end);
    }

    private static void AddShared(List<LineOfDiff> lines, string[] shared, int context, bool isFirst, bool isLast)
    {
        var before = isFirst ? 0 : Math.Min(context, shared.Length);
        var after = isLast ? 0 : Math.Min(context, shared.Length - before);
        var skipped = shared.Length - before - after;
        foreach (var line in shared.AsSpan(0, before))
            lines.Add(new LineOfDiff(LineSide.Both, Visible.Text(line)));
        // One line left out would take as much room as the line.
        if (skipped == 1)
            lines.Add(new LineOfDiff(LineSide.Both, Visible.Text(shared[before])));
        else if (skipped > 1)
            lines.Add(new LineOfDiff(LineSide.Skipped, $"… {KindWords.Count(skipped, "equal line")}"));
        foreach (var line in shared.AsSpan(shared.Length - after))
            lines.Add(new LineOfDiff(LineSide.Both, Visible.Text(line)));
    }
}
