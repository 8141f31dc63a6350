namespace Undrift.Cli;

/// <summary>Where the backups of a project are kept.</summary>
internal static class BackupPlace
{
    /// <summary>The folder where none is named, beside the project file.</summary>
    private const string Default = "backups";

    /// <summary>The folder: the named one, the project's, or the usual one.</summary>
    /// <param name="project">The project.</param>
    /// <param name="named">What the command line says; null: nothing.</param>
    public static BackupFolder Of(Project project, string? named) =>
        new(named ?? project.Config?.Backups(project.Variable) ?? Path.Combine(project.Config?.Folder ?? "", Default));
}
