namespace Undrift;

/// <summary><c>sqlalchemy:MODULE:ATTR</c>: the tables of SQLAlchemy or SQLModel metadata, in the project's own Python.</summary>
/// <param name="module">The module to import.</param>
/// <param name="attribute">What of it has the tables: a MetaData, or a class that has one.</param>
internal sealed class SqlalchemyTool(string module, string attribute) : IProjectTool
{
    /// <summary>Understands what stands behind <c>sqlalchemy:</c>.</summary>
    /// <exception cref="UndriftException">It is not a module and an attribute.</exception>
    public static SqlalchemyTool Of(string text) =>
        text.Split(':') is [{ Length: > 0 } module, { Length: > 0 } attribute]
            ? new SqlalchemyTool(module, attribute)
            : throw UndriftException.Usage(
                "a SQLAlchemy source names a module and what of it has the tables",
                next: "write sqlalchemy:MODULE:ATTR, for example sqlalchemy:app.models:Base"
            );

    /// <inheritdoc/>
    public string Description => $"sqlalchemy:{module}:{attribute}";

    /// <inheritdoc/>
    public string? EngineName => null;

    /// <inheritdoc/>
    public async Task<MigrationSet> ReadAsync(IEngine engine, BuildOptions options, CancellationToken cancellation)
    {
        var folder = Directory.GetCurrentDirectory();
        var said = await new ToolRun(folder, engine, options).PythonAsync(
            PythonFinder.Find(options.Python, folder),
            "print_schema.py",
            [module, attribute, ToolRun.DialectOf(engine)],
            keep: true,
            cancellation
        );
        if (string.IsNullOrWhiteSpace(said.Output))
            throw UndriftException.Failed(
                $"{Description} has no tables",
                next: "import the modules of all models where it is defined"
            );
        return new MigrationSet(
            "sqlalchemy",
            Description,
            [new Migration("", "model", ToolRun.Script($"the SQL of {Description}", said.Output))]
        )
        {
            NewMigration = "alembic revision --autogenerate -m 'description of changes'",
        };
    }
}
