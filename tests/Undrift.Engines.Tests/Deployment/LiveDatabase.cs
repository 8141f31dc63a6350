using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.MySql;
using Undrift.Engines.Tests.MySql.Kinds;
using Undrift.Engines.Tests.PostgreSql;
using Undrift.Engines.Tests.PostgreSql.Normal;
using Undrift.Engines.Tests.Sqlite;

namespace Undrift.Engines.Tests.Deployment;

/// <summary>A live database of any engine with a shop in it, and its own tool's word on what it holds.</summary>
internal sealed class LiveDatabase : IAsyncDisposable
{
    public const string PostgreSql = "postgres";
    public const string OldPostgreSql = "postgres13";
    public const string MariaDb = "mariadb";
    public const string Sqlite = "sqlite";

    private readonly Func<ValueTask> _remove;

    private LiveDatabase(string url, Func<ValueTask> remove) => (Url, _remove) = (url, remove);

    /// <summary>The engines, as rows of a theory.</summary>
    public static TheoryData<string> All => [PostgreSql, OldPostgreSql, MariaDb, Sqlite];

    /// <summary>The database's text.</summary>
    public string Url { get; }

    /// <summary>Runs SQL.</summary>
    public required Func<string, Task> ExecuteAsync { get; init; }

    /// <summary>Schema and rows, as the engine's own tool writes them.</summary>
    public required Func<Task<string>> DumpAsync { get; init; }

    /// <summary>SQL that makes the shop.</summary>
    public required string Shop { get; init; }

    /// <summary>SQL that changes schema and rows of the shop, as a migration gone wrong.</summary>
    public required string Change { get; init; }

    /// <summary>Makes a database with the shop in it.</summary>
    public static async Task<LiveDatabase> NewAsync(string engine, Workspace work)
    {
        var database = engine switch
        {
            PostgreSql => await OfPostgreSqlAsync(Servers.Default),
            OldPostgreSql => await OfPostgreSqlAsync(13),
            MariaDb => await OfMariaDbAsync(),
            _ => OfSqlite(work),
        };
        await database.ExecuteAsync(database.Shop);
        return database;
    }

    public ValueTask DisposeAsync() => _remove();

    private static async Task<LiveDatabase> OfPostgreSqlAsync(int version)
    {
        var database = await (await Servers.GetAsync(version)).CreateDatabaseAsync();
        return new LiveDatabase(database.Url, database.DisposeAsync)
        {
            ExecuteAsync = database.ExecuteAsync,
            DumpAsync = async () => string.Join('\n', PgDump.Entries(await PgDump.TextAsync(database, rows: true))),
            Shop = PostgreSqlShop,
            Change = PostgreSqlChange,
        };
    }

    private static async Task<LiveDatabase> OfMariaDbAsync()
    {
        var database = await (await MySqlServers.GetAsync()).CreateDatabaseAsync();
        return new LiveDatabase(database.Url, database.DisposeAsync)
        {
            ExecuteAsync = sql => Client.LoadAsync(database, sql),
            DumpAsync = () => Client.DumpAsync(database, rows: true),
            Shop = MariaDbShop,
            Change = MariaDbChange,
        };
    }

    private static LiveDatabase OfSqlite(Workspace work)
    {
        var file = work["live.db"];
        return new LiveDatabase("sqlite:" + file, () => ValueTask.CompletedTask)
        {
            ExecuteAsync = sql => Task.FromResult(Shell.Run(file, sql)),
            DumpAsync = () => Task.FromResult(Shell.Run(file, ".dump")),
            Shop = SqliteShop,
            Change = SqliteChange,
        };
    }

    private const string PostgreSqlShop = """
        CREATE EXTENSION IF NOT EXISTS plpgsql;
        CREATE SCHEMA sales;
        CREATE TYPE sales.state AS ENUM ('open', 'paid');
        CREATE DOMAIN mail AS text CHECK (VALUE <> '');
        CREATE TABLE users (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, mail mail, note text);
        CREATE TABLE sales.orders (id serial PRIMARY KEY, buyer integer REFERENCES users, s sales.state DEFAULT 'open');
        CREATE TABLE parts (id integer, k integer) PARTITION BY RANGE (id);
        CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (100);
        CREATE VIEW mails AS SELECT id, mail FROM users WHERE note IN ('a', 'b');
        CREATE MATERIALIZED VIEW numbers AS SELECT count(*) FROM users;
        CREATE FUNCTION f(i integer) RETURNS integer LANGUAGE sql AS 'SELECT i + 1';
        CREATE STATISTICS both_columns ON id, note FROM users;
        CREATE PUBLICATION feed FOR TABLE users;
        GRANT SELECT ON users TO PUBLIC;
        ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;
        ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
        ALTER DEFAULT PRIVILEGES IN SCHEMA sales GRANT SELECT ON TABLES TO pg_monitor;
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT INSERT ON TABLES TO pg_monitor;
        ALTER TABLE users ENABLE ROW LEVEL SECURITY;
        CREATE POLICY own ON users USING (id > 0);
        INSERT INTO users (mail, note) SELECT 'u' || i, repeat('x', i) FROM generate_series(1, 50) i;
        INSERT INTO sales.orders (buyer) SELECT id FROM users;
        INSERT INTO parts VALUES (1, 1), (50, 2);
        SELECT lo_from_bytea(0, 'large');
        """;

    private const string PostgreSqlChange = """
        ALTER TABLE users ADD COLUMN extra integer;
        DROP VIEW mails;
        CREATE TABLE more (i integer PRIMARY KEY);
        CREATE VIEW behind AS SELECT id FROM users;
        DROP TABLE sales.orders;
        CREATE TYPE pair AS (a integer, b integer);
        CREATE FUNCTION g() RETURNS integer LANGUAGE sql AS 'SELECT 1';
        CREATE SCHEMA later;
        CREATE TABLE later.things (a integer);
        ALTER DEFAULT PRIVILEGES GRANT DELETE ON TABLES TO pg_monitor;
        DELETE FROM parts;
        UPDATE users SET note = NULL;
        """;

    private const string MariaDbShop = """
        CREATE TABLE users (id int AUTO_INCREMENT PRIMARY KEY, mail varchar(80), picture blob);
        CREATE TABLE orders (id int PRIMARY KEY, buyer int, FOREIGN KEY (buyer) REFERENCES users (id));
        CREATE VIEW mails AS SELECT id, mail FROM users;
        CREATE TRIGGER lower_mail BEFORE INSERT ON users FOR EACH ROW SET NEW.mail = lower(NEW.mail);
        CREATE PROCEDURE p() SELECT 1;
        CREATE FUNCTION f() RETURNS int DETERMINISTIC RETURN 1;
        CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 00:00:00' DO SELECT 1;
        CREATE SEQUENCE numbers;
        INSERT INTO users (mail, picture) VALUES ('A', x'00ff27'), ('é', 'b');
        INSERT INTO orders VALUES (1, 1);
        """;

    private const string MariaDbChange = """
        ALTER TABLE users ADD COLUMN extra int;
        DROP VIEW mails;
        CREATE TABLE more (i int PRIMARY KEY);
        DELETE FROM orders;
        ALTER TABLE orders ADD FOREIGN KEY (id) REFERENCES more (i);
        DROP PROCEDURE p;
        DROP SEQUENCE numbers;
        """;

    private const string SqliteShop = """
        PRAGMA journal_mode = WAL;
        CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, mail TEXT, picture BLOB);
        CREATE VIEW mails AS SELECT id, mail FROM users;
        CREATE INDEX by_mail ON users (mail);
        INSERT INTO users (mail, picture) VALUES ('a', x'00ff27'), ('é', NULL);
        """;

    private const string SqliteChange = """
        ALTER TABLE users ADD COLUMN extra;
        DROP VIEW mails;
        CREATE TABLE more (i INTEGER);
        DELETE FROM users WHERE id = 1;
        """;
}
