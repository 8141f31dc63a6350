namespace Undrift.Engines.Tests.Sqlite;

/// <summary>A folder of one test, gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("undrift-test-");

    public string Path => _folder.FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Every file with size, time of change and content: equal when nobody touched anything.</summary>
    public string Listing() =>
        string.Join(
            '\n',
            _folder
                .GetFiles("*", SearchOption.AllDirectories)
                .OrderBy(file => file.FullName, StringComparer.Ordinal)
                .Select(file =>
                    $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks} {file.Attributes} {Shell.Hash(file.FullName)}"
                )
        );

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(
                Path,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        _folder.Delete(recursive: true);
    }
}
