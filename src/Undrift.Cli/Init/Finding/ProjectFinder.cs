namespace Undrift.Cli.Init;

/// <summary>Tells from the files of a folder which tool makes its schema, and how. Nothing is run.</summary>
/// <param name="path">The project's folder.</param>
/// <param name="root">The root of its repository; null: the folder itself.</param>
internal sealed class ProjectFinder(string path, string? root = null)
{
    /// <summary>What is there; a project without a known tool has null everywhere.</summary>
    public FoundProject Find()
    {
        var folder = new ProjectFolder(path);
        var found =
            DrizzleProject.In(folder, root ?? path)
            ?? PrismaProject.In(folder, root ?? path)
            ?? AlembicProject.In(folder)
            ?? EfCoreProject.In(folder)
            ?? SqlAlchemyProject.In(folder)
            ?? SqlProject.In(folder)
            ?? new FoundProject(null, null, null, null);
        return found.Engine is null ? found with { Engine = EngineHints.Of(folder) } : found;
    }
}
