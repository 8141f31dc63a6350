namespace Undrift;

/// <summary>
/// A private folder (mode 0700, in memory where the system has such a place) for the files that client programs take their
/// login from. It goes with this process, and the next run sweeps what a killed one left.
/// </summary>
internal sealed class LoginFolder : IDisposable
{
    private readonly ScratchFolder _folder;

    public LoginFolder(ClientEnvironment environment)
    {
        ExitGuard.Prepare();
        ScratchSweep.Run(ScratchFolder.Parents(environment));
        _folder = ScratchFolder.Create(environment, null);
        ExitGuard.Add(this, _folder.Dispose);
    }

    /// <summary>Where it is.</summary>
    public string Path => _folder.Path;

    /// <summary>Writes a file that only this user may read; returns its path.</summary>
    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.Write(text);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose() => ExitGuard.End(this);
}
