namespace Undrift.Cli.Init;

/// <summary>SQLAlchemy or SQLModel without Alembic.</summary>
internal static class SqlAlchemyProject
{
    public static FoundProject? In(ProjectFolder folder)
    {
        if (PythonModel.In(folder, null) is not { Source: { } source } model)
            return null;
        var sql = SqlProject.In(folder);
        return new FoundProject(
            model.IsSqlModel ? "SQLModel" : "SQLAlchemy",
            sql?.Engine,
            source,
            sql?.Migrations
                ?? (sql?.Desired?.StartsWith("migrations:", StringComparison.Ordinal) == true ? sql.Desired : null)
        )
        {
            Toolchain = Toolchain.Python(folder, model.IsSqlModel ? "sqlmodel" : "sqlalchemy"),
            Model = model.Files,
            MigrationFiles = sql?.MigrationFiles ?? [],
            Generate = sql?.Generate,
            Apply = sql?.Apply,
            ApplySetup = sql?.ApplySetup ?? [],
            ApplyVariables = sql?.ApplyVariables ?? [],
        };
    }
}
