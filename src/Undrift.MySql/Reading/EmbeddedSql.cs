namespace Undrift.MySql.Reading;

/// <summary>
/// The catalog queries: <c>.sql</c> files beside what reads them, which run in the command-line client as they stand.
/// </summary>
internal static class EmbeddedSql
{
    /// <summary>The query of a kind.</summary>
    /// <param name="kind">The kind's folder.</param>
    /// <param name="file">The file without its ending.</param>
    public static string OfKind(string kind, string file) => Read($"Undrift.MySql.Kinds.{kind}.{file}.sql");

    /// <summary>A query that no kind owns.</summary>
    public static string OfReading(string file) => Read($"Undrift.MySql.Reading.{file}.sql");

    private static string Read(string resource)
    {
        using var stream =
            typeof(EmbeddedSql).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the resource {resource} is missing");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd().TrimEnd(';');
    }
}
