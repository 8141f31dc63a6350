using System.Text.Json;
using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.PostgreSql.Normal;

/// <summary>Real applications' schemas of the shared corpus.</summary>
internal static class SharedSchemas
{
    // Its statements name the roles after the database, and a scratch database has another name.
    private static readonly string[] NamesItsDatabase = ["ledgersmb16"];

    private static readonly string Folder = Path.Combine(Repository.SharedCorpus, "postgresql", "schemas");

    /// <summary>The names of the schemas that load on all of these versions.</summary>
    public static IEnumerable<string> LoadingOn(params int[] versions) =>
        !Directory.Exists(Folder)
            ? []
            : Directory
                .GetDirectories(Folder)
                .Where(path => versions.All(VersionsOf(path).Contains))
                .Select(path => Path.GetFileName(path))
                .Except(NamesItsDatabase)
                .Order(StringComparer.Ordinal);

    /// <summary>The SQL file of a schema.</summary>
    public static string FileOf(string name) => Path.Combine(Folder, name, "schema.sql");

    private static HashSet<int> VersionsOf(string folder)
    {
        using var meta = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "meta.json")));
        var versions = meta
            .RootElement.GetProperty("loads_on")
            .EnumerateArray()
            .Select(item => int.Parse(item.GetString()!))
            .ToHashSet();
        // What loads on 13 and on 17 loads on 15, whether it was tried or not.
        if (versions.Contains(13) && versions.Contains(17))
            versions.Add(15);
        return versions;
    }
}
