namespace Undrift.Cli.Init;

/// <summary>SQL files: a schema, migrations of a tool that is known by its files, or both.</summary>
internal static class SqlProject
{
    private static readonly string[] Folders =
    [
        "migrations",
        "db/migrations",
        "db/migrate",
        "database/migrations",
        "sql/migrations",
        "db/changelog",
        "supabase/migrations",
        "src/main/resources/db/migration",
        "src/main/resources/db/changelog",
    ];

    private static readonly string[] Schemas = ["schema.sql", "db/schema.sql", "db/structure.sql", "sql/schema.sql"];

    public static FoundProject? In(ProjectFolder folder)
    {
        var place = Named(folder) ?? Folders.FirstOrDefault(folder.HasFolder);
        var schema = Schemas.FirstOrDefault(folder.Has);
        if (place is null && schema is null)
            return null;
        var source = place is null ? null : "migrations:" + place;
        var set = place is null ? null : Read(folder, place);
        var tool = set is null ? null : MigrationTool.Of(set, folder, place!);
        return new FoundProject(tool?.Name, set?.EngineName, schema ?? source, schema is null ? null : source)
        {
            Settings = tool?.Settings ?? [],
            Model = schema is null ? [] : [schema],
            MigrationFiles = place is null ? [] : [place + "/**"],
            Generate = set?.NewMigration,
            Apply = tool?.Apply,
            ApplySetup = tool?.Setup ?? [],
            ApplyVariables = tool?.Variables(set?.EngineName ?? EngineHints.Of(folder)) ?? [],
        };
    }

    /// <summary>The folder that the settings of Flyway or Liquibase name; null: none.</summary>
    private static string? Named(ProjectFolder folder)
    {
        var location = string.Join(
            '\n',
            ((string[])["flyway.toml", "flyway.conf", "conf/flyway.conf"]).Select(folder.TextIfThere)
        );
        var at = location.IndexOf("filesystem:", StringComparison.Ordinal);
        var flyway = at < 0 ? null : location[(at + "filesystem:".Length)..].Split('"', '\'', ',', '\n', ']')[0].Trim();
        var changelog =
            ProjectFolder.Setting("changeLogFile", folder.TextIfThere("liquibase.properties"))
            ?? ProjectFolder.Setting("changelogFile", folder.TextIfThere("liquibase.properties"));
        var liquibase = changelog is null ? null : Path.GetDirectoryName(changelog)?.Replace('\\', '/');
        return ((string?[])[flyway, liquibase]).FirstOrDefault(name =>
            name is { Length: > 0 } && folder.HasFolder(name)
        );
    }

    /// <summary>What the folder's own tool says of itself; null: no tool is known whose folders look like this one.</summary>
    private static MigrationSet? Read(ProjectFolder folder, string place)
    {
        try
        {
            var isHere = folder.Path == Directory.GetCurrentDirectory();
            return MigrationFlavours.Read(MigrationFlavours.Prefix + (isHere ? place : folder.Full(place)));
        }
        catch (UndriftException)
        {
            return null;
        }
    }
}
