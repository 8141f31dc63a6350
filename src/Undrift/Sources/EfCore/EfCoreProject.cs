namespace Undrift;

/// <summary>A project of .NET, or a DLL that one was built to.</summary>
/// <param name="Path">The file, as the user would write it.</param>
/// <param name="IsProject">False: a DLL.</param>
internal sealed record EfCoreProject(string Path, bool IsProject)
{
    /// <summary>The folder that the project's code takes for the current one, as <c>dotnet ef</c> has it.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;

    /// <summary>The files of C# that a person wrote, as the user would write their paths; none of a DLL.</summary>
    public IEnumerable<string> Sources() =>
        IsProject
            ? Directory
                .EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
                .Select(file => System.IO.Path.GetRelativePath(Folder, file))
                .Where(file => file.Split(System.IO.Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
                .Select(file => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path) ?? "", file))
            : [];

    /// <summary>Finds the project that a source names.</summary>
    /// <param name="path">A project file, its folder, or a DLL.</param>
    /// <exception cref="UndriftException">There is none, or there are several.</exception>
    public static EfCoreProject Find(string path)
    {
        if (path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            return File.Exists(path)
                ? new EfCoreProject(path, IsProject: false)
                : throw UndriftException.Failed(
                    $"there is no such assembly: {path}",
                    next: "build the project with dotnet build, or name the project: it is built then"
                );
        if (File.Exists(path) && path.EndsWith("proj", StringComparison.OrdinalIgnoreCase))
            return new EfCoreProject(path, IsProject: true);
        if (!Directory.Exists(path))
            throw UndriftException.Failed(
                path.Length == 0 ? "no project of EF Core is named" : $"there is no such project: {path}",
                next: "write efcore:PROJECT or efcore:FILE.dll, with the path of a .csproj, of its folder, or of what it was built to"
            );
        var projects = Directory.GetFiles(path, "*.*proj").Order(StringComparer.Ordinal).ToArray();
        return projects switch
        {
            [var only] => new EfCoreProject(only, IsProject: true),
            [] => throw UndriftException.Failed(
                "the folder holds no project of .NET",
                path,
                "name the .csproj file, or its folder"
            ),
            _ => throw UndriftException.Failed(
                $"the folder holds several projects: {string.Join(", ", projects.Select(System.IO.Path.GetFileName))}",
                path,
                "name one of the files"
            ),
        };
    }

    /// <summary>The program <c>dotnet</c>.</summary>
    /// <exception cref="UndriftException">There is none.</exception>
    public static string Dotnet() =>
        ProgramFinder.TryFind("dotnet")
        ?? Installed()
        ?? throw UndriftException.Failed(
            "there is no program dotnet, which runs the project's EF Core",
            next: "install .NET, or add its folder to PATH"
        );

    private static string? Installed()
    {
        var file = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        return
            Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root
            && System.IO.Path.Combine(root, file) is var program
            && File.Exists(program)
            ? program
            : null;
    }
}
