namespace Undrift;

/// <summary>How an engine backs a database up, tries a backup out and puts it back.</summary>
internal interface IBackupEngine
{
    /// <summary>Name of the file that holds the database: its ending says how to read it by hand.</summary>
    string BackupFile { get; }

    /// <summary>Writes the whole database, as it was at one moment.</summary>
    /// <param name="source">The database. Holds a credential.</param>
    /// <param name="draft">Where to.</param>
    /// <param name="options">Time-outs for connecting and for waiting for locks; the dump itself has none.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UndriftException">The tool is missing, too old, or fails; the database cannot be reached.</exception>
    /// <exception cref="IOException">The file cannot be written: the disk is full.</exception>
    Task<BackupFacts> DumpAsync(string source, BackupDraft draft, ReadOptions options, CancellationToken cancellation);

    /// <summary>Restores a backup on a scratch database, and reads what is there then.</summary>
    /// <param name="backup">The backup.</param>
    /// <param name="file">Its file.</param>
    /// <param name="options">Where the scratch database lives, as near as can be to the server that it was made on.</param>
    /// <param name="cancellation">Ends it; the scratch database is removed first.</param>
    /// <exception cref="UndriftException">There is no scratch database that could take it, or it cannot be restored.</exception>
    Task<BackupCopy> TryOutAsync(Backup backup, string file, BuildOptions options, CancellationToken cancellation);

    /// <summary>Puts a backup in the place of what a database holds now.</summary>
    /// <param name="file">The backup's file.</param>
    /// <param name="source">The database. Holds a credential.</param>
    /// <param name="options">Time-outs for connecting and for waiting for locks.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UndriftException">It cannot be restored; what the database is then, the message says.</exception>
    Task RestoreAsync(string file, string source, ReadOptions options, CancellationToken cancellation);

    /// <summary>Removes everything that a backup holds: what is left is what a new database has, with its extensions.</summary>
    /// <param name="source">The database. Holds a credential.</param>
    /// <param name="options">Time-outs for connecting and for waiting for locks.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UndriftException">It cannot be emptied.</exception>
    Task EmptyAsync(string source, ReadOptions options, CancellationToken cancellation);

    /// <summary>The names of the machines that serve a database by a network; empty: a file or a socket of this one.</summary>
    /// <exception cref="UndriftException">The source is malformed.</exception>
    IReadOnlyList<string> HostsOf(string source);

    /// <summary>What the tables hold now.</summary>
    /// <param name="source">The database. Holds a credential.</param>
    /// <param name="options">Time-outs for connecting.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UndriftException">Cannot connect, or may not read.</exception>
    Task<IReadOnlyList<TableState>> TablesAsync(string source, ReadOptions options, CancellationToken cancellation);
}

/// <summary>What was learnt while a backup was made.</summary>
/// <param name="Method">How it was made: <c>pg_dump</c>, <c>mariadb-dump</c>, <c>mysqldump</c>, <c>sqlite</c>.</param>
/// <param name="Tool">The program with its version.</param>
/// <param name="ServerVersion">Version of the database server.</param>
/// <param name="Tables">The tables, and what they hold in the backup.</param>
internal sealed record BackupFacts(string Method, string Tool, string ServerVersion, IReadOnlyList<TableState> Tables)
{
    /// <summary>The roles that own or may use something in it.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>What a person should know of it.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>What a backup was when it had been restored.</summary>
/// <param name="Catalog">The schema.</param>
/// <param name="Tables">The tables.</param>
internal sealed record BackupCopy(Catalog Catalog, IReadOnlyList<TableState> Tables);
