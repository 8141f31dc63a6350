using Undrift.Sqlite;

namespace Undrift.Engines.Tests.Corpus;

/// <summary>The engines by name, and short ways to use them.</summary>
internal static class TestEngines
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    /// <summary>The engine of a folder of the corpus.</summary>
    public static IEngine ByName(string name) =>
        name switch
        {
            "sqlite" => new SqliteEngine(),
            _ => throw new ArgumentException($"no engine is called {name}", nameof(name)),
        };

    /// <summary>Builds SQL text on a scratch database.</summary>
    public static Task<Catalog> BuildText(this IEngine engine, string sql, CancellationToken cancellation) =>
        engine.BuildAsync([new SqlScript("test.sql", () => new StringReader(sql))], Build, cancellation);

    /// <summary>Builds an SQL file on a scratch database.</summary>
    public static Task<Catalog> BuildFile(this IEngine engine, string path, CancellationToken cancellation) =>
        engine.BuildAsync([new SqlScript(path, () => new StreamReader(path))], Build, cancellation);

    /// <summary>Reads a database.</summary>
    public static Task<Catalog> Read(this IEngine engine, string source, CancellationToken cancellation) =>
        engine.ReadAsync(source, new ReadOptions(Timeout, []), cancellation);

    private static BuildOptions Build => new(Timeout, []);
}
