namespace Undrift;

/// <summary>
/// The files of a migration that was just written. Unless they are kept they are taken back when it is disposed: a migration
/// that does not do what it says is not left behind.
/// </summary>
internal sealed class MigrationFiles : IDisposable
{
    private readonly List<(string Path, byte[]? Before)> _written = [];
    private readonly List<string> _folders = [];
    private bool _kept;

    private MigrationFiles() { }

    /// <summary>Writes them.</summary>
    /// <exception cref="UndriftException">One that should be new is there, or cannot be written; then none is left.</exception>
    public static MigrationFiles Write(IReadOnlyList<MigrationFile> files)
    {
        if (files.FirstOrDefault(file => !file.Replaces && Path.Exists(file.Path)) is { } taken)
            throw UndriftException.Failed(
                "the file is there already: a migration may have been run, and is not written over",
                taken.Path,
                "choose another name with --name"
            );
        var written = new MigrationFiles();
        try
        {
            foreach (var file in files)
                written.Add(file);
            return written;
        }
        catch
        {
            written.Dispose();
            throw;
        }
    }

    /// <summary>Leaves them.</summary>
    public void Keep() => _kept = true;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_kept)
            return;
        foreach (var (path, before) in _written)
            if (before is null)
                File.Delete(path);
            else
                File.WriteAllBytes(path, before);
        foreach (var folder in _folders)
            if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
    }

    private void Add(MigrationFile file)
    {
        for (var at = Path.GetDirectoryName(Path.GetFullPath(file.Path)); !Directory.Exists(at); )
        {
            _folders.Add(at!);
            at = Path.GetDirectoryName(at);
        }
        _written.Add((file.Path, file.Replaces ? File.ReadAllBytes(file.Path) : null));
        ReportFiles.WriteText(file.Path, "the migration", file.Text);
    }
}
