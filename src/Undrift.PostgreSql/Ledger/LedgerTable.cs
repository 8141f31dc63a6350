namespace Undrift.PostgreSql;

/// <summary>
/// What becomes of each column of one system catalog: <c>Ledger/TABLE.ledger</c>. A test compares these files with the
/// catalogs of real servers, so that a column which nobody looked at cannot stay unnoticed.
/// </summary>
/// <param name="Name">Name of the catalog.</param>
/// <param name="Holds">What it holds, in words: the first comment of the file.</param>
/// <param name="Lines">Its columns.</param>
internal sealed record LedgerTable(string Name, string Holds, IReadOnlyList<LedgerLine> Lines)
{
    private const string Prefix = "Undrift.PostgreSql.Ledger.";
    private const string Suffix = ".ledger";

    /// <summary>Every catalog that has a file, in the order of names.</summary>
    public static IReadOnlyList<LedgerTable> All { get; } = Load();

    /// <summary>True where a column of it is compared.</summary>
    public bool IsRead => Lines.Any(line => line.Facets.Count > 0);

    /// <summary>Reads the text of a file.</summary>
    /// <exception cref="FormatException">A line is malformed, a column stands twice, the first line is no comment.</exception>
    public static LedgerTable Parse(string name, string text)
    {
        var lines = text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        if (lines is not [['#', .. var holds], ..])
            throw new FormatException($"{name}: the first line is no comment that says what the catalog holds");
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

    private static LedgerTable[] Load() =>
        [
            .. typeof(LedgerTable)
                .Assembly.GetManifestResourceNames()
                .Where(name =>
                    name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal)
                )
                .Order(StringComparer.Ordinal)
                .Select(name => Parse(name[Prefix.Length..^Suffix.Length], Text(name))),
        ];

    private static string Text(string resource)
    {
        using var reader = new StreamReader(typeof(LedgerTable).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
