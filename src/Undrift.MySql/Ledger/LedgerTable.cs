namespace Undrift.MySql.Ledger;

/// <summary>
/// What becomes of each column of one table of information_schema: <c>Ledger/TABLE.ledger</c>. A test compares these files
/// with real servers, so that a column which nobody looked at cannot stay unnoticed.
/// </summary>
/// <param name="Name">Name of the table.</param>
/// <param name="Holds">What it holds, in words: the first comment of the file.</param>
/// <param name="Lines">Its columns.</param>
internal sealed record LedgerTable(string Name, string Holds, IReadOnlyList<LedgerLine> Lines)
{
    private const string Prefix = "Undrift.MySql.Ledger.";
    private const string Suffix = ".ledger";
    private const string LeftOutName = "left-out";
    private const string OthersName = "others";

    /// <summary>Every table that has a file, in the order of names.</summary>
    public static IReadOnlyList<LedgerTable> All { get; } =
    [.. Resources().Where(name => name is not (LeftOutName or OthersName)).Select(name => Parse(name, Text(name)))];

    /// <summary>Tables of which nothing is read, each a line like a column's.</summary>
    public static LedgerTable LeftOut { get; } = Parse(LeftOutName, Text(LeftOutName));

    /// <summary>What is read from elsewhere, each source a line like a column's.</summary>
    public static LedgerTable Others { get; } = Parse(OthersName, Text(OthersName));

    /// <summary>Reads the text of a file.</summary>
    /// <exception cref="FormatException">A line is malformed, a column stands twice, the first line is no comment.</exception>
    public static LedgerTable Parse(string name, string text)
    {
        var lines = text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        if (lines is not [['#', .. var holds], ..])
            throw new FormatException($"{name}: the first line is no comment that says what the table holds");
        var columns = new List<LedgerLine>();
        foreach (var line in lines.Where(line => line[0] != '#'))
            try
            {
                columns.Add(LedgerLine.Parse(line));
            }
            catch (FormatException e)
            {
                throw new FormatException($"{name}: {line}: {e.Message}", e);
            }
        return columns.DistinctBy(column => column.Column).Count() == columns.Count
            ? new LedgerTable(name, holds.Trim(), columns)
            : throw new FormatException($"{name}: a column stands twice");
    }

    private static IEnumerable<string> Resources() =>
        typeof(LedgerTable)
            .Assembly.GetManifestResourceNames()
            .Where(name =>
                name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal)
            )
            .Select(name => name[Prefix.Length..^Suffix.Length])
            .Order(StringComparer.Ordinal);

    private static string Text(string name)
    {
        using var reader = new StreamReader(
            typeof(LedgerTable).Assembly.GetManifestResourceStream(Prefix + name + Suffix)!
        );
        return reader.ReadToEnd();
    }
}
