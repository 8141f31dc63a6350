using System.Text.Json;

namespace Undrift;

/// <summary>
/// <c>efcore:PROJECT_OR_DLL[#Context]</c>: the model of Entity Framework Core, or with <c>migrations:</c> before it its migrations, as
/// the project's own EF Core says them. It is run in a process of its own under the project's files, and needs no Design package.
/// </summary>
internal sealed class EfCoreTool : IProjectTool
{
    public const string Prefix = "efcore:";

    private readonly EfCoreProject _project;
    private readonly string? _context;
    private readonly bool _migrations;

    /// <param name="text">What stands behind the prefix.</param>
    /// <param name="migrations">True for the migrations, false for the model.</param>
    /// <exception cref="UndriftException">It names neither a project nor a DLL.</exception>
    public EfCoreTool(string text, bool migrations)
    {
        var hash = text.LastIndexOf('#');
        _context = hash < 0 ? null : text[(hash + 1)..];
        _project = EfCoreProject.Find(hash < 0 ? text : text[..hash]);
        _migrations = migrations;
        Description = (migrations ? MigrationFlavours.Prefix : "") + Prefix + text;
    }

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public string? EngineName => null;

    /// <inheritdoc/>
    public async Task<MigrationSet> ReadAsync(IEngine engine, BuildOptions options, CancellationToken cancellation)
    {
        var what = _migrations ? "migrations" : "model";
        var text = options.Cache is { } cache
            ? await ToolCache.KeptAsync(
                Call(what, engine, options),
                engine,
                cache,
                () => AskAsync(what, engine, options, cancellation)
            )
            : (await AskAsync(what, engine, options, cancellation)).Said;
        using var said = JsonDocument.Parse(text.Output);
        var answer = new EfCoreAnswer(said.RootElement, _project, _context);
        answer.RequireEngine(engine);
        return _migrations ? answer.Migrations() : answer.Model();
    }

    private async Task<(CommandOutput Said, IReadOnlyList<string>? Inputs)> AskAsync(
        string what,
        IEngine engine,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        // The model and the migrations are mostly those of one project: it is built once.
        var built = await options.Answers.OnceAsync(
            "build " + _project.Path,
            () => EfCoreBuild.OfAsync(_project, engine, options, cancellation)
        );
        var asked = TimeProvider.System.GetUtcNow();
        var text = await new EfCoreHost(_project, built, _context).AskAsync(what, engine, options, cancellation);
        var said = new CommandOutput(text, "");
        if (options.Cache is null)
            return (said, null);
        using var json = JsonDocument.Parse(text);
        var read = new EfCoreRead(json.RootElement.GetProperty("read"), built.Dll, built.Packages);
        var inputs = built.Inputs.With(read.Inputs(asked));
        if (inputs.Unknown is { } why)
            options.Say?.Invoke($"the answer of {Description} is not kept: {why}");
        return (said, inputs.Lines);
    }

    /// <summary>The question, with the program that answers it.</summary>
    private ToolCall Call(string what, IEngine engine, BuildOptions options) =>
        new ToolRun(_project.Folder, engine, options).Call([
            EfCoreProject.Dotnet(),
            Prefix,
            what,
            Path.GetFullPath(_project.Path),
            _context ?? "#",
        ]) with
        {
            Looks = [Path.GetDirectoryName(EfCoreHost.Program)!],
        };
}
