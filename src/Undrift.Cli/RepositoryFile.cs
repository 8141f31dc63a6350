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
        var relative = Path.GetRelativePath(RootOf(full), full).Replace('\\', '/');
        return relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative;
    }

    /// <summary>The folder that holds <c>.git</c>, a folder or (of a worktree) a file; else the current folder.</summary>
    private static string RootOf(string file)
    {
        for (var folder = Path.GetDirectoryName(file); folder is not null; folder = Path.GetDirectoryName(folder))
            if (Path.Exists(Path.Combine(folder, ".git")))
                return folder;
        return Directory.GetCurrentDirectory();
    }
}
