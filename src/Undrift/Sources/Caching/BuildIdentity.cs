namespace Undrift;

/// <summary>
/// Which Undrift this is: how its programs look, each with size and time. A version number would stay the same while it is
/// worked on.
/// </summary>
internal static class BuildIdentity
{
    /// <summary>Its files. Libraries of others are named, with their versions, in <c>undrift.deps.json</c>.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. Directory
            .EnumerateFiles(AppContext.BaseDirectory)
            // A program that is one file is its own path.
            .Append(Environment.ProcessPath ?? "")
            .Where(file => Path.GetFileName(file).StartsWith("undrift", StringComparison.OrdinalIgnoreCase))
            .Where(file => Path.GetExtension(file) is not (".pdb" or ".xml"))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];
}
