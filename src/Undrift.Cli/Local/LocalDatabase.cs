using System.CommandLine;
using System.Net;

namespace Undrift.Cli.Local;

/// <summary>A database that may be thrown away: of no protected environment, and on this machine or on one that was named.</summary>
internal sealed class LocalDatabase
{
    private LocalDatabase(Project project, IEngine engine, string source) =>
        (Project, Engine, Source) = (project, engine, source);

    /// <summary>The project.</summary>
    public Project Project { get; }

    /// <summary>The engine.</summary>
    public IEngine Engine { get; }

    /// <summary>The database. Holds a credential.</summary>
    public string Source { get; }

    /// <summary>How the engine saves it, puts it back and empties it.</summary>
    public IBackupEngine Backups => (IBackupEngine)Engine;

    /// <summary>The database without credentials.</summary>
    public string Described => Engine.Describe(Source);

    /// <summary>Where its snapshots are kept.</summary>
    public BackupFolder Snapshots => new(Path.Combine(Project.Config?.Folder ?? "", ".undrift", "snapshots"));

    /// <summary>The database that the command line names.</summary>
    /// <exception cref="UndriftException">It is protected, or on a machine that was not named.</exception>
    public static LocalDatabase Of(CliHost host, ParseResult parsed, SharedOptions shared, Option<string?> remote)
    {
        var project = Project.Of(parsed, shared, host);
        var source = project.RequireActual();
        var engine = BackupGround.EngineOf(source, host);
        var database = new LocalDatabase(project, engine, source);
        if (database.ProtectedBy(host) is { } name)
            throw UndriftException.Usage(
                $"the environment {name} is protected: 'undrift local' is for databases that may be thrown away",
                database.Described,
                "name another environment; 'protected: false' in undrift.yml says that this one may be thrown away"
            );
        database.RequireHere(parsed.GetValue(remote));
        return database;
    }

    /// <summary>The protected environment that the database is, by whatever name it was called; null: none.</summary>
    private string? ProtectedBy(CliHost host)
    {
        if (Project.Protected)
            return Project.Environment;
        foreach (var name in Project.Config?.EnvironmentNames ?? [])
            try
            {
                var other = Project.Config!.Environment(name, Project.Variable);
                if (other.Protected && Engine.IsDatabase(other.Source) && SamePlace(other.Source))
                    return name;
            }
            catch (UndriftException)
            {
                // Its variables are not set here: the database cannot be named by it.
            }
        return null;
    }

    private bool SamePlace(string other) => Engine.Describe(other) == Described;

    private void RequireHere(string? remote)
    {
        var elsewhere = Backups.HostsOf(Source).FirstOrDefault(host => !IsHere(host) && host != remote);
        if (elsewhere is not null)
            throw UndriftException.Usage(
                $"the database is on another machine: {elsewhere}",
                Described,
                $"if it may be thrown away all the same, add --remote {elsewhere}"
            );
    }

    private static bool IsHere(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
