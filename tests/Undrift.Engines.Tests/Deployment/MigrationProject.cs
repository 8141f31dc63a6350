using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.Sqlite;

namespace Undrift.Engines.Tests.Deployment;

/// <summary>A project with two migrations in the form of a tool, on SQLite, with the history as the tool keeps it.</summary>
internal sealed class MigrationProject
{
    private readonly Workspace _work;
    private readonly string _flavour;

    private MigrationProject(Workspace work, string flavour) => (_work, _flavour) = (work, flavour);

    private static readonly string[] Up =
    [
        "CREATE TABLE users (id INTEGER PRIMARY KEY, mail TEXT);",
        "ALTER TABLE users ADD COLUMN note TEXT;",
    ];

    private static readonly string[] Down = ["DROP TABLE users;", "ALTER TABLE users DROP COLUMN note;"];
    private static readonly string[] Names = ["users", "add_note"];

    /// <summary>The tools whose down migrations are run, as rows of a theory.</summary>
    public static TheoryData<string> Tools => ["goose", "dbmate", "golang-migrate", "flyway"];

    /// <summary>Writes the project.</summary>
    public static MigrationProject Make(Workspace work, string flavour)
    {
        var project = new MigrationProject(work, flavour);
        for (var at = 0; at < Up.Length; at++)
            foreach (var (name, text) in project.Files(at))
                work.Write("migrations/" + name, text);
        work.Write(
            "undrift.yml",
            $"engine: sqlite\nmigrations: migrations:{flavour}:migrations\nenvironments:\n  local: {{ url: \"sqlite:live.db\" }}\n"
        );
        work.Database(project.Table);
        return project;
    }

    /// <summary>Runs a migration as the tool would.</summary>
    public Task ApplyAsync(int version)
    {
        Shell.Run(_work["live.db"], Up[version - 1] + Mark(version));
        return Task.CompletedTask;
    }

    /// <summary>Schema and rows as the shell writes them.</summary>
    public string Dump() => Shell.Run(_work["live.db"], ".dump");

    /// <summary>Runs a command on the environment.</summary>
    public Task<CliRun> RunAsync(string command, params string[] options) =>
        UndriftCli.RunAsync([command, "--config", _work["undrift.yml"], "-e", "local", .. options]);

    private IEnumerable<(string Name, string Text)> Files(int at)
    {
        var number = at + 1;
        return _flavour switch
        {
            "goose" => [($"{number:00000}_{Names[at]}.sql", $"-- +goose Up\n{Up[at]}\n\n-- +goose Down\n{Down[at]}\n")],
            "dbmate" => [($"{number}_{Names[at]}.sql", $"-- migrate:up\n{Up[at]}\n\n-- migrate:down\n{Down[at]}\n")],
            "flyway" => [($"V{number}__{Names[at]}.sql", Up[at]), ($"U{number}__{Names[at]}.sql", Down[at])],
            _ => [($"{number}_{Names[at]}.up.sql", Up[at]), ($"{number}_{Names[at]}.down.sql", Down[at])],
        };
    }

    private string Table =>
        _flavour switch
        {
            "goose" =>
                "CREATE TABLE goose_db_version (id INTEGER PRIMARY KEY AUTOINCREMENT, version_id INTEGER NOT NULL, is_applied INTEGER NOT NULL, tstamp TIMESTAMP); INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, 1);",
            "dbmate" => "CREATE TABLE schema_migrations (version varchar(128) primary key);",
            "flyway" =>
                "CREATE TABLE flyway_schema_history (installed_rank INT PRIMARY KEY, version VARCHAR(50), description VARCHAR(200), type VARCHAR(20), script VARCHAR(1000), checksum INT, installed_by VARCHAR(100), installed_on TEXT, execution_time INT, success BOOLEAN);",
            _ => "CREATE TABLE schema_migrations (version uint64, dirty bool);",
        };

    private string Mark(int version) =>
        _flavour switch
        {
            "goose" => $"INSERT INTO goose_db_version (version_id, is_applied) VALUES ({version}, 1);",
            "dbmate" => $"INSERT INTO schema_migrations VALUES ('{version}');",
            "flyway" =>
                $"INSERT INTO flyway_schema_history VALUES ({version}, '{version}', '{Names[version - 1]}', 'SQL', 'V{version}__{Names[version - 1]}.sql', NULL, 'me', '2026-01-01', 1, 1);",
            _ => $"DELETE FROM schema_migrations; INSERT INTO schema_migrations VALUES ({version}, 0);",
        };
}
