namespace Undrift.Cli;

/// <summary>The file that a source is, as other tools name files: from the root of the repository, with forward slashes.</summary>
internal static class RepositoryFile
{
    private static readonly string[] FilePrefixes = ["drizzle:", "alembic:"];

    /// <summary>The file; null where the source is none, or stands outside of the repository.</summary>
    /// <param name="source">The source as the user wrote it.</param>
    public static string? Of(string source)
    {
        var prefix = FilePrefixes.FirstOrDefault(word => source.StartsWith(word, StringComparison.Ordinal)) ?? "";
        var file = source[prefix.Length..];
        if (!File.Exists(file))
            return null;
        var full = Path.GetFullPath(file);
        var relative = Path.GetRelativePath(
                RootOf(Path.GetDirectoryName(full)!) ?? Directory.GetCurrentDirectory(),
                full
            )
            .Replace('\\', '/');
        return relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative;
    }

    /// <summary>The folder, of this one and those above it, that holds <c>.git</c>: a folder, or (of a worktree) a file; null: none does.</summary>
    public static string? RootOf(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
            if (Path.Exists(Path.Combine(at, ".git")))
                return at;
        return null;
    }
}
