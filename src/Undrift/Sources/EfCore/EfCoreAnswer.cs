using System.Text;
using System.Text.Json;

namespace Undrift;

/// <summary>What the project's EF Core said.</summary>
/// <param name="said">The answer of the helper process.</param>
/// <param name="project">The project.</param>
/// <param name="context">The context that was chosen; null: the only one.</param>
internal sealed class EfCoreAnswer(JsonElement said, EfCoreProject project, string? context)
{
    private const string Flavour = "efcore";

    /// <summary>The engines of the providers that are known; others are taken at their word.</summary>
    private static readonly (string Provider, string Engine)[] Providers =
    [
        ("Npgsql.", "postgres"),
        ("Microsoft.EntityFrameworkCore.Sqlite", "sqlite"),
        ("Pomelo.", "mysql"),
        ("MySql.", "mysql"),
        ("Microsoft.EntityFrameworkCore.SqlServer", "sqlserver"),
        ("Oracle.", "oracle"),
    ];

    /// <summary>Refuses a context whose SQL is that of another engine.</summary>
    /// <exception cref="UndriftException">It is.</exception>
    public void RequireEngine(IEngine engine)
    {
        var provider = said.GetProperty("provider").GetString()!;
        var known = Providers
            .FirstOrDefault(each => provider.StartsWith(each.Provider, StringComparison.Ordinal))
            .Engine;
        if (known is not null && known != engine.Name)
            throw UndriftException.Failed(
                $"the context {said.GetProperty("context").GetString()} is for {known} ({provider}), and {engine.DisplayName} is asked for",
                project.Path,
                $"compare with a database of {known}, or name another context"
            );
    }

    /// <summary>The model, as one migration.</summary>
    public MigrationSet Model() =>
        Set([
            new Migration(
                "",
                "model",
                ToolRun.Script($"the SQL of {project.Path}", said.GetProperty("script").GetString()!)
            ),
        ]);

    /// <summary>The migrations.</summary>
    /// <exception cref="UndriftException">There are none.</exception>
    public MigrationSet Migrations()
    {
        var files = Sources();
        var migrations = said.GetProperty("migrations").EnumerateArray().Select(each => Read(each, files)).ToList();
        if (migrations.Count == 0)
            throw UndriftException.Failed(
                $"the context {said.GetProperty("context").GetString()} has no migrations",
                project.Path,
                $"make the first one: {Command("migrations add Initial")}"
            );
        return Set(migrations) with
        {
            Apply = Command("database update"),
            History = HistoryFormat.EfCore(said.GetProperty("history").GetString()!),
            ModelChanges = Changes(files),
            Writer = project.IsProject
                ? new EfCoreWriter(
                    project,
                    said.GetProperty("context").GetString()!,
                    said.GetProperty("ef").GetString()!,
                    said.GetProperty("history").GetString()!,
                    migrations[^1]
                )
                : null,
        };
    }

    private MigrationSet Set(IReadOnlyList<Migration> migrations) =>
        new(Flavour, project.Path, migrations) { NewMigration = Command("migrations add NAME") };

    private static Migration Read(JsonElement migration, Dictionary<string, string> files)
    {
        var id = migration.GetProperty("id").GetString()!;
        var file = files.GetValueOrDefault(id + ".cs", id);
        var up = migration.GetProperty("up");
        // A migration without Down undoes nothing, and says nothing about it.
        var isUndone =
            migration.TryGetProperty("down", out var down) && (down.GetArrayLength() > 0 || up.GetArrayLength() == 0);
        return new Migration(id, id[(id.IndexOf('_') + 1)..], Script($"{file} (its SQL)", up))
        {
            Down = isUndone ? Script($"{file} (the SQL that undoes it)", down) : null,
        };
    }

    /// <summary>
    /// The commands one after another, as Migrate sends them: in one transaction, but for those that say that they cannot run in
    /// one (SQLite's tables that are made anew, <c>suppressTransaction</c>).
    /// </summary>
    private static SqlScript Script(string name, JsonElement commands)
    {
        var all = commands
            .EnumerateArray()
            .Select(each =>
                (Sql: each.GetProperty("sql").GetString()!.TrimEnd(), Alone: each.GetProperty("alone").GetBoolean())
            )
            .ToList();
        var mixed = all.Exists(command => command.Alone);
        var text = new StringBuilder();
        var open = false;
        foreach (var (sql, alone) in all.Where(command => command.Sql.Length > 0))
        {
            if (mixed && open == alone)
                text.AppendLine(alone ? "COMMIT;" : "BEGIN;");
            open = mixed && !alone;
            text.AppendLine(sql);
            // Behind a comment a semicolon would be part of it.
            if (!sql.EndsWith(';'))
                text.AppendLine(";");
        }
        if (open)
            text.AppendLine("COMMIT;");
        return ToolRun.Script(name, text.ToString(), mixed ? ScriptTransaction.AsWritten : ScriptTransaction.One);
    }

    /// <summary>EF Core itself compares the model with the snapshot of the last migration: it refuses to migrate while they differ.</summary>
    private MigrationFault? Changes(Dictionary<string, string> files)
    {
        var operations = said.GetProperty("ahead").EnumerateArray().Select(each => each.GetString()).ToList();
        var snapshot = files.Values.FirstOrDefault(file => file.EndsWith("ModelSnapshot.cs", StringComparison.Ordinal));
        return operations.Count == 0
            ? null
            : new MigrationFault(
                $"EF Core finds changes of the model that no migration has: {string.Join(", ", operations)}",
                snapshot ?? project.Path
            );
    }

    /// <summary>The files of the project by their names, to say where a migration stands.</summary>
    private Dictionary<string, string> Sources()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in project.Sources())
            files.TryAdd(Path.GetFileName(file), file);
        return files;
    }

    private string Command(string words)
    {
        var folder = Path.GetFullPath(project.Folder) == Directory.GetCurrentDirectory() || !project.IsProject;
        return $"dotnet ef {words}{(folder ? "" : $" --project {project.Path}")}{(context is null ? "" : $" --context {context}")}";
    }
}
