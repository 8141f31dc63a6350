using System.Text.Json;

namespace Undrift;

/// <summary>
/// A backup that is being written, in a folder of a temporary name. A file in it is locked as long as this process lives; the
/// kernel lets the lock go when the process dies, however it dies. Disposing a draft that was not kept removes it.
/// </summary>
internal sealed class BackupDraft : IDisposable
{
    private const string Ending = ".partial";

    /// <summary>What the folders of drafts are named like.</summary>
    public const string Pattern = ".*" + Ending;

    private readonly string _folder;
    private readonly FileStream _owner;
    private readonly FileStream _file;
    private bool _kept;

    private BackupDraft(string parent, string id, string file)
    {
        (Id, FilePath) = (id, Path.GetFullPath(Path.Combine(parent, $".{id}{Ending}", file)));
        Folder = Path.GetDirectoryName(FilePath)!;
        _folder = Path.Combine(parent, id);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Folder);
        else
            Directory.CreateDirectory(
                Folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        _owner = new FileStream(OwnerIn(Folder), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        _file = new FileStream(FilePath, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read);
    }

    /// <summary>The backup's id.</summary>
    public string Id { get; }

    /// <summary>The file of the database, where it is now.</summary>
    public string FilePath { get; }

    /// <summary>The temporary folder: other files may be made in it, and removed again.</summary>
    public string Folder { get; }

    /// <summary>The file of the database.</summary>
    public Stream Content => _file;

    public static BackupDraft Make(string parent, string id, string file) => new(parent, id, file);

    /// <summary>Removes the folder of a draft whose process is gone; one that is being written stays.</summary>
    public static void SweepIfLeft(string folder)
    {
        try
        {
            using (new FileStream(OwnerIn(folder), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // In use, or not ours.
        }
    }

    /// <summary>Brings the file to the disk; returns its size in bytes and its SHA-256.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public (long Bytes, string Sha256) Seal()
    {
        _file.Flush(flushToDisk: true);
        _file.Position = 0;
        return (_file.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(_file)));
    }

    /// <summary>Makes it a backup.</summary>
    public void Keep(Backup backup, Action<string> writeSchema)
    {
        writeSchema(Path.Combine(Folder, BackupFolder.Schema));
        AtomicFile.Write(
            Path.Combine(Folder, BackupFolder.Description),
            "the description of the backup",
            stream => JsonSerializer.Serialize(stream, backup, BackupJson.Readable.Backup)
        );
        File.Delete(OwnerIn(Folder));
        Directory.Move(Folder, _folder);
        _kept = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        _owner.Dispose();
        if (!_kept && Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    private static string OwnerIn(string folder) => Path.Combine(folder, "owner");
}
