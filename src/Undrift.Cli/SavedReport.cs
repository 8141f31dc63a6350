namespace Undrift.Cli;

/// <summary>A JSON report that was written before.</summary>
internal static class SavedReport
{
    /// <summary>Reads it.</summary>
    /// <exception cref="UndriftException">It cannot be read, is no report, or is of another version.</exception>
    public static CheckReport Read(string path, CliHost host) =>
        ReportReader.ReadFile(path, name => host.Engines.FirstOrDefault(engine => engine.Name == name)?.Kinds);
}
