namespace Undrift.Cli.Init;

/// <summary>Alembic: <c>alembic.ini</c>.</summary>
internal static class AlembicProject
{
    private const string File = "alembic.ini";

    public static FoundProject? In(ProjectFolder folder)
    {
        if (!folder.Has(File))
            return null;
        var text = folder.Text(File);
        var place = (ProjectFolder.Setting("script_location", text) ?? "alembic")
            .Replace("%(here)s/", "", StringComparison.Ordinal)
            .TrimEnd('/');
        var model = PythonModel.In(folder, place);
        var python = Toolchain.Python(folder, "alembic");
        return new FoundProject(
            "Alembic",
            EngineHints.Named(ProjectFolder.Setting("sqlalchemy.url", text)),
            model?.Source ?? "alembic:" + File,
            "alembic:" + File
        )
        {
            Toolchain = python,
            Settings = [File],
            Model = model?.Files ?? [],
            MigrationFiles = [place + "/versions/**"],
            Generate = python.Of("alembic revision --autogenerate -m NAME"),
            Apply = python.Of("alembic upgrade head"),
        };
    }
}
