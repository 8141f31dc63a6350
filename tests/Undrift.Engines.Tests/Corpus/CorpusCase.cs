using System.Text.Json;

namespace Undrift.Engines.Tests.Corpus;

/// <summary>A drift as <c>expected.json</c> writes it, a being desired and b the database.</summary>
internal sealed record ExpectedDrift(string Object, string Verb, string Group, string[] Facets)
{
    /// <summary>The form of <see cref="DriftText.Of"/>.</summary>
    public override string ToString() =>
        $"{Verb} {Group} {Object}" + (Facets.Length > 0 ? $" ({string.Join(", ", Facets)})" : "");

    /// <summary>The same seen from the other side.</summary>
    public ExpectedDrift Reversed(ObjectKind kind) =>
        Verb switch
        {
            "missing" => this with { Verb = "extra", Group = kind.Extra.Name },
            "extra" => this with { Verb = "missing", Group = kind.Missing.Name },
            _ => this,
        };
}

/// <summary>
/// <c>corpus/ENGINE/KIND/CASE</c>: <c>a.sql</c>, <c>b.sql</c> and either <c>expected.json</c> (the drifts from a to b) or
/// <c>case.json</c> with <c>equal: true</c> and the reason.
/// </summary>
internal sealed record CorpusCase(string Engine, string Kind, string Name, string Folder)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    public string A => Path.Combine(Folder, "a.sql");

    public string B => Path.Combine(Folder, "b.sql");

    /// <summary>True when a and b must show no drift.</summary>
    public bool Equal => File.Exists(Path.Combine(Folder, "case.json")) && ReadEqual();

    /// <summary>The first version of the server that takes the case's SQL; 0: every one.</summary>
    public int MinimumVersion => Version("min_version") ?? 0;

    /// <summary>The last version for which the case holds.</summary>
    public int MaximumVersion => Version("max_version") ?? int.MaxValue;

    /// <summary>The servers that take the case's SQL, where an engine has more than one; empty: all of them.</summary>
    public IReadOnlyList<string> Servers { get; } = ReadServers(Folder);

    /// <summary>The drifts from a to b.</summary>
    public IReadOnlyList<ExpectedDrift> Expected =>
        Equal
            ? []
            : JsonSerializer.Deserialize<ExpectedDrift[]>(
                File.ReadAllText(Path.Combine(Folder, "expected.json")),
                Json
            )!;

    /// <summary>All cases of an engine.</summary>
    public static IReadOnlyList<CorpusCase> Of(string engine) =>
        [
            .. Directory
                .GetFiles(Path.Combine(Repository.Root, "corpus", engine), "a.sql", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(path => new DirectoryInfo(Path.GetDirectoryName(path)!))
                .Select(folder => new CorpusCase(engine, folder.Parent!.Name, folder.Name, folder.FullName)),
        ];

    /// <summary>The case of that engine, kind and name.</summary>
    public static CorpusCase Find(string engine, string path)
    {
        var folder = new DirectoryInfo(Path.Combine(Repository.Root, "corpus", engine, path));
        Assert.True(folder.Exists, folder.FullName);
        return new CorpusCase(engine, folder.Parent!.Name, folder.Name, folder.FullName);
    }

    private int? Version(string name)
    {
        var path = Path.Combine(Folder, "case.json");
        if (!File.Exists(path))
            return null;
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.TryGetProperty(name, out var version) ? version.GetInt32() : null;
    }

    private static string[] ReadServers(string folder)
    {
        var path = Path.Combine(folder, "case.json");
        if (!File.Exists(path))
            return [];
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.TryGetProperty("servers", out var servers)
            ? [.. servers.EnumerateArray().Select(server => server.GetString()!)]
            : [];
    }

    private bool ReadEqual()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "case.json")));
        return document.RootElement.TryGetProperty("equal", out var equal) && equal.GetBoolean();
    }
}
