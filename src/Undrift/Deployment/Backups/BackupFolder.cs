using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Undrift;

/// <summary>
/// A folder of backups. Each is a folder of its own, named by its id, which appears complete, by a rename: the database, its
/// schema, and a description. What a killed run left has a name that says so, and the next run sweeps it.
/// </summary>
/// <param name="path">The folder as the user wrote it.</param>
internal sealed class BackupFolder(string path)
{
    /// <summary>The description of a backup.</summary>
    public const string Description = "backup.json";

    /// <summary>The snapshot of its schema.</summary>
    public const string Schema = "schema.json";

    /// <summary>What a dump holds is nobody's to push: the rows of a database.</summary>
    private const string Ignore = "# Backups hold the rows of a database.\n*\n";

    /// <summary>The folder.</summary>
    public string Path => path;

    /// <summary>Begins a backup; sweeps first what killed runs left.</summary>
    /// <param name="now">Dates it.</param>
    /// <param name="file">Name of the file of the database.</param>
    /// <exception cref="UndriftException">The folder cannot be written to.</exception>
    public BackupDraft Begin(DateTimeOffset now, string file)
    {
        try
        {
            Prepare();
            Sweep();
            return BackupDraft.Make(path, NewId(now), file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw UndriftException.Failed(
                $"no backup can be written: {e.Message}",
                path,
                "make room, check the permissions of the folder, or name another with --to DIR"
            );
        }
    }

    /// <summary>All backups, the newest first.</summary>
    /// <exception cref="UndriftException">A description cannot be read.</exception>
    public IReadOnlyList<Backup> All() =>
        !Directory.Exists(path)
            ? []
            :
            [
                .. Directory
                    .EnumerateDirectories(path)
                    .Select(folder => System.IO.Path.Combine(folder, Description))
                    .Where(File.Exists)
                    .Select(Read)
                    .OrderByDescending(backup => backup.At)
                    .ThenByDescending(backup => backup.Id, StringComparer.Ordinal),
            ];

    /// <summary>The backup of an id; the beginning of one is enough where no other begins so.</summary>
    /// <exception cref="UndriftException">There is none, or there are several.</exception>
    public Backup Find(string id)
    {
        var all = All();
        var fitting = all.Where(backup => backup.Id.StartsWith(id, StringComparison.Ordinal)).ToList();
        if (fitting.Find(backup => backup.Id == id) is { } exact)
            return exact;
        return fitting is [var only]
            ? only
            : throw UndriftException.Usage(
                fitting.Count == 0
                    ? $"there is no backup {Visible.Text(id)}"
                    : $"several backups begin with {Visible.Text(id)}",
                path,
                all.Count == 0 ? "make one with 'undrift backup'" : "see them with 'undrift backup list'"
            );
    }

    /// <summary>The file of a backup.</summary>
    public string FileOf(Backup backup) => System.IO.Path.Combine(path, backup.Id, backup.Place);

    /// <summary>The snapshot of a backup's schema; a file that may not be there.</summary>
    public string SchemaOf(Backup backup) => System.IO.Path.Combine(path, backup.Id, Schema);

    /// <summary>True when the backup's file is there and is the one that was written. A branch at a platform is not looked at.</summary>
    public bool IsIntact(Backup backup) =>
        backup.Sha256 is not { } sum || (FileOf(backup) is var file && File.Exists(file) && SumOf(file) == sum);

    /// <summary>Refuses a backup whose file is not the one that was written.</summary>
    /// <exception cref="UndriftException">It is missing, or was changed.</exception>
    public void RequireIntact(Backup backup)
    {
        if (!IsIntact(backup))
            throw UndriftException.Failed(
                $"the backup {backup.Id} is damaged: its file is missing, or its SHA-256 is not the recorded one; nothing was restored",
                FileOf(backup),
                "take another one: 'undrift backup list' says which are intact"
            );
    }

    /// <summary>Notes a backup that is no file.</summary>
    /// <exception cref="UndriftException">It cannot be written.</exception>
    public void Note(Backup backup)
    {
        Prepare();
        Update(backup);
    }

    /// <summary>Writes the description of a backup anew.</summary>
    public void Update(Backup backup) =>
        AtomicFile.Write(
            System.IO.Path.Combine(path, backup.Id, Description),
            "the description of the backup",
            stream => JsonSerializer.Serialize(stream, backup, BackupJson.Readable.Backup)
        );

    /// <summary>Removes a backup: its description first, so that half of one never counts.</summary>
    public void Remove(Backup backup)
    {
        var folder = System.IO.Path.Combine(path, backup.Id);
        File.Delete(System.IO.Path.Combine(folder, Description));
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The SHA-256 of a file in hex.</summary>
    public static string SumOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>An id that no other backup has, in the order of time.</summary>
    public static string NewId(DateTimeOffset now) =>
        $"{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}";

    private void Prepare()
    {
        Directory.CreateDirectory(path);
        var ignore = System.IO.Path.Combine(path, ".gitignore");
        if (!File.Exists(ignore))
            File.WriteAllText(ignore, Ignore);
    }

    private void Sweep()
    {
        foreach (var left in Directory.EnumerateDirectories(path, BackupDraft.Pattern))
            BackupDraft.SweepIfLeft(left);
        // A removal that was interrupted: its description is gone.
        foreach (var folder in Directory.EnumerateDirectories(path, "????????T??????Z-????"))
            if (!File.Exists(System.IO.Path.Combine(folder, Description)))
                Directory.Delete(folder, recursive: true);
    }

    private static Backup Read(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var backup =
                JsonSerializer.Deserialize(stream, BackupJson.Readable.Backup) ?? throw new JsonException("null");
            var folder = System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(file))!;
            // Names of files are joined to paths: one that came from elsewhere must not lead out of the folder.
            return backup.Id == folder && System.IO.Path.GetFileName(backup.Place) == backup.Place
                ? backup
                : throw new JsonException("the description is that of another backup");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw UndriftException.Failed(
                $"the description of a backup cannot be read: {e.Message}",
                file,
                "restore the file, or remove its folder if the backup is not needed"
            );
        }
    }
}
