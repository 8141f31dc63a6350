using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Undrift;

/// <summary>What a file of MSBuild takes into the build from outside its project's folder, or runs in it.</summary>
internal static partial class ProjectFileReach
{
    /// <summary>What runs something of its own, and what says where results go: there is more under their names than can be looked at.</summary>
    private static readonly HashSet<string> Refused = new(StringComparer.OrdinalIgnoreCase)
    {
        "Target",
        "UsingTask",
        "ArtifactsPath",
        "BaseIntermediateOutputPath",
        "BaseOutputPath",
        "CompilerResponseFile",
        "IntermediateOutputPath",
        "MSBuildProjectExtensionsPath",
        "OutDir",
        "OutputPath",
        "UseArtifactsOutput",
    };

    /// <summary>Items that are no files.</summary>
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "AssemblyAttribute",
        "FrameworkReference",
        "InternalsVisibleTo",
        "PackageReference",
        "PackageVersion",
        "Using",
    };

    /// <summary>The first such thing in words; null: there is none.</summary>
    public static string? First(string file)
    {
        try
        {
            var found = XDocument.Load(file).Descendants().Select(First).FirstOrDefault(what => what is not null);
            return found is null ? null : $"{Path.GetFileName(file)} has {found}";
        }
        catch (XmlException e)
        {
            return $"{Path.GetFileName(file)}: {e.Message}";
        }
    }

    private static string? First(XElement element)
    {
        var name = element.Name.LocalName;
        if (Refused.Contains(name))
            return $"a {name} of its own";
        foreach (var attribute in element.Attributes())
        {
            var what = attribute.Name.LocalName;
            // Where they lead is in the log of the build.
            var isFollowed = (name, what) is ("ProjectReference", "Include") or ("Import", "Project");
            var isFile = what is "Include" or "Update" && !isFollowed && !Names.Contains(name);
            if (
                Computed(attribute.Value)
                || (!isFollowed && Leaves(attribute.Value))
                || (isFile && attribute.Value.Contains("$(", StringComparison.Ordinal))
            )
                return $"{name} {attribute}";
        }
        return !element.HasElements && (Computed(element.Value) || Leaves(element.Value))
            ? $"{name} {element.Value}"
            : null;
    }

    private static bool Computed(string value) => Function().IsMatch(Harmless().Replace(value, ""));

    private static bool Leaves(string value) =>
        value
            .Split(';', StringSplitOptions.TrimEntries)
            .Any(part => Path.IsPathRooted(part) || Outside().IsMatch(part));

    /// <summary>A function, the registry, or another's folder.</summary>
    [GeneratedRegex(@"\$\(\s*\[|\$\(Registry:", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Function();

    /// <summary>Functions of nothing but their arguments, and those that look for files which are looked at.</summary>
    [GeneratedRegex(
        @"\$\(\s*\[(System\.String|System\.DateTime|System\.Math|System\.Version)\]|\$\(\s*\[MSBuild\]::((Version\w+|IsOSPlatform|IsTargetFrameworkCompatible|GetTargetFramework\w+|ValueOrDefault|Add|Subtract|EnsureTrailingSlash)\(|(GetPathOfFileAbove|GetDirectoryNameOfFileAbove)\([^)]*Directory\.(Build|Packages)\.(props|targets)\b)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Harmless();

    /// <summary>What is above the folder, or in it and not looked at.</summary>
    [GeneratedRegex(
        @"\.\.[/\\]|\.\.$|^[A-Za-z]:[/\\]|(^|[/\\])(\.\w|(bin|obj)[/\\])|\$\((Home|UserProfile|Temp|TmpDir)\)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Outside();
}
