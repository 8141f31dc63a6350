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
        // The model and the migrations are mostly those of one project: it is built once.
        var built = await options.Answers.OnceAsync(
            "build " + _project.Path,
            () => _project.BuildAsync(engine, options, cancellation)
        );
        var host = new EfCoreHost(_project, built, _context);
        using var said = await host.AskAsync(_migrations ? "migrations" : "model", engine, options, cancellation);
        var answer = new EfCoreAnswer(said.RootElement, _project, _context);
        answer.RequireEngine(engine);
        return _migrations ? answer.Migrations() : answer.Model();
    }
}
