namespace Undrift;

/// <summary>The command of a project's migration tool that runs what is pending, where nobody named one.</summary>
/// <param name="Words">The program and its arguments.</param>
/// <param name="Folder">Where it is run; null: in the current folder.</param>
internal sealed record ToolCommand(IReadOnlyList<string> Words, string? Folder = null)
{
    /// <summary>The command, with programs that are there.</summary>
    /// <param name="set">The migrations.</param>
    /// <param name="desired">The desired source: it may name the tool's configuration; null: none.</param>
    /// <param name="python">The Python that a person chose; null: the project's own.</param>
    /// <exception cref="UndriftException">The tool is not there, or has no command that could be told without a credential.</exception>
    public static ToolCommand Of(MigrationSet set, string? desired, string? python) =>
        set.Flavour switch
        {
            "alembic" => Alembic(set.Path, python),
            "drizzle" => Drizzle(desired, set.Path),
            "prisma" => Prisma(set.Path),
            "dbmate" => Of("dbmate", "--migrations-dir", set.Path, "--no-dump-schema", "up"),
            "goose" => Of("goose", "-dir", set.Path, "up"),
            "flyway" => Of("flyway", $"-locations=filesystem:{set.Path}", "migrate"),
            "liquibase" => Of("liquibase", "update"),
            "efcore" => Of("dotnet", ["ef", .. Rest(set)]),
            _ => throw UndriftException.Usage(
                $"the migrations are those of {set.Flavour}, and no command of it is known that takes the database from its environment",
                set.Path,
                "name the command: undrift migrate … -- COMMAND"
            ),
        };

    private static ToolCommand Of(string program, params string[] arguments) =>
        new([ProgramFinder.Find(program), .. arguments]);

    private static ToolCommand Alembic(string ini, string? python)
    {
        var folder = FolderOf(ini);
        return new ToolCommand(
            [PythonFinder.Find(python, folder), "-m", "alembic", "-c", Path.GetFileName(ini), "upgrade", "head"],
            folder
        );
    }

    private static ToolCommand Drizzle(string? desired, string migrations)
    {
        const string prefix = "drizzle:";
        var config = desired?.StartsWith(prefix, StringComparison.Ordinal) == true ? desired[prefix.Length..] : null;
        var folder = FolderOf(config ?? migrations);
        string[] named = config is null ? [] : ["--config", Path.GetFileName(config)];
        return new ToolCommand([ProgramFinder.Find("node"), DrizzleKit.Find(folder), "migrate", .. named], folder);
    }

    private static ToolCommand Prisma(string migrations)
    {
        var folder = FolderOf(migrations);
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (Path.Combine(at.FullName, "node_modules/.bin/prisma") is var program && File.Exists(program))
                return new ToolCommand([program, "migrate", "deploy"], at.FullName);
        throw UndriftException.Failed("prisma is not installed in the project", folder, "run npm install");
    }

    private static string FolderOf(string file) => Path.GetDirectoryName(Path.GetFullPath(file))!;

    /// <summary>What stands behind <c>dotnet ef</c> in the words for a person.</summary>
    private static string[] Rest(MigrationSet set) => set.Apply?.Split(' ')[2..] ?? [];
}
