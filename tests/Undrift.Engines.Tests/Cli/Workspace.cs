using Undrift.Engines.Tests.Sqlite;

namespace Undrift.Engines.Tests.Cli;

/// <summary>A project folder of one test, with SQLite databases made by the sqlite3 shell.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly PostgreSql.TemporaryFolder _folder = new();

    /// <summary>The folder.</summary>
    public string Folder => _folder.Path;

    /// <summary>The path of a file in it.</summary>
    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>Writes a file; returns its path.</summary>
    public string Write(string name, string text) => _folder.Write(name, text);

    /// <summary>Makes a SQLite database; returns its source text.</summary>
    public string Database(string sql, string name = "live.db")
    {
        Shell.Run(this[name], sql);
        return "sqlite:" + this[name];
    }

    /// <summary>A desired schema and a database, as options of <c>check</c>.</summary>
    public string[] Pair(string desired, string live) =>
        ["--desired", Write("desired.sql", desired), "--database", Database(live)];

    /// <summary>Runs <c>check</c> on a desired schema and a database.</summary>
    public Task<CliRun> CheckAsync(string desired, string live, params string[] options) =>
        UndriftCli.RunAsync(["check", .. Pair(desired, live), .. options]);

    /// <summary>Writes a project with the environments production, staging and local on one SQLite database.</summary>
    public string Project(string desired, string live, string? policy = SeedPolicy)
    {
        Write("schema.sql", desired);
        Database(live);
        if (policy is not null)
            Write("drift-policy.yml", policy);
        return Write(
            "undrift.yml",
            """
            engine: sqlite
            desired: schema.sql
            environments:
              production: { url: "sqlite:live.db" }
              staging: { url: "sqlite:live.db" }
              local: { url: "sqlite:live.db" }
            """
        );
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The policy of the documentation.</summary>
    public const string SeedPolicy = """
        environments:
          production: { block_on: [ERROR], allow: [WARNING, INFO], fail_pipeline: true }
          staging:    { block_on: [ERROR, WARNING], allow: [INFO], fail_pipeline: false }
          local:      { block_on: [], allow: [ERROR, WARNING, INFO], fail_pipeline: false }
        severity_rules:
          missing_table: ERROR
          extra_table: WARNING
          missing_column: ERROR
          extra_column: WARNING
          type_mismatch: WARNING
        """;
}
