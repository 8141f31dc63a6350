using System.Text.Json;

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

    /// <summary>Builds the project, so that the model is that of the code; a DLL is taken as it is. Packages are not fetched.</summary>
    /// <exception cref="UndriftException">The build fails.</exception>
    public async Task<EfCoreBuild> BuildAsync(IEngine engine, BuildOptions options, CancellationToken cancellation)
    {
        if (!IsProject)
            return new EfCoreBuild(System.IO.Path.GetFullPath(Path), Packages());
        string[] words =
        [
            Dotnet(),
            "build",
            System.IO.Path.GetFileName(Path),
            "--no-restore",
            "-t:Build",
            "-v:q",
            "--nologo",
            // Nothing goes on running: neither build nodes nor the compiler's server.
            "-nodeReuse:false",
            "-p:UseSharedCompilation=false",
            "-getProperty:TargetPath",
            "-getProperty:NuGetPackageRoot",
        ];
        var said = await new ToolRun(Folder, engine, options).RunAsync(
            words,
            cancellation,
            $"run dotnet build {Path} by hand; dotnet restore fetches its packages"
        );
        using var json = JsonDocument.Parse(said.Output[Math.Max(0, said.Output.IndexOf('{'))..]);
        var properties = json.RootElement.GetProperty("Properties");
        return properties.GetProperty("TargetPath").GetString() is { Length: > 0 } dll && File.Exists(dll)
            ? new EfCoreBuild(dll, properties.GetProperty("NuGetPackageRoot").GetString())
            : throw UndriftException.Failed(
                "the project is built for several frameworks, or to no assembly",
                Path,
                "build it, and name the DLL: efcore:bin/Debug/net10.0/NAME.dll"
            );
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

    /// <summary>Where NuGet keeps packages unless a project says otherwise: a library has them there and not beside it.</summary>
    private static string? Packages()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } named
            ? named
            : System.IO.Path.Combine(home, ".nuget", "packages");
        return Directory.Exists(folder) ? folder : null;
    }

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

/// <summary>What a project was built to.</summary>
/// <param name="Dll">The full path of the assembly.</param>
/// <param name="Packages">Where NuGet keeps the packages; null: there are none.</param>
internal sealed record EfCoreBuild(string Dll, string? Packages);
