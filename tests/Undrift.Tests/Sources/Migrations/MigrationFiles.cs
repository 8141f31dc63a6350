namespace Undrift.Tests.Sources.MigrationFolders;

/// <summary>A folder of migrations of one test.</summary>
internal sealed class MigrationFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("undrift-migrations-");

    /// <summary>Writes the files: name and text.</summary>
    public MigrationFiles(params ReadOnlySpan<(string Name, string Text)> files)
    {
        foreach (var (name, text) in files)
            Write(name, text);
    }

    /// <summary>The folder.</summary>
    public string Path => _folder.FullName;

    public void Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Reads the folder, as the tool that is found or the one that is named.</summary>
    public MigrationSet Read(string? flavour = null) =>
        MigrationFlavours.Read(flavour is null ? $"migrations:{Path}" : $"migrations:{flavour}:{Path}");

    /// <summary>What a script holds.</summary>
    public static string Text(SqlScript? script)
    {
        using var text = script!.Open();
        return text.ReadToEnd();
    }

    /// <summary>The lines of a script that hold something, with their numbers.</summary>
    public static IEnumerable<string> Lines(SqlScript? script) =>
        Text(script)
            .Split('\n')
            .Select((line, index) => $"{index + 1} {line.TrimEnd()}")
            .Where(line => line[^1] != ' ' && line.Contains(' ', StringComparison.Ordinal))
            .Where(line => line.Split(' ', 2)[1].Length > 0);

    /// <summary>The faults of a set, without the folder before the files' names.</summary>
    public IEnumerable<string> Faults(MigrationSet set) =>
        set.Faults.Select(fault =>
            (fault.IsError ? "" : "note: ") + fault.ToString().Replace(Path + "/", "", StringComparison.Ordinal)
        );

    public void Dispose() => _folder.Delete(recursive: true);
}
