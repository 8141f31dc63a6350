namespace Undrift.Cli;

/// <summary>Branches of a database at its platform, as backups: made within a second, whatever the size.</summary>
internal sealed class BranchRun(CliHost host, Project project)
{
    /// <summary>Makes a branch and notes it among the backups.</summary>
    /// <exception cref="UndriftException">A variable is missing, or the platform refuses.</exception>
    public async Task<Backup> MakeAsync(BackupFolder folder, CancellationToken cancellation)
    {
        var source = project.RequireActual();
        var engine = BackupGround.EngineOf(source, host);
        var at = host.Clock.GetUtcNow();
        var id = BackupFolder.NewId(at);
        using var service = Service();
        var branch = await Api(service).CreateAsync($"undrift-{id}", cancellation);
        var backup = new Backup(id, at, project.Environment, engine.Name, engine.Describe(source), "neon", branch);
        folder.Note(backup);
        return backup;
    }

    /// <summary>Puts a branch in place; what was there is kept under the name that is returned.</summary>
    /// <exception cref="UndriftException">A variable is missing, or the platform refuses.</exception>
    public async Task<string> RestoreAsync(string branch, CancellationToken cancellation)
    {
        var keptAs = $"before-{BackupFolder.NewId(host.Clock.GetUtcNow())}";
        using var service = Service();
        await Api(service).RestoreAsync(branch, keptAs, cancellation);
        return keptAs;
    }

    /// <summary>The branch that the application uses, in words.</summary>
    /// <exception cref="UndriftException">A variable is missing.</exception>
    public string Described => NeonPlace.Of(project.Variable).ToString();

    private ServiceClient Service() => new(CliHost.Tool, host.Patience, host.Clock);

    private NeonApi Api(ServiceClient service) => new(service, NeonPlace.Of(project.Variable), host.Clock);
}
