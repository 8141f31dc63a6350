namespace Undrift.Engines.Tests.Corpus;

/// <summary>Where the repository and the shared corpus lie.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution, found upwards from the test program.</summary>
    public static string Root { get; } = Find();

    /// <summary>Schemas and pairs that others wrote: <c>UNDRIFT_CORPUS</c>, else beside the repository.</summary>
    public static string SharedCorpus { get; } =
        Environment.GetEnvironmentVariable("UNDRIFT_CORPUS") is { Length: > 0 } set
            ? set
            : Path.GetFullPath(Path.Combine(Root, "..", "shared", "corpus"));

    /// <summary>True when every case is wanted, not only the fixed sample.</summary>
    public static bool All { get; } = Environment.GetEnvironmentVariable("UNDRIFT_ALL") is "1";

    /// <summary>While working on one thing: only the shared pairs whose name has one of these parts; null: no choice.</summary>
    public static string[]? Only { get; } =
        Environment.GetEnvironmentVariable("UNDRIFT_ONLY")?.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Undrift.slnx")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"no Undrift.slnx above {AppContext.BaseDirectory}");
    }
}
