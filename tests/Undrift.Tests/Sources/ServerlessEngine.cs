namespace Undrift.Tests.Sources;

/// <summary>An engine with kinds and no server: nothing is read by it or built on it.</summary>
internal abstract class ServerlessEngine(string name, IReadOnlyList<ObjectKind> kinds) : IEngine
{
    public string Name => name;

    public string DisplayName => name;

    public IReadOnlyList<ObjectKind> Kinds => kinds;

    public bool IsDatabase(string source) => false;

    public string Describe(string source) => source;

    public Task<Catalog> ReadAsync(string source, ReadOptions options, CancellationToken cancellation) =>
        throw new InvalidOperationException($"{name} has no server to read {source} from");

    public Task<Catalog> BuildAsync(
        IReadOnlyList<SqlScript> scripts,
        BuildOptions options,
        CancellationToken cancellation
    ) => throw new InvalidOperationException($"{name} has no server to build on");

    public string? GrantsFor(string role, string? database) => null;
}
