using Undrift.Cli;
using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.MySql;
using Undrift.Engines.Tests.PostgreSql;
using Undrift.Engines.Tests.Sqlite;

namespace Undrift.Engines.Tests.Deployment;

/// <summary>
/// A project with two migrations, of which its database has the first, and the real client program of the engine: what a
/// deployment runs here is a script of the shell that feeds it.
/// </summary>
internal sealed class DeploymentSite : IAsyncDisposable
{
    public const string Postgres = "postgres";
    public const string MariaDb = "mariadb";
    public const string Sqlite = "sqlite";

    /// <summary>What the second migration does, in two statements.</summary>
    public const string Nick = "ALTER TABLE users ADD COLUMN nick varchar(20);";

    /// <summary>The second of the statements.</summary>
    public const string Tags = "CREATE TABLE tags (id int PRIMARY KEY);";

    /// <summary>What a tool notes of it.</summary>
    public const string Noted = "INSERT INTO schema_migrations VALUES ('2');";

    /// <summary>What the first migration did, with the table in which a tool notes it.</summary>
    public const string First =
        "CREATE TABLE users (id int PRIMARY KEY, email varchar(20)); CREATE TABLE schema_migrations (version varchar(20) PRIMARY KEY); INSERT INTO schema_migrations VALUES ('1');";

    private readonly Workspace _work = new();
    private readonly Func<string, Task> _execute;
    private readonly Func<ValueTask> _drop;

    private DeploymentSite(string url, string client, Func<string, Task> execute, Func<ValueTask> drop) =>
        (Url, Client, _execute, _drop) = (url, client, execute, drop);

    /// <summary>The engines.</summary>
    public static TheoryData<string> Engines => [Postgres, MariaDb, Sqlite];

    /// <summary>The database.</summary>
    public string Url { get; private init; }

    /// <summary>The words of the shell that run SQL from standard input, ended by its first error.</summary>
    public string Client { get; private init; }

    /// <summary>The path of a file of the project.</summary>
    public string this[string name] => _work[name];

    /// <summary>The folder of the project.</summary>
    public string Folder => _work.Folder;

    /// <summary>Makes the project and its database.</summary>
    /// <param name="engine">One of the engines.</param>
    /// <param name="more">More keys of the environment.</param>
    public static async Task<DeploymentSite> NewAsync(string engine, string more = "")
    {
        var site = engine switch
        {
            Postgres => await PostgresAsync(),
            MariaDb => await MariaDbAsync(),
            _ => OfSqlite(),
        };
        site.Write("db/1_users.sql", "-- migrate:up\n" + First.Split(';')[0] + ";\n");
        site.Write("db/2_nick.sql", $"-- migrate:up\n{Nick}\n{Tags}\n");
        site.Write(
            "undrift.yml",
            $"migrations: migrations:db\nenvironments:\n  test: {{ url: \"{site.Url}\"{more} }}\n"
        );
        await site.ExecuteAsync(First);
        return site;
    }

    /// <summary>Writes a file of the project.</summary>
    public string Write(string name, string text) => _work.Write(name, text);

    /// <summary>Runs SQL in the database.</summary>
    public Task ExecuteAsync(string sql) => _execute(sql);

    /// <summary>The words of a shell that runs SQL by the engine's client.</summary>
    public string Sql(params string[] statements) =>
        $"printf '%s\\n' {string.Join(' ', statements.Select(Quoted))} | {Client}";

    /// <summary>The words that do what the second migration does, and note it.</summary>
    public string Good => Sql(Nick, Tags, Noted);

    /// <summary>Begins a deployment of a script of the shell, without a backup.</summary>
    public UndriftProcess Start(string script, params string[] options) =>
        UndriftProcess.Start(Folder, null, ["migrate", "--no-backup", .. options, "--", "sh", "-c", script]);

    /// <summary>Runs a deployment to its end.</summary>
    public async Task<CliRun> MigrateAsync(string script, params string[] options)
    {
        using var process = Start(script, options);
        return await process.EndAsync();
    }

    /// <summary>Runs another command in the project.</summary>
    public Task<CliRun> UndriftAsync(params string[] args) => UndriftProcess.RunAsync(Folder, null, args);

    /// <summary>The deployments that the history has.</summary>
    public async Task<IReadOnlyList<DeploymentRecord>> HistoryAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var file = this[".undrift/history.db"];
        if (!File.Exists(file))
            return [];
        await using var session = await new Undrift.Sqlite.SqliteEngine().OpenHistoryAsync(
            "sqlite:" + file,
            HistoryAccess.Read,
            TimeSpan.FromSeconds(30),
            cancellation
        );
        return await DeploymentLog.ReadAsync(session, cancellation);
    }

    /// <summary>Waits until the last deployment has begun a step.</summary>
    public Task EnteredAsync(DeploymentStep step) =>
        UntilAsync(async () =>
        {
            try
            {
                return (await HistoryAsync()) is [.., { Outcome: DeploymentOutcome.Interrupted } last]
                    && last.FailedStep == step;
            }
            catch (UndriftException)
            {
                // It is just being made.
                return false;
            }
        });

    /// <summary>Who holds the lock; null: nobody.</summary>
    public Task<LockHolder?> HolderAsync() => Target.HolderAsync(TestContext.Current.CancellationToken);

    /// <summary>The database as the place of a deployment.</summary>
    public IDeploymentTarget Target =>
        EngineList.All.First(engine => engine.IsDatabase(Url)).DeploymentTo(Url, TimeSpan.FromSeconds(30));

    /// <summary>Waits until something holds, at most a minute.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (!await holds())
            await Task.Delay(20, limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        _work.Dispose();
        await _drop();
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static async Task<DeploymentSite> PostgresAsync()
    {
        var database = await (await Servers.GetAsync()).CreateDatabaseAsync();
        return new DeploymentSite(
            database.Url,
            "psql -X -q -v ON_ERROR_STOP=1 \"$DATABASE_URL\"",
            database.ExecuteAsync,
            database.DisposeAsync
        );
    }

    private static async Task<DeploymentSite> MariaDbAsync()
    {
        var server = await MySqlServers.GetAsync();
        var database = await server.CreateDatabaseAsync();
        var user = await server.CreateAccountAsync("IDENTIFIED BY 'open-sesame'");
        return new DeploymentSite(
            server.Url(user, "open-sesame", database.Name),
            $"mariadb --user={user} {database.Name}",
            database.ExecuteAsync,
            database.DisposeAsync
        );
    }

    private static DeploymentSite OfSqlite()
    {
        var folder = new PostgreSql.TemporaryFolder();
        var file = Path.Combine(folder.Path, "app.db");
        return new DeploymentSite(
            "sqlite:" + file,
            $"sqlite3 -batch -bail {file}",
            sql => Task.FromResult(Shell.Run(file, sql)),
            () =>
            {
                folder.Dispose();
                return ValueTask.CompletedTask;
            }
        );
    }
}
