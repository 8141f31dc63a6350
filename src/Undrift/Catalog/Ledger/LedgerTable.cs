using System.Reflection;

namespace Undrift;

/// <summary>
/// What becomes of each column of one table of a server's own catalog: an embedded file <c>Ledger/TABLE.ledger</c>. A test
/// compares these files with real servers, so that a column which nobody looked at cannot stay unnoticed.
/// </summary>
/// <typeparam name="TServers">Which servers have a column.</typeparam>
/// <param name="Name">Name of the table.</param>
/// <param name="Holds">What it holds, in words: the first comment of the file.</param>
/// <param name="Lines">Its columns.</param>
internal sealed record LedgerTable<TServers>(string Name, string Holds, IReadOnlyList<LedgerLine<TServers>> Lines)
    where TServers : IServerRange<TServers>
{
    private const string Suffix = ".ledger";

    /// <summary>True where a column of it is compared.</summary>
    public bool IsRead => Lines.Any(line => line.Facets.Count > 0);

    /// <summary>Every file of an assembly, in the order of names.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="prefix">What the names of its files begin with.</param>
    public static IReadOnlyList<LedgerTable<TServers>> Load(Assembly assembly, string prefix) =>
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name =>
                    name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal)
                )
                .Order(StringComparer.Ordinal)
                .Select(name => Parse(name[prefix.Length..^Suffix.Length], Text(assembly, name))),
        ];

    /// <summary>Reads the text of a file.</summary>
    /// <exception cref="FormatException">A line is malformed, a column stands twice, the first line is no comment.</exception>
    public static LedgerTable<TServers> Parse(string name, string text)
    {
        var lines = text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        if (lines is not [['#', .. var holds], ..])
            throw new FormatException($"{name}: the first line is no comment that says what the table holds");
        var columns = new List<LedgerLine<TServers>>();
        foreach (var line in lines.Where(line => line[0] != '#'))
            try
            {
                columns.Add(LedgerLine<TServers>.Parse(line));
            }
            catch (FormatException e)
            {
                throw new FormatException($"{name}: {line}: {e.Message}", e);
            }
        return columns.DistinctBy(column => column.Column).Count() == columns.Count
            ? new LedgerTable<TServers>(name, holds.Trim(), columns)
            : throw new FormatException($"{name}: a column stands twice");
    }

    private static string Text(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
