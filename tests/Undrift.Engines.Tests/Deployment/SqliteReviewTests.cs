using Undrift.Engines.Tests.Cli;
using Undrift.Sqlite;

namespace Undrift.Engines.Tests.Deployment;

/// <summary>What pending migrations would do to a SQLite file.</summary>
public sealed class SqliteReviewTests : IDisposable
{
    private const string Schema = """
        CREATE TABLE customers (id INTEGER PRIMARY KEY, mail TEXT, note TEXT);
        CREATE TABLE orders (id INTEGER PRIMARY KEY, customer INTEGER, code TEXT);
        CREATE TABLE empty (id INTEGER, gone TEXT);
        CREATE INDEX by_code ON orders (code);
        INSERT INTO customers VALUES (1, 'a', 'b'), (2, 'a', 'b');
        INSERT INTO orders VALUES (1, 1, 'c'), (2, 1, 'c');
        """;

    private const string Busy = "(2 rows); blocks writes to the whole file meanwhile";

    private readonly Workspace _work = new();
    private readonly string _database;

    public SqliteReviewTests() => _database = _work.Database(Schema);

    public void Dispose() => _work.Dispose();

    [Theory]
    [InlineData("CREATE TABLE fresh (id INTEGER); INSERT INTO fresh VALUES (1); DROP TABLE fresh", "")]
    [InlineData("ALTER TABLE orders ADD COLUMN a INTEGER", "")]
    [InlineData("ALTER TABLE orders ADD COLUMN a INTEGER NOT NULL DEFAULT 1", "")]
    [InlineData("ALTER TABLE orders RENAME COLUMN code TO coded", "")]
    [InlineData("ALTER TABLE orders RENAME TO ordered", "")]
    [InlineData("INSERT INTO orders VALUES (3, 1, 'd')", "")]
    [InlineData("DROP INDEX by_code", "")]
    [InlineData("DROP TABLE empty", "")]
    [InlineData("ALTER TABLE empty DROP COLUMN gone", "")]
    [InlineData("DELETE FROM empty", "")]
    [InlineData("CREATE VIEW v AS SELECT id FROM orders", "")]
    [InlineData("DROP TABLE orders", "1 data-loss share: drops orders " + Busy)]
    [InlineData(
        "ALTER TABLE customers DROP COLUMN note",
        "1 data-loss share: drops the column customers.note, and writes every row anew " + Busy
    )]
    [InlineData("DELETE FROM customers WHERE id > 1", "1 data-loss -: deletes rows of customers (2 rows)")]
    [InlineData("UPDATE customers SET note = 'x'", "1 irreversible -: changes values of customers (2 rows)")]
    [InlineData(
        "INSERT OR REPLACE INTO customers VALUES (1, 'b', 'c')",
        "1 irreversible -: replaces rows of customers (2 rows)"
    )]
    [InlineData("CREATE INDEX i ON orders (customer)", "1 index-build share: builds the index i on orders " + Busy)]
    [InlineData(
        "ALTER TABLE orders ADD COLUMN a INTEGER CHECK (a > 0)",
        "1 validation-scan share: looks at every row of orders for the new column " + Busy
    )]
    [InlineData(
        // As SQLite's manual says it, and as most tools do.
        "CREATE TABLE new_orders (id INTEGER PRIMARY KEY, customer INTEGER NOT NULL);\n"
            + "INSERT INTO new_orders SELECT id, customer FROM orders;\nDROP TABLE orders;\n"
            + "ALTER TABLE new_orders RENAME TO orders;\nCREATE INDEX i ON orders (customer);",
        "3 table-rewrite share: writes every row of orders anew "
            + Busy
            + "\n3 data-loss share: drops the column orders.code "
            + Busy
    )]
    [InlineData(
        // Nothing is copied.
        "CREATE TABLE new_orders (id INTEGER);\nDROP TABLE orders;\nALTER TABLE new_orders RENAME TO orders;",
        "2 data-loss share: drops orders " + Busy
    )]
    [InlineData(
        "ALTER TABLE orders RENAME TO old_orders;\nCREATE TABLE orders (id INTEGER PRIMARY KEY, customer INTEGER, code TEXT);\n"
            + "INSERT INTO orders SELECT * FROM old_orders;\nDROP TABLE old_orders;",
        "4 table-rewrite share: writes every row of orders anew " + Busy
    )]
    public async Task What_a_statement_does_is_seen(string sql, string expected) =>
        Assert.Equal(expected, await Review().LinesAsync(sql));

    [Fact]
    public async Task A_file_is_no_whole_without_a_transaction() =>
        Assert.Equal(
            "1 not-transactional -: no transaction joins the statements of the file: when one fails, those before it stay",
            await Review(ScriptTransaction.AsWritten)
                .LinesAsync("ALTER TABLE orders ADD COLUMN a INTEGER;\nUPDATE orders SET a = 1;")
        );

    [Fact]
    public async Task A_column_that_SQLite_adds_only_where_there_are_no_rows_is_told()
    {
        var review = await Review().OfAsync("ALTER TABLE orders ADD COLUMN a TEXT NOT NULL");
        Assert.Equal(
            "Cannot add a NOT NULL column with default value NULL, as orders has rows (1.sql:1)",
            review.WillFail!.Failure
        );
        review = await Review().OfAsync("ALTER TABLE orders ADD COLUMN a TEXT DEFAULT CURRENT_TIMESTAMP");
        Assert.Equal(
            "Cannot add a column with non-constant default, as orders has rows (1.sql:1)",
            review.WillFail!.Failure
        );
        Assert.Null((await Review().OfAsync("ALTER TABLE empty ADD COLUMN a TEXT NOT NULL")).WillFail);
    }

    private ReviewedMigration Review(ScriptTransaction transaction = ScriptTransaction.One) =>
        new(new SqliteEngine(), _database) { Transaction = transaction };
}
