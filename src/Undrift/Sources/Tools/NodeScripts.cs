using System.Text.RegularExpressions;

namespace Undrift;

/// <summary>The scripts that node ran, as its own coverage lists them.</summary>
internal static partial class NodeScripts
{
    /// <summary>Adds them to what a hook noted, with the files that say how each is to be understood.</summary>
    /// <param name="trace">What the hook wrote.</param>
    /// <param name="coverage">Where node wrote what it ran.</param>
    /// <param name="hook">The hook itself, which is none of the project's.</param>
    public static void AddTo(string trace, string coverage, string hook)
    {
        // Without the one or the other nobody knows what was read.
        if (!File.Exists(trace) || !Directory.Exists(coverage))
            return;
        var ran = Directory
            .EnumerateFiles(coverage)
            .SelectMany(file => Url().Matches(File.ReadAllText(file)).Select(match => match.Groups["url"].Value))
            .Select(url => new Uri(url.Split('?')[0]).LocalPath)
            .Where(path => path != hook)
            .Distinct(StringComparer.Ordinal);
        var noted = ran.SelectMany(path => Manifests(path).Prepend(path)).Distinct(StringComparer.Ordinal);
        File.WriteAllText(trace, string.Concat(noted.Select(path => $"F{path}\0")) + File.ReadAllText(trace));
    }

    private static IEnumerable<string> Manifests(string script)
    {
        for (var at = Path.GetDirectoryName(script); at is not null; at = Path.GetDirectoryName(at))
            yield return Path.Combine(at, "package.json");
    }

    [GeneratedRegex(@"""url"":""(?<url>file://[^""]+)""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Url();
}
