using System.Text.RegularExpressions;

namespace Undrift;

/// <summary>
/// What a project is built from: the files of its folder and of the projects that it refers to, all that MSBuild imported and looked
/// for (its own log says it), packages, the SDK. As long as all of them are as they were, a build would change nothing.
/// </summary>
/// <param name="project">The project.</param>
/// <param name="log">What MSBuild logged of the build, with <c>MSBUILDLOGIMPORTS</c> set.</param>
/// <param name="sdk">The folder of the SDK that built it.</param>
/// <param name="packages">Where NuGet keeps the packages; empty: there are none.</param>
internal sealed partial class BuildInputs(string project, string log, string sdk, string packages)
{
    private static readonly string[] SdkFolders = ["sdk", "packs", "sdk-manifests"];

    /// <summary>More than this are no sources.</summary>
    private const int MostFiles = 20_000;

    /// <summary>What MSBuild, NuGet and the compiler look for in the project's folder and in all above it.</summary>
    private static readonly string[] Above =
    [
        "Directory.Build.props",
        "Directory.Build.targets",
        "Directory.Build.rsp",
        "Directory.Packages.props",
        "MSBuild.rsp",
        "global.json",
        ".editorconfig",
        ".globalconfig",
    ];

    /// <summary>Packages whose part in a build depends on nothing but the project: their names are reserved for who makes them.</summary>
    private static readonly string[] Believed = ["microsoft.", "system.", "npgsql", "sqlitepclraw."];

    /// <summary>The folder of .NET.</summary>
    private readonly string _dotnet =
        Path.GetDirectoryName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(sdk)))!
        + Path.DirectorySeparatorChar;

    /// <summary>The inputs.</summary>
    /// <param name="started">When the build was started.</param>
    public ToolInputs Inputs(DateTimeOffset started)
    {
        var imports = Imported()
            .Matches(log)
            .Select(match => (File: match.Groups["file"].Value, By: match.Groups["by"].Value))
            .ToList();
        if (imports.Count == 0)
            return ToolInputs.None("the log of the build names no imports");
        var files = imports
            .SelectMany(import => new[] { import.File, import.By })
            .Append(project)
            .Select(Path.GetFullPath)
            .Distinct()
            .ToList();
        var projects = files
            .Except(imports.Select(import => Path.GetFullPath(import.File)))
            .Where(file => !IsOfDotnet(file))
            .ToList();
        if (files.Select(Reach).FirstOrDefault(reach => reach is not null) is { } reach)
            return ToolInputs.None(reach);
        var read = new List<string>();
        foreach (var folder in projects.Select(file => Path.GetDirectoryName(file)!).Distinct())
            if (AddFolder(folder, read) is { } unknown)
                return ToolInputs.None(unknown);
        read.AddRange(files.Select(file => (IsOfDotnet(file) ? "S" : "F") + file));
        read.AddRange(LookedFor().Select(path => "M" + path));
        read.AddRange(Restored(files));
        read.AddRange(["S" + sdk, .. SdkFolders.Select(name => "D" + Path.Combine(_dotnet, name))]);
        return ToolInputs.Of(read, started);
    }

    /// <summary>What an imported file takes into the build that nobody looks at; null: nothing.</summary>
    private string? Reach(string file)
    {
        if (IsOfDotnet(file) || IsWrittenByNuGet(file))
            return null;
        if (packages.Length == 0 || !file.StartsWith(packages, StringComparison.Ordinal))
            return ProjectFileReach.First(file);
        var package = Path.GetRelativePath(packages, file).Split(Path.DirectorySeparatorChar)[0];
        return Believed.Any(name => package.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            ? null
            : $"the package {package} has a part in the build";
    }

    /// <summary>All files of a project, and the lists of its folders: a new file is compiled without being named.</summary>
    private static string? AddFolder(string root, List<string> read)
    {
        var folders = new Stack<DirectoryInfo>([new DirectoryInfo(root)]);
        while (folders.TryPop(out var folder))
        {
            read.Add("D" + folder.FullName);
            foreach (var entry in folder.EnumerateFileSystemInfos())
                if (entry is not DirectoryInfo child)
                    read.Add("F" + entry.FullName);
                else if (child.Name[0] != '.' && !(folder.FullName == root && child.Name is "bin" or "obj"))
                {
                    if (child.LinkTarget is not null)
                        return $"{child.FullName} is a link to another folder";
                    folders.Push(child);
                }
            if (read.Count > MostFiles)
                return $"there are more than {MostFiles} files in {root}";
        }
        foreach (var name in Above)
            for (var at = Path.GetDirectoryName(root); at is not null; at = Path.GetDirectoryName(at))
                read.Add("F" + Path.Combine(at, name));
        return null;
    }

    /// <summary>What NuGet wrote for each project: which packages, in which versions.</summary>
    private static IEnumerable<string> Restored(List<string> files) =>
        files
            .Where(IsWrittenByNuGet)
            .Select(file => Path.GetDirectoryName(file)!)
            .Distinct()
            .SelectMany(folder => new[] { "D" + folder, "F" + Path.Combine(folder, "project.assets.json") });

    private static bool IsWrittenByNuGet(string file) =>
        file.EndsWith(".nuget.g.props", StringComparison.Ordinal)
        || file.EndsWith(".nuget.g.targets", StringComparison.Ordinal);

    /// <summary>The paths in conditions that did not hold: a file that appears there would be imported.</summary>
    private IEnumerable<string> LookedFor() =>
        NotImported()
            .Matches(log)
            .SelectMany(match => Quoted().Matches(match.Value).Select(quoted => quoted.Groups["path"].Value))
            .Where(path => Path.IsPathFullyQualified(path) && !path.Contains('*') && !path.Contains('$'))
            .Select(path => Path.GetFullPath(path.Replace('\\', Path.DirectorySeparatorChar)))
            .Distinct();

    private bool IsOfDotnet(string file) => file.StartsWith(_dotnet, StringComparison.Ordinal);

    [GeneratedRegex(
        "Importing project \"(?<file>[^\"\n]+)\" into project \"(?<by>[^\"\n]+)\" at",
        RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex Imported();

    [GeneratedRegex("\" was not imported by \"[^\n]+", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex NotImported();

    [GeneratedRegex("['\"](?<path>[^'\"\n]+)['\"]", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Quoted();
}
