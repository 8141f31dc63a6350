namespace Undrift;

/// <summary>Which GitHub, which repository, and as whom.</summary>
/// <param name="Api">Base of the REST interface: <c>https://api.github.com</c>.</param>
/// <param name="GraphQl">Address of the GraphQL interface.</param>
/// <param name="Repository">Owner and name.</param>
/// <param name="Token">The token. Never shown.</param>
internal sealed record GitHubPlace(Uri Api, Uri GraphQl, string Repository, string Token)
{
    /// <summary>The place as the variables of GitHub Actions say it.</summary>
    /// <param name="variable">Looks an environment variable up.</param>
    /// <param name="repository">What the command line names; null: nothing.</param>
    /// <exception cref="UndriftException">No token, no repository, or no URL where one should be.</exception>
    public static GitHubPlace Of(Func<string, string?> variable, string? repository)
    {
        var token = Value(variable, "GITHUB_TOKEN") ?? Value(variable, "GH_TOKEN");
        if (token is null)
            throw UndriftException.Usage(
                "there is no token for GitHub",
                next: "set GITHUB_TOKEN, in a workflow with: env: { GITHUB_TOKEN: ${{ github.token }} }"
            );
        var name = repository ?? Value(variable, "GITHUB_REPOSITORY");
        if (name?.Split('/') is not [{ Length: > 0 }, { Length: > 0 }])
            throw UndriftException.Usage(
                name is null ? "which repository?" : $"'{name}' is no repository",
                next: "add --repository OWNER/NAME, or set GITHUB_REPOSITORY"
            );
        var api = Address(variable, "GITHUB_API_URL", "https://api.github.com");
        var graphQl = Address(variable, "GITHUB_GRAPHQL_URL", $"{api}graphql");
        return new GitHubPlace(api, new Uri(graphQl.AbsoluteUri.TrimEnd('/')), name, token);
    }

    /// <summary>The page of the run that the report comes from; null outside of GitHub Actions.</summary>
    public static string? RunPage(Func<string, string?> variable) =>
        (Value(variable, "GITHUB_SERVER_URL"), Value(variable, "GITHUB_REPOSITORY"), Value(variable, "GITHUB_RUN_ID"))
            is ({ } server, { } repository, { } run)
            ? $"{server.TrimEnd('/')}/{repository}/actions/runs/{run}"
            : null;

    /// <summary>A variable's value; an empty one counts as none.</summary>
    public static string? Value(Func<string, string?> variable, string name) =>
        variable(name) is { Length: > 0 } value ? value : null;

    private static Uri Address(Func<string, string?> variable, string name, string standard) =>
        Uri.TryCreate((Value(variable, name) ?? standard).TrimEnd('/') + "/", UriKind.Absolute, out var address)
        && address.Scheme is "https" or "http"
            ? address
            : throw UndriftException.Usage($"{name} is no URL", next: $"unset it for {standard}");
}
