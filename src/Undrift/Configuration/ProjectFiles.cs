namespace Undrift;

/// <summary>The files that stand beside the configuration.</summary>
/// <param name="Policy">The policy; null: the built-in one.</param>
/// <param name="Ignore">The ignore file; null when there is none.</param>
/// <param name="Accepted">The acceptances; the file need not exist.</param>
public sealed record ProjectFiles(string? Policy, string? Ignore, string Accepted)
{
    /// <summary>
    /// Named files are taken as they are (a missing one is then an error of its loader); the usual names only where such a
    /// file exists.
    /// </summary>
    /// <param name="config">The configuration; null when there is none.</param>
    /// <param name="policy">The policy that the command line names; null when it names none.</param>
    /// <param name="lookup">The value of an environment variable.</param>
    public static ProjectFiles Of(ProjectConfig? config, string? policy, Func<string, string?> lookup)
    {
        var folder = config?.Folder ?? "";
        return new ProjectFiles(
            policy ?? config?.Policy(lookup) ?? Existing(folder, "drift-policy.yml", "drift-policy.yaml"),
            config?.Ignore(lookup) ?? Existing(folder, ".driftignore"),
            Path.Combine(folder, ".undrift", "accepted.yml")
        );
    }

    private static string? Existing(string folder, params string[] names) =>
        names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
