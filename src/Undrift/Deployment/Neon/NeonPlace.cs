namespace Undrift;

/// <summary>A branch of a project at Neon. Holds a key: its text forms never show it.</summary>
/// <param name="Address">The API (Neon's documentation: <c>https://console.neon.tech/api/v2</c>).</param>
/// <param name="Key">The API key.</param>
/// <param name="Project">Id of the project.</param>
/// <param name="Branch">Id of the branch that the application uses.</param>
internal sealed record NeonPlace(Uri Address, string Key, string Project, string Branch)
{
    private const string Standard = "https://console.neon.tech/api/v2";

    /// <summary>The variables, as Neon's own tools and actions name them.</summary>
    public const string KeyVariable = "NEON_API_KEY";

    private const string ProjectVariable = "NEON_PROJECT_ID";
    private const string BranchVariable = "NEON_BRANCH_ID";
    private const string AddressVariable = "NEON_API_URL";

    /// <summary>The place that the environment names.</summary>
    /// <exception cref="UndriftException">A variable is missing.</exception>
    public static NeonPlace Of(Func<string, string?> variable)
    {
        string[] needed = [KeyVariable, ProjectVariable, BranchVariable];
        var missing = needed.Where(name => string.IsNullOrEmpty(variable(name))).ToList();
        if (missing.Count > 0)
            throw UndriftException.Usage(
                $"which branch of Neon? Not set: {string.Join(", ", missing)}",
                next: $"set {string.Join(", ", needed)} (ids are on the page of the project)"
            );
        var address = variable(AddressVariable) is { Length: > 0 } named ? named : Standard;
        return
            Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
            ? new NeonPlace(uri, variable(KeyVariable)!, variable(ProjectVariable)!, variable(BranchVariable)!)
            : throw UndriftException.Usage(
                $"{AddressVariable} is no address",
                next: $"leave it out, or write {Standard}"
            );
    }

    /// <summary>Project and branch.</summary>
    public override string ToString() => $"neon:{Project}/{Branch}";
}
