using System.Text.RegularExpressions;

namespace Undrift.Cli.Init;

/// <summary>A project's folder and its files, by paths from it with <c>/</c>. Nothing is run, no link to a folder is followed.</summary>
internal sealed partial class ProjectFolder(string path)
{
    private static readonly string[] Skipped =
    [
        "node_modules",
        "bin",
        "obj",
        "venv",
        "env",
        "site-packages",
        "vendor",
        "dist",
        "build",
        "target",
    ];

    /// <summary>The folder.</summary>
    public string Path => path;

    /// <summary>A path of the folder as the system takes it.</summary>
    public string Full(string name) => System.IO.Path.Combine(path, name);

    /// <summary>True when the file is there.</summary>
    public bool Has(string name) => File.Exists(Full(name));

    /// <summary>True when the folder is there.</summary>
    public bool HasFolder(string name) => Directory.Exists(Full(name));

    /// <summary>The text of a file.</summary>
    /// <exception cref="UndriftException">It cannot be read.</exception>
    public string Text(string name) => TextFile.Read(Full(name), "project file");

    /// <summary>The text of a file; empty when it is not there.</summary>
    public string TextIfThere(string name) => Has(name) ? Text(name) : "";

    /// <summary>A file here or in a folder above, up to the root of the repository.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="root">The root.</param>
    public bool HasAbove(string name, string root)
    {
        for (var at = path; at is not null; at = System.IO.Path.GetDirectoryName(at))
        {
            if (File.Exists(System.IO.Path.Combine(at, name)))
                return true;
            if (at == root)
                break;
        }
        return false;
    }

    /// <summary>The files with an ending, a few folders deep, in ordinal order; without what was installed or built.</summary>
    public IEnumerable<string> Files(string ending, int depth = 5) =>
        Below(path, depth)
            .Where(file => file.EndsWith(ending, StringComparison.Ordinal))
            .Select(file => System.IO.Path.GetRelativePath(path, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Below(string folder, int depth)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
            yield return file;
        foreach (var inner in depth == 0 ? [] : new DirectoryInfo(folder).EnumerateDirectories())
            if (inner.LinkTarget is null && inner.Name[0] != '.' && !Skipped.Contains(inner.Name))
                foreach (var file in Below(inner.FullName, depth - 1))
                    yield return file;
    }

    /// <summary>A setting as configuration files write it: <c>name: "value"</c>, <c>name = value</c>; null: not there.</summary>
    public static string? Setting(string name, string text) =>
        Settings()
            .Matches(text)
            .FirstOrDefault(match => match.Groups["name"].Value == name)
            ?.Groups["value"]
            .Value.Trim();

    /// <summary>The folder that all of the files stand in; empty: the project's own.</summary>
    public static string Common(IReadOnlyList<string> files)
    {
        var parts = files[0].Split('/')[..^1];
        foreach (var file in files)
        {
            var other = file.Split('/')[..^1];
            var same = 0;
            while (same < Math.Min(parts.Length, other.Length) && parts[same] == other[same])
                same++;
            parts = parts[..same];
        }
        return string.Join('/', parts);
    }

    [GeneratedRegex(
        """(?<![\w.])["']?(?<name>[\w.]+)["']?[ \t]*[:=]\s*["']?(?<value>[^"'\r\n,]+)""",
        RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex Settings();
}
