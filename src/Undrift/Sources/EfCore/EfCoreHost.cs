using System.Text.Json;

namespace Undrift;

/// <summary>The helper process that loads the project under its own files and asks its EF Core.</summary>
/// <param name="project">The project.</param>
/// <param name="built">What it was built to.</param>
/// <param name="context">The context that was chosen; null: the only one.</param>
internal sealed class EfCoreHost(EfCoreProject project, EfCoreBuild built, string? context)
{
    /// <summary>The helper runs on this version of .NET and on later ones.</summary>
    private const int OldestRuntime = 8;

    private const string Settings = ".runtimeconfig.json";

    /// <summary>The helper: a file beside this program, which does not refer to it.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "efcore", "Undrift.EfCore.Host.dll");

    /// <summary>What it answers, as JSON.</summary>
    /// <param name="what"><c>model</c> or <c>migrations</c>.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="options">Time-outs.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UndriftException">It cannot be run, or the project has not what is asked for.</exception>
    public async Task<string> AskAsync(
        string what,
        IEngine engine,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        if (!File.Exists(Program))
            throw UndriftException.Failed("a file of Undrift is missing", Program, "install Undrift anew");
        var folder = Directory.CreateTempSubdirectory("undrift-efcore-");
        try
        {
            var answer = Path.Combine(folder.FullName, "answer.json");
            string[] words =
            [
                EfCoreProject.Dotnet(),
                "exec",
                .. Runtime(),
                Program,
                answer,
                built.Dll,
                what,
                .. context is null ? (string[])[] : [context],
            ];
            const string next = "run the project by hand; a runtime that is missing is at https://dotnet.microsoft.com";
            await new ToolRun(project.Folder, engine, options).RunAsync(words, cancellation, next);
            var text = await File.ReadAllTextAsync(answer, cancellation);
            using var said = JsonDocument.Parse(text);
            return said.RootElement.TryGetProperty("error", out var error)
                ? throw Failure(error.GetString()!, said.RootElement)
                : text;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Under which files it runs. A library has no settings of a run-time: those of the helper do.</summary>
    private string[] Runtime()
    {
        var deps = Path.ChangeExtension(built.Dll, ".deps.json");
        var own = Path.ChangeExtension(built.Dll, Settings);
        var isOwn = File.Exists(own);
        return
        [
            .. File.Exists(deps) ? (string[])["--depsfile", deps] : [],
            "--runtimeconfig",
            isOwn ? own : Path.ChangeExtension(Program, Settings),
            "--roll-forward",
            isOwn && MajorOf(own) >= OldestRuntime ? "Major" : "LatestMajor",
            .. built.Packages is { Length: > 0 } packages ? (string[])["--additionalprobingpath", packages] : [],
        ];
    }

    private static int MajorOf(string settings)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(settings));
            return
                json.RootElement.GetProperty("runtimeOptions").TryGetProperty("tfm", out var framework)
                && Version.TryParse(framework.GetString()!.TrimStart([.. "netcoreapp"]), out var version)
                ? version.Major
                : 0;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw UndriftException.Failed(
                $"the settings of the run-time are damaged: {e.Message}",
                settings,
                "build the project anew",
                e
            );
        }
    }

    private UndriftException Failure(string message, JsonElement said)
    {
        var contexts = said.GetProperty("contexts").EnumerateArray().Select(name => name.GetString()!).ToList();
        var named = contexts.Count == 0 ? "" : ": " + string.Join(", ", contexts);
        return UndriftException.Failed(
            message + named,
            project.Path,
            said.GetProperty("code").GetString() switch
            {
                "several-contexts" or "no-such-context" when contexts.Count > 0 =>
                    $"choose one: {EfCoreTool.Prefix}{project.Path}#{contexts[0].Split('.')[^1]}",
                "no-ef" or "no-context" => "name the project that has the DbContext, or the program that registers it",
                "not-made" =>
                    "write an IDesignTimeDbContextFactory that needs no settings, or put them into appsettings.json: no address of a database is passed on",
                "no-sql" => "name a context for PostgreSQL, MySQL, MariaDB or SQLite",
                _ => "the project's own code or its EF Core failed: run dotnet ef dbcontext info by hand",
            }
        );
    }
}
