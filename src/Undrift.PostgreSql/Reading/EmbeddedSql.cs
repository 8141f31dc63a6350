namespace Undrift.PostgreSql.Reading;

/// <summary>Loads the queries that stand as files beside the code.</summary>
internal static class EmbeddedSql
{
    /// <summary>The text of <c>Kinds/FOLDER/FOLDER.sql</c>.</summary>
    public static string OfKind(string folder) => Load($"Kinds.{folder}.{folder}");

    /// <summary>The text of <c>Kinds/FOLDER/NAME.sql</c>, for a folder with more than one query.</summary>
    public static string OfKind(string folder, string name) => Load($"Kinds.{folder}.{name}");

    /// <summary>The text of <c>Reading/NAME.sql</c>.</summary>
    public static string OfReading(string name) => Load($"Reading.{name}");

    /// <summary>The text of <c>Respelling/NAME.sql</c>.</summary>
    public static string OfRespelling(string name) => Load($"Respelling.{name}");

    /// <summary>The text of <c>Backups/NAME.sql</c>.</summary>
    public static string OfBackups(string name) => Load($"Backups.{name}");

    /// <summary>The text of <c>Observation/NAME.sql</c>.</summary>
    public static string OfObservation(string name) => Load($"Observation.{name}");

    private static string Load(string name)
    {
        var assembly = typeof(EmbeddedSql).Assembly;
        using var stream =
            assembly.GetManifestResourceStream($"Undrift.PostgreSql.{name}.sql")
            ?? throw new InvalidOperationException($"the query {name}.sql is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
