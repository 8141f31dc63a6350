namespace Undrift.Sqlite;

/// <summary>An empty database file in a folder of its own, for programs that fill one. Disposing removes the folder.</summary>
internal sealed class ScratchFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("undrift-");

    public ScratchFile() => File.Create(FileName).Dispose();

    /// <summary>The source to read it from.</summary>
    public string Source => "sqlite:" + FileName;

    /// <summary>How a program reaches it.</summary>
    public ScratchDoor Door => DoorTo(FileName);

    /// <summary>Four slashes, which every reader of such URLs takes for an absolute path.</summary>
    public static ScratchDoor DoorTo(string file) =>
        new(
            "sqlite:///" + file.Replace('\\', '/'),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["UNDRIFT_SQLITE_FILE"] = file }
        );

    private string FileName => Path.Combine(_folder.FullName, "scratch.db");

    public void Dispose() => _folder.Delete(recursive: true);
}
