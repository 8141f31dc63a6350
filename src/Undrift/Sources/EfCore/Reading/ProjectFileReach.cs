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
        "IntermediateOutputPath",
        "MSBuildProjectExtensionsPath",
        "OutDir",
        "OutputPath",
        "UseArtifactsOutput",
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
            // Where they lead is in the log of the build.
            var isFollowed =
                (name, attribute.Name.LocalName) is ("ProjectReference", "Include") or ("Import", "Project");
            if (Computed(attribute.Value) || (!isFollowed && Leaves(attribute.Value)))
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

    [GeneratedRegex(
        @"\.\.[/\\]|\.\.$|^[A-Za-z]:[/\\]|\$\((Home|UserProfile|Temp|TmpDir)\)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Outside();
}
