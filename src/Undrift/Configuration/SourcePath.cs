namespace Undrift;

/// <summary>Makes the file part of a source relative to the file that names it.</summary>
internal static class SourcePath
{
    // Prefixes whose rest is a path. What stands behind other prefixes is none: a module, a command, a URL.
    private static readonly string[] PathPrefixes =
    [
        "sqlite:",
        "drizzle:",
        "alembic:",
        EfCoreTool.Prefix,
        ProjectTools.EfCoreMigrations,
    ];

    /// <summary>The source with its path seen from the current folder.</summary>
    /// <param name="source">A source as the user wrote it.</param>
    /// <param name="folder">Folder of the configuration file; empty: the current folder.</param>
    public static string Rebase(string source, string folder)
    {
        if (folder.Length == 0 || source.Length == 0 || source.Contains("://", StringComparison.Ordinal))
            return source;
        if (Array.Find(PathPrefixes, prefix => source.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix)
        {
            var rest = source[prefix.Length..];
            // ":memory:" and the empty name are SQLite's own, "file:" begins a URI.
            return rest.Length == 0 || rest[0] == ':' || rest.StartsWith("file:", StringComparison.Ordinal)
                ? source
                : prefix + Path.Combine(folder, rest);
        }
        if (source.StartsWith(MigrationFlavours.Prefix, StringComparison.Ordinal))
        {
            var (head, path) = MigrationFlavours.Parts(source);
            return path.Length == 0 ? source : head + Path.Combine(folder, path);
        }
        return HasOtherPrefix(source) || IsKeywordForm(source) ? source : Path.Combine(folder, source);
    }

    /// <summary>A word of two letters or more before a colon; one letter is a Windows drive.</summary>
    private static bool HasOtherPrefix(string source)
    {
        var colon = source.IndexOf(':');
        return colon > 1 && source.AsSpan(0, colon).IndexOfAnyExceptInRange('a', 'z') < 0;
    }

    /// <summary>libpq's keyword form: <c>host=… dbname=…</c>.</summary>
    private static bool IsKeywordForm(string source)
    {
        var equals = source.IndexOf('=');
        return equals > 0 && source.AsSpan(0, equals).TrimEnd().IndexOfAnyExceptInRange('a', 'z') < 0;
    }
}
