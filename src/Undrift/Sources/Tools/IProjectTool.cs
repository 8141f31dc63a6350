namespace Undrift;

/// <summary>A tool of the project that says what its schema is; it is run, not read.</summary>
internal interface IProjectTool
{
    /// <summary>The source for a report.</summary>
    string Description { get; }

    /// <summary>Name of the engine where the project's files say it; null: they do not.</summary>
    string? EngineName { get; }

    /// <summary>Asks the tool for its SQL, as one migration or as many as it has.</summary>
    /// <param name="engine">The engine that the SQL is for.</param>
    /// <param name="options">Time-outs, and the interpreter that a person chose.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UndriftException">The tool is not there, or fails.</exception>
    Task<MigrationSet> ReadAsync(IEngine engine, BuildOptions options, CancellationToken cancellation);
}

/// <summary>The tools, by what their sources begin with.</summary>
internal static class ProjectTools
{
    /// <summary>What the source of EF Core's migrations begins with.</summary>
    public const string EfCoreMigrations = MigrationFlavours.Prefix + EfCoreTool.Prefix;

    /// <summary>The tool that a source names; null: none.</summary>
    /// <exception cref="UndriftException">It names one, and not what of it.</exception>
    public static IProjectTool? Parse(string text) =>
        Rest(text, "drizzle:") is { } config ? new DrizzleTool(config)
        : Rest(text, "sqlalchemy:") is { } model ? SqlalchemyTool.Of(model)
        : Rest(text, "alembic:") is { } ini ? new AlembicTool(ini)
        : Rest(text, EfCoreTool.Prefix) is { } project ? new EfCoreTool(project, migrations: false)
        : Rest(text, EfCoreMigrations) is { } migrations ? new EfCoreTool(migrations, migrations: true)
        : null;

    /// <summary>The source of a project's migrations: EF Core has both them and the model, and the place says which is meant.</summary>
    public static string AsMigrations(string source) =>
        source.StartsWith(EfCoreTool.Prefix, StringComparison.Ordinal) ? MigrationFlavours.Prefix + source : source;

    /// <summary>What a tool says; in one run it is asked once.</summary>
    public static Task<MigrationSet> ReadAsync(
        IProjectTool tool,
        IEngine engine,
        BuildOptions options,
        CancellationToken cancellation
    ) => options.Answers.OnceAsync(tool.Description, () => tool.ReadAsync(engine, options, cancellation));

    /// <summary>The migrations that stand behind a source; null where it has none to tell apart.</summary>
    public static async Task<MigrationSet?> MigrationsOfAsync(
        SchemaSource source,
        IEngine engine,
        BuildOptions options,
        CancellationToken cancellation
    ) =>
        source switch
        {
            SchemaSource.Migrations migrations => migrations.Set,
            SchemaSource.Tool tool => await ReadAsync(tool.Program, engine, options, cancellation),
            _ => null,
        };

    private static string? Rest(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : null;
}
