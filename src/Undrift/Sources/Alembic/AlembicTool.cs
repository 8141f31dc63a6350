using System.Text.Json;

namespace Undrift;

/// <summary><c>alembic:INI</c>: the revisions of Alembic, each with the SQL that it prints offline, in the project's own Python.</summary>
internal sealed class AlembicTool : IProjectTool
{
    private readonly string _ini;

    public AlembicTool(string ini) =>
        _ini = File.Exists(ini)
            ? ini
            : throw UndriftException.Failed(
                $"there is no such configuration of Alembic: {ini}",
                next: "write alembic:alembic.ini, with the path of the file"
            );

    /// <inheritdoc/>
    public string Description => "alembic:" + _ini;

    /// <inheritdoc/>
    public string? EngineName => null;

    /// <inheritdoc/>
    public async Task<MigrationSet> ReadAsync(IEngine engine, BuildOptions options, CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(_ini))!;
        var python = PythonFinder.Find(options.Python, folder);
        var run = new ToolRun(folder, engine, options);
        var ini = Path.GetFileName(_ini);
        var said = await run.PythonAsync(
            python,
            "print_revisions.py",
            [ini, ToolRun.DialectOf(engine)],
            keep: true,
            cancellation
        );
        using var json = JsonDocument.Parse(said.Output);
        var migrations = json.RootElement.EnumerateArray().Select(revision => Read(revision, folder)).ToList();
        if (migrations.Count == 0)
            throw UndriftException.Failed("there is no revision", _ini, "make one with alembic revision");
        return new MigrationSet("alembic", _ini, migrations)
        {
            NewMigration = "alembic revision --autogenerate -m 'description of changes'",
            Apply = "alembic upgrade head",
            History = HistoryFormat.Alembic,
            Writer = new AlembicWriter(
                (script, arguments, token) => run.PythonAsync(python, script, [ini, .. arguments], keep: false, token),
                folder
            ),
        };
    }

    private static Migration Read(JsonElement revision, string folder)
    {
        var file = Path.GetRelativePath(folder, revision.GetProperty("path").GetString()!);
        return new Migration(
            revision.GetProperty("revision").GetString()!,
            revision.GetProperty("message").GetString() ?? "",
            ToolRun.Script($"{file} (its SQL)", revision.GetProperty("up").GetString()!)
        )
        {
            Down = revision.GetProperty("down").GetString() is { } down
                ? ToolRun.Script($"{file} (the SQL that undoes it)", down)
                : null,
        };
    }
}
