using System.Text.Json;

namespace Undrift;

/// <summary>What a project was built to.</summary>
/// <param name="Dll">The full path of the assembly.</param>
/// <param name="Packages">Where NuGet keeps the packages; null: there are none.</param>
/// <param name="Inputs">What it was built from.</param>
internal sealed record EfCoreBuild(string Dll, string? Packages, ToolInputs Inputs)
{
    private const string Sdk = "MSBuildExtensionsPath";

    /// <summary>Builds a project, so that the model is that of the code; a DLL is taken as it is. Packages are not fetched.</summary>
    /// <exception cref="UndriftException">The build fails.</exception>
    public static async Task<EfCoreBuild> OfAsync(
        EfCoreProject project,
        IEngine engine,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        if (!project.IsProject)
            return new EfCoreBuild(Path.GetFullPath(project.Path), DefaultPackages(), new ToolInputs([], null));
        var work = Directory.CreateTempSubdirectory("undrift-build-").FullName;
        try
        {
            var log = Path.Combine(work, "log");
            var started = TimeProvider.System.GetUtcNow();
            var said = await new ToolRun(project.Folder, engine, options).RunAsync(
                Words(project, log),
                // It then logs every import; in the words that are looked for.
                [new("MSBUILDLOGIMPORTS", "1"), new("DOTNET_CLI_UI_LANGUAGE", "en")],
                cancellation,
                $"run dotnet build {project.Path} by hand; dotnet restore fetches its packages"
            );
            using var json = JsonDocument.Parse(said.Output[Math.Max(0, said.Output.IndexOf('{'))..]);
            var properties = json.RootElement.GetProperty("Properties");
            var packages = properties.GetProperty("NuGetPackageRoot").GetString();
            if (properties.GetProperty("TargetPath").GetString() is not { Length: > 0 } dll || !File.Exists(dll))
                throw UndriftException.Failed(
                    "the project is built for several frameworks, or to no assembly",
                    project.Path,
                    "build it, and name the DLL: efcore:bin/Debug/net10.0/NAME.dll"
                );
            var text = options.Cache is null || !File.Exists(log) ? "" : await File.ReadAllTextAsync(log, cancellation);
            var sdk = properties.GetProperty(Sdk).GetString()!;
            return new EfCoreBuild(
                dll,
                packages,
                new BuildInputs(Path.GetFullPath(project.Path), text, sdk, packages ?? "").Inputs(started)
            );
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static string[] Words(EfCoreProject project, string log) =>
        [
            EfCoreProject.Dotnet(),
            "build",
            Path.GetFileName(project.Path),
            "--no-restore",
            "-t:Build",
            "-v:q",
            "--nologo",
            // Nothing goes on running: neither build nodes nor the compiler's server.
            "-nodeReuse:false",
            "-p:UseSharedCompilation=false",
            "-getProperty:TargetPath",
            "-getProperty:NuGetPackageRoot",
            "-getProperty:" + Sdk,
            $"-flp:logfile={log};verbosity=detailed",
        ];

    /// <summary>Where NuGet keeps packages unless a project says otherwise: a library has them there and not beside it.</summary>
    private static string? DefaultPackages()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } named
            ? named
            : Path.Combine(home, ".nuget", "packages");
        return Directory.Exists(folder) ? folder : null;
    }
}
