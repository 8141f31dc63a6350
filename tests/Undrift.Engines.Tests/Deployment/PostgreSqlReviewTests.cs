using Undrift.Engines.Tests.PostgreSql;
using Undrift.PostgreSql;

namespace Undrift.Engines.Tests.Deployment;

/// <summary>What pending migrations would do to a PostgreSQL database: each statement has one hazard, or none.</summary>
public sealed class PostgreSqlReviewTests : IAsyncLifetime
{
    private const string Schema = """
        CREATE TABLE customers (id integer PRIMARY KEY, mail varchar(100), note text, vip boolean);
        CREATE TABLE orders (id integer PRIMARY KEY, customer integer, code varchar(10), at date);
        CREATE TABLE sales (total numeric(10,2), amount integer);
        CREATE INDEX orders_at ON orders (at);
        CREATE TABLE empty (id integer, gone text);
        CREATE TABLE parts (id integer, at date) PARTITION BY RANGE (id);
        CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (1000);
        CREATE TABLE parts_2 PARTITION OF parts FOR VALUES FROM (1000) TO (2000);
        CREATE VIEW shown AS SELECT id FROM customers;
        CREATE FUNCTION fill() RETURNS void LANGUAGE sql AS 'DELETE FROM customers WHERE vip';
        INSERT INTO customers SELECT i, 'a', 'b', true FROM generate_series(1, 100) i;
        INSERT INTO orders SELECT i, 1, 'c' FROM generate_series(1, 500) i;
        INSERT INTO sales SELECT 1, 1 FROM generate_series(1, 200) i;
        INSERT INTO parts SELECT i FROM generate_series(1, 300) i;
        CREATE MATERIALIZED VIEW sums AS SELECT customer, count(*) FROM orders GROUP BY customer;
        CREATE UNIQUE INDEX ON sums (customer);
        ALTER TABLE customers ADD CONSTRAINT mailed CHECK (mail IS NOT NULL);
        ANALYZE
        """;

    private const string Locked = "blocks reads and writes until the transaction ends";
    private const string Waiting = "blocks reads and writes meanwhile";

    private TestServer _server = null!;
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await Servers.GetAsync();
        _database = await _server.CreateDatabaseAsync();
        await _database.ExecuteAsync(Schema);
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public Task What_others_do_not_notice_is_no_hazard() =>
        EachAsync(
            (
                "CREATE TABLE fresh (id integer); INSERT INTO fresh VALUES (1); CREATE INDEX ON fresh (id); ALTER TABLE fresh ALTER id SET NOT NULL; DROP TABLE fresh",
                ""
            ),
            ("COMMENT ON TABLE orders IS 'x'", ""),
            ("INSERT INTO orders (id) VALUES (0)", ""),
            ("SELECT count(*) FROM orders", ""),
            ("DO $$ BEGIN PERFORM count(*) FROM orders; END $$", ""),
            ("DROP TABLE empty", ""),
            ("ALTER TABLE empty ALTER COLUMN id TYPE bigint", ""),
            ("ALTER TABLE empty ADD COLUMN a integer NOT NULL", ""),
            ("DELETE FROM empty", ""),
            ("GRANT SELECT ON orders TO CURRENT_USER", ""),
            ("CREATE TABLE fresh (id integer); GRANT SELECT ON fresh TO public", "")
        );

    [Fact]
    public Task A_lock_alone_is_said_where_others_have_to_wait_for_it() =>
        EachAsync(
            (
                "ALTER TABLE orders ADD COLUMN a integer",
                $"1 - access_exclusive: locks public.orders (about 500 rows, SIZE); {Locked}"
            ),
            (
                "ALTER TABLE orders ADD COLUMN a integer NOT NULL DEFAULT 1",
                $"1 - access_exclusive: locks public.orders (about 500 rows, SIZE); {Locked}"
            ),
            (
                "ALTER TABLE orders ALTER COLUMN code TYPE varchar(20)",
                $"1 - access_exclusive: locks public.orders (about 500 rows, SIZE); {Locked}"
            ),
            (
                "ALTER TABLE orders ADD CHECK (id > 0) NOT VALID",
                $"1 - access_exclusive: locks public.orders (about 500 rows, SIZE); {Locked}"
            ),
            (
                // The constraint proves it already.
                "ALTER TABLE customers ALTER COLUMN mail SET NOT NULL",
                $"1 - access_exclusive: locks public.customers (about 100 rows, SIZE); {Locked}"
            ),
            (
                "ALTER TABLE parts ADD COLUMN a integer",
                $"1 - access_exclusive: locks public.parts (about 300 rows, SIZE); {Locked}"
            ),
            (
                "CREATE OR REPLACE VIEW shown AS SELECT id FROM customers",
                $"1 - access_exclusive: locks public.shown; {Locked}"
            ),
            (
                "CREATE TABLE lines (o integer REFERENCES orders)",
                "1 - share_row_exclusive: locks public.orders (about 500 rows, SIZE); blocks writes until the transaction ends"
            )
        );

    [Fact]
    public Task Rows_that_are_written_anew_are_seen() =>
        EachAsync(
            (
                "ALTER TABLE orders ADD COLUMN a uuid DEFAULT gen_random_uuid()",
                $"1 table-rewrite access_exclusive: writes every row of public.orders anew (about 500 rows, SIZE); {Waiting}"
            ),
            (
                "ALTER TABLE sales ALTER COLUMN amount TYPE bigint",
                $"1 table-rewrite access_exclusive: writes every row of public.sales anew (about 200 rows, SIZE); {Waiting}"
            ),
            (
                "ALTER TABLE parts ALTER COLUMN at TYPE timestamp",
                $"1 table-rewrite access_exclusive: writes every row of public.parts anew (about 300 rows, SIZE); {Waiting}"
            ),
            (
                "ALTER TABLE orders SET UNLOGGED",
                $"1 table-rewrite access_exclusive: writes every row of public.orders anew (about 500 rows, SIZE); {Waiting}"
            ),
            (
                "REFRESH MATERIALIZED VIEW sums",
                $"1 table-rewrite access_exclusive: writes every row of public.sums anew (about 1 rows, SIZE); {Waiting}"
            ),
            (
                "REFRESH MATERIALIZED VIEW CONCURRENTLY sums",
                "1 - share_row_exclusive: locks public.sums (about 1 rows, SIZE); blocks writes until the transaction ends"
            )
        );

    [Fact]
    public Task Indexes_that_are_built_are_seen() =>
        EachAsync(
            (
                "CREATE INDEX ON orders (code)",
                "1 index-build share: builds the index orders_code_idx on public.orders (about 500 rows, SIZE); blocks writes meanwhile"
            ),
            (
                "ALTER TABLE orders ADD UNIQUE (id, code)",
                $"1 index-build access_exclusive: builds the index orders_id_code_key on public.orders (about 500 rows, SIZE); {Waiting}"
            ),
            (
                "CREATE INDEX ON parts (at)",
                "1 index-build share: builds the index parts_at_idx on public.parts (about 300 rows, SIZE); blocks writes meanwhile"
            ),
            (
                "REINDEX INDEX orders_at",
                "1 index-build share: builds the index orders_at on public.orders (about 500 rows, SIZE); blocks writes meanwhile"
            )
        );

    [Fact]
    public Task Rows_that_are_looked_at_are_seen() =>
        EachAsync(
            (
                "ALTER TABLE orders ALTER COLUMN at SET NOT NULL",
                $"1 validation-scan access_exclusive: looks at every row of public.orders for NOT NULL of at (about 500 rows, SIZE); {Waiting}"
            ),
            (
                "DO $$ BEGIN ALTER TABLE orders ADD CONSTRAINT c CHECK (id > 0); END $$",
                $"1 validation-scan access_exclusive: looks at every row of public.orders for the constraint c (about 500 rows, SIZE); {Waiting}"
            ),
            (
                "ALTER TABLE orders ADD CONSTRAINT f FOREIGN KEY (customer) REFERENCES customers",
                "1 validation-scan share_row_exclusive: looks at every row of public.orders for the constraint f (about 500 rows, SIZE); blocks writes meanwhile\n"
                    + "1 - share_row_exclusive: locks public.customers (about 100 rows, SIZE); blocks writes until the transaction ends"
            )
        );

    [Fact]
    public Task What_is_lost_is_seen() =>
        EachAsync(
            ("DROP TABLE sales", $"1 data-loss access_exclusive: drops public.sales (about 200 rows, SIZE); {Waiting}"),
            ("DROP TABLE parts", $"1 data-loss access_exclusive: drops public.parts (about 300 rows, SIZE); {Waiting}"),
            (
                "ALTER TABLE customers DROP COLUMN note",
                $"1 data-loss access_exclusive: drops the column public.customers.note (about 100 rows, SIZE); {Waiting}"
            ),
            (
                "TRUNCATE customers",
                $"1 data-loss access_exclusive: removes every row of public.customers (about 100 rows, SIZE); {Waiting}"
            ),
            (
                "WITH d AS (DELETE FROM customers RETURNING id) SELECT count(*) FROM d",
                "1 data-loss -: deletes rows of public.customers (about 100 rows, SIZE)"
            ),
            ("SELECT fill()", "1 data-loss -: deletes rows of public.customers (about 100 rows, SIZE)"),
            (
                "DO $$ BEGIN DELETE FROM customers; END $$",
                "1 data-loss -: deletes rows of public.customers (about 100 rows, SIZE)"
            ),
            (
                "UPDATE customers SET note = upper(note), vip = false WHERE id > 3",
                "1 irreversible -: changes values of public.customers (about 100 rows, SIZE)"
            ),
            (
                "ALTER TABLE sales ALTER COLUMN total TYPE integer",
                $"1 data-loss access_exclusive: converts public.sales.total from numeric(10,2) to integer, which not every value survives (about 200 rows, SIZE); {Waiting}\n"
                    + $"1 table-rewrite access_exclusive: writes every row of public.sales anew (about 200 rows, SIZE); {Waiting}"
            )
        );

    [Fact]
    public Task Rights_that_change_are_seen() =>
        EachAsync(
            (
                "GRANT SELECT ON orders TO public",
                "1 authorisation-change -: changes who may do what with public.orders (about 500 rows, SIZE)"
            ),
            ("GRANT USAGE ON SCHEMA public TO public", "1 authorisation-change -: changes who may do what")
        );

    [Fact]
    public async Task What_runs_in_no_transaction_is_told_once_and_its_locks_are_short()
    {
        var review = Review(ScriptTransaction.AsWritten);
        Assert.Equal(
            "1 - access_exclusive: locks public.orders (about 500 rows, SIZE); blocks reads and writes for a moment",
            await review.LinesAsync("ALTER TABLE orders ADD COLUMN a integer")
        );
        Assert.Equal(
            "2 index-build share_update_exclusive: builds the index i on public.orders (about 500 rows, SIZE)",
            await review.LinesAsync("SET lock_timeout = '2s';\nCREATE INDEX CONCURRENTLY i ON orders (code);")
        );
        Assert.Equal(
            "1 - access_exclusive: locks public.orders (about 500 rows, SIZE); blocks reads and writes for a moment\n"
                + "2 index-build share_update_exclusive: builds the index i on public.orders (about 500 rows, SIZE)\n"
                + "1 not-transactional -: no transaction joins the statements of the file: when one fails, those before it stay",
            await review.LinesAsync(
                "ALTER TABLE orders ADD COLUMN a integer;\nCREATE INDEX CONCURRENTLY i ON orders (a);\nSELECT 1;"
            )
        );
        Assert.Equal(
            "2 - access_exclusive: locks public.orders (about 500 rows, SIZE); blocks reads and writes until the transaction ends",
            await review.LinesAsync(
                "BEGIN;\nALTER TABLE orders ADD COLUMN a integer;\nALTER TABLE orders ADD COLUMN b integer;\nCOMMIT;"
            )
        );
        Assert.Equal(
            $"1 table-rewrite access_exclusive: writes every row of public.orders anew (about 500 rows, SIZE); {Waiting}",
            await review.LinesAsync("VACUUM FULL orders")
        );
    }

    [Fact]
    public async Task A_migration_is_seen_behind_those_before_it()
    {
        var review = Review();
        // Under the name that people know now.
        Assert.Equal(
            $"1 data-loss access_exclusive: drops public.sales (about 200 rows, SIZE); {Waiting}",
            await review.LinesAsync("ALTER TABLE sales RENAME TO sold", "DROP TABLE sold")
        );
        Assert.Equal("", await review.LinesAsync("CREATE TABLE fresh (id integer)", "DROP TABLE fresh"));
        Assert.Equal(
            "",
            await review.LinesAsync(
                "ALTER TABLE sales ADD COLUMN state text",
                "UPDATE sales SET state = concat(total, ',') WHERE total > 1"
            )
        );
    }

    [Fact]
    public async Task A_migration_that_will_fail_is_told_with_its_line()
    {
        var review = await Review()
            .OfAsync("CREATE TABLE a (i integer);", "\nALTER TABLE nobody ADD COLUMN a integer;", "SELECT 1");
        Assert.Equal("2 change", review.WillFail!.Label);
        Assert.Equal(
            "relation \"nobody\" does not exist (SQLSTATE 42P01): ALTER TABLE nobody ADD COLUMN a integer (2.sql:2:1)",
            review.WillFail.Failure
        );
        Assert.Equal("what comes behind 2 change was not run: it fails", review.Failure);
        Assert.Equal(3, review.Migrations.Count);

        review = await Review().OfAsync("\nALTER TABLE orders ADD COLUMN state text NOT NULL;");
        Assert.Equal(
            "the new column public.orders.state is NOT NULL and has no default, and the table has rows (1.sql:2)",
            review.WillFail!.Failure
        );
        Assert.Null(review.Failure);
    }

    [Fact]
    public async Task What_only_lacks_rows_on_the_copy_is_no_failure()
    {
        const string rows = "was not tried out, as it needs rows and the copy has none: ";
        await _database.ExecuteAsync("CREATE TABLE lines (o integer REFERENCES orders)");
        foreach (var transaction in (ScriptTransaction[])[ScriptTransaction.One, ScriptTransaction.AsWritten])
            Assert.Equal(
                $"1 - -: {rows}insert or update on table \"lines\" violates foreign key constraint \"lines_o_fkey\"",
                await Review(transaction).LinesAsync("INSERT INTO lines VALUES (1);\nSELECT 1;")
            );
        Assert.Equal(
            $"1 - -: {rows}none is there\n2 data-loss -: deletes rows of public.sales (about 200 rows, SIZE)",
            await Review()
                .LinesAsync(
                    "DO $$ BEGIN IF NOT EXISTS (SELECT FROM orders) THEN RAISE 'none is there'; END IF; END $$;\nDELETE FROM sales;"
                )
        );
    }

    [Theory]
    [MemberData(nameof(Servers.Versions), MemberType = typeof(Servers))]
    public async Task Every_version_of_the_server_is_seen_alike(int version)
    {
        var server = await Servers.GetAsync(version);
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(Schema);
        var review = new ReviewedMigration(new PostgreSqlEngine(), server.Url(database.Name), server.Url());
        Assert.Equal(
            """
            1 - access_exclusive: locks public.customers (about 100 rows, SIZE); blocks reads and writes until the transaction ends
            2 validation-scan access_exclusive: looks at every row of public.orders for NOT NULL of at (about 500 rows, SIZE); blocks reads and writes meanwhile
            3 table-rewrite access_exclusive: writes every row of public.sales anew (about 200 rows, SIZE); blocks reads and writes meanwhile
            4 index-build share: builds the index parts_at_idx on public.parts (about 300 rows, SIZE); blocks writes meanwhile
            5 data-loss access_exclusive: deletes rows of public.customers (about 100 rows, SIZE); blocks reads and writes meanwhile
            """,
            await review.LinesAsync(
                """
                ALTER TABLE customers ALTER COLUMN mail SET NOT NULL;
                ALTER TABLE orders ALTER COLUMN at SET NOT NULL;
                ALTER TABLE sales ALTER COLUMN amount TYPE bigint;
                CREATE INDEX ON parts (at);
                SELECT fill();
                """
            )
        );
    }

    [Fact]
    public async Task The_database_itself_stays_as_it_is()
    {
        await Review().OfAsync("DROP TABLE orders; DELETE FROM customers");
        await using var connection = await _database.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT count(*) FROM orders) + (SELECT count(*) FROM customers)";
        Assert.Equal(600L, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    private ReviewedMigration Review(ScriptTransaction transaction = ScriptTransaction.One) =>
        new(new PostgreSqlEngine(), _server.Url(_database.Name), _server.Url()) { Transaction = transaction };

    private async Task EachAsync(params (string Sql, string Expected)[] statements)
    {
        foreach (var (sql, expected) in statements)
            Assert.Equal($"{sql}\n{expected}", $"{sql}\n{await Review().LinesAsync(sql)}");
    }
}
