namespace Undrift.Tests.Guards;

/// <summary>The files of the repository, without what a build makes.</summary>
internal static class SourceTree
{
    private static readonly string[] Made = ["bin", "obj", "artifacts", "TestResults", ".git", ".vs", ".idea"];

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every file below a folder, as paths from the root with forward slashes.</summary>
    public static IReadOnlyList<string> Files(string folder = "", string pattern = "*") =>
        [
            .. Walk(new DirectoryInfo(Path.Combine(Root, folder)), pattern)
                .Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The text of a file.</summary>
    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder, string pattern) =>
        folder
            .EnumerateFiles(pattern)
            .Where(file => file.Name != ".git") // in a worktree it is a file
            .Concat(
                folder
                    .EnumerateDirectories()
                    .Where(inner => !Made.Contains(inner.Name))
                    .SelectMany(inner => Walk(inner, pattern))
            );

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Undrift.slnx")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"no Undrift.slnx above {AppContext.BaseDirectory}");
    }
}
