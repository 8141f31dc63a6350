using System.CommandLine;

namespace Undrift.Cli.Local;

/// <summary>The options of the commands on local databases.</summary>
internal sealed class LocalOptions
{
    /// <summary>The name of a snapshot that nobody named.</summary>
    private const string Default = "latest";

    public SharedOptions Shared { get; } = new();

    public Option<string?> Remote { get; } =
        new("--remote")
        {
            Description = "The database may be thrown away, though it is on this machine",
            HelpName = "HOST",
        };

    public Argument<string> Name { get; } =
        new("NAME") { Description = "Name of the snapshot", DefaultValueFactory = _ => Default };

    /// <summary>Adds what names the database.</summary>
    public void AddTo(Command command)
    {
        BackupOptions.AddShared(command, Shared);
        command.Options.Add(Remote);
    }

    /// <summary>The database.</summary>
    /// <exception cref="UndriftException">It may not be thrown away.</exception>
    public LocalDatabase Database(CliHost host, ParseResult parsed) => LocalDatabase.Of(host, parsed, Shared, Remote);

    /// <summary>The snapshot of the database by its name; null: there is none.</summary>
    public static Backup? Find(LocalDatabase database, string name) =>
        database.Snapshots.All().FirstOrDefault(item => item.Database == database.Described && item.Reason == name);
}
