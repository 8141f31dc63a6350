using System.CommandLine;

namespace Undrift.Cli;

/// <summary>What backups and rollbacks rest on: the engine of a database, scratch databases, the schema of a backup.</summary>
internal static class BackupGround
{
    /// <summary>The engine of a database.</summary>
    /// <exception cref="UndriftException">It is no live database.</exception>
    public static IEngine EngineOf(string source, CliHost host) =>
        host.Engines.FirstOrDefault(engine => engine is IBackupEngine && engine.IsDatabase(source))
        ?? throw UndriftException.Usage(
            "a backup is made of a live database, and none is named",
            next: "name it with --database URL or -e NAME"
        );

    /// <summary>Where scratch databases are made, and the time-outs.</summary>
    public static BuildOptions OptionsOf(
        Project project,
        ParseResult parsed,
        SharedOptions shared,
        CliHost host,
        string? source
    )
    {
        if (source is null)
            return new BuildOptions(project.TimeoutOf(parsed, shared), [], parsed.GetValue(shared.Scratch));
        var request = project.Request(parsed, shared, host, SchemaSource.Parse(source, host.Engines), source);
        return CatalogPair.Ground(request, host).Options with { Schemas = [] };
    }

    /// <summary>The schema as it was read when a backup was made.</summary>
    /// <exception cref="UndriftException">Its file is missing or damaged.</exception>
    public static Catalog SchemaOf(BackupFolder folder, Backup backup, IEngine engine) =>
        SnapshotReader.ReadFile(folder.SchemaOf(backup), name => name == engine.Name ? engine : null);
}
