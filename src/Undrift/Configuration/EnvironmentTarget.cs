namespace Undrift;

/// <summary>An environment with its variables expanded. Holds a credential: never print <paramref name="Source"/>.</summary>
/// <param name="Name">Name in the configuration.</param>
/// <param name="Source">Connection URL or <c>sqlite:FILE</c>.</param>
/// <param name="Desired">The desired source that holds for it: its own, else the project's; null when neither is named.</param>
/// <param name="Schemas">The schemas that it is limited to: its own, else the project's; empty: all.</param>
/// <param name="Where">File, line and column of the environment, for messages.</param>
public sealed record EnvironmentTarget(
    string Name,
    string Source,
    string? Desired,
    IReadOnlyList<string> Schemas,
    string Where
)
{
    /// <summary>Name and place only.</summary>
    public override string ToString() => $"{Name} ({Where})";

    /// <summary>
    /// True where nothing may be thrown away: <c>protected: true</c>, or a name that speaks of production and no
    /// <c>protected: false</c>.
    /// </summary>
    public bool Protected { get; init; }

    /// <summary>True for names that speak of production.</summary>
    internal static bool IsLikeProduction(string name) =>
        name.ToLowerInvariant().Split('-', '_', '.', ' ', '/').Any(part => part is "prod" or "production" or "live");
}

/// <summary>Where scratch databases live.</summary>
/// <param name="SameServer">True: on the target server itself, which has to be asked for by name.</param>
/// <param name="Url">The server to use; null with <paramref name="SameServer"/>. Holds a credential.</param>
public sealed record ScratchSetting(bool SameServer, string? Url)
{
    /// <summary>Says whether it is the same server, never the URL.</summary>
    public override string ToString() => SameServer ? ProjectConfig.SameServer : "a scratch server";
}
