using System.Text.RegularExpressions;
using Undrift.Engines.Tests.MySql;
using Undrift.MySql;

namespace Undrift.Engines.Tests.Deployment;

/// <summary>What pending migrations would do to a MariaDB or MySQL database.</summary>
public sealed partial class MySqlReviewTests
{
    private const string Schema = """
        CREATE TABLE customers (id int PRIMARY KEY, mail varchar(100), note text) ENGINE=InnoDB;
        CREATE TABLE orders (id int PRIMARY KEY, customer int, code varchar(10), total decimal(10,2)) ENGINE=InnoDB;
        CREATE TABLE old_ones (id int PRIMARY KEY, code varchar(10)) ENGINE=MyISAM;
        CREATE TABLE `od-d` (id int) ENGINE=InnoDB;
        CREATE TABLE parts (id int) ENGINE=InnoDB PARTITION BY RANGE (id) (PARTITION a VALUES LESS THAN (10), PARTITION b VALUES LESS THAN (20));
        CREATE TABLE empty_ (id int) ENGINE=InnoDB;
        INSERT INTO customers VALUES (1, 'a', 'b'), (2, 'a', 'b');
        INSERT INTO orders VALUES (1, 1, 'c', 1), (2, 1, 'c', 1);
        INSERT INTO old_ones VALUES (1, 'c'), (2, 'c');
        INSERT INTO `od-d` VALUES (1), (2);
        INSERT INTO parts VALUES (1), (11);
        ANALYZE TABLE customers, orders, old_ones, `od-d`, parts
        """;

    private const string Rows = "(about 2 rows, SIZE)";

    public static TheoryData<string> Servers => MySqlServers.All;

    [Theory]
    [MemberData(nameof(Servers))]
    public Task What_others_do_not_notice_is_no_hazard(string server) =>
        EachAsync(
            server,
            ("CREATE TABLE fresh (id int); INSERT INTO fresh VALUES (1)", "!"),
            ("ALTER TABLE orders ADD COLUMN a int", ""),
            ("ALTER TABLE orders MODIFY code varchar(20)", ""),
            ("ALTER TABLE orders CHANGE code coded varchar(10)", ""),
            ("ALTER TABLE orders ALTER COLUMN code SET DEFAULT 'x'", ""),
            ("RENAME TABLE orders TO ordered", ""),
            ("INSERT INTO orders (id) VALUES (3)", ""),
            ("DROP TABLE empty_", ""),
            ("ALTER TABLE empty_ MODIFY id bigint", ""),
            ("CREATE VIEW v AS SELECT id FROM orders", "")
        );

    [Theory]
    [MemberData(nameof(Servers))]
    public Task Rows_that_are_written_anew_and_indexes_are_seen_with_what_they_block(string server) =>
        EachAsync(
            server,
            (
                "ALTER TABLE orders MODIFY id bigint",
                $"1 table-rewrite share: writes every row of orders anew {Rows}; blocks writes meanwhile"
            ),
            (
                "ALTER TABLE orders ENGINE=InnoDB",
                $"1 table-rewrite share_update_exclusive: writes every row of orders anew {Rows}"
            ),
            (
                "ALTER TABLE `od-d` ADD PRIMARY KEY (id)",
                $"1 table-rewrite share_update_exclusive: writes every row of od-d anew {Rows}"
            ),
            (
                "ALTER TABLE old_ones MODIFY code varchar(20)",
                $"1 table-rewrite share: writes every row of old_ones anew {Rows}; blocks writes meanwhile"
            ),
            (
                "CREATE INDEX i ON orders (code)",
                $"1 index-build share_update_exclusive: builds the index i on orders {Rows}"
            ),
            (
                "ALTER TABLE orders ADD CONSTRAINT f FOREIGN KEY (customer) REFERENCES customers (id)",
                $"1 table-rewrite share: writes every row of orders anew {Rows}; blocks writes meanwhile"
            )
        );

    [Theory]
    [MemberData(nameof(Servers))]
    public Task What_is_lost_is_seen(string server) =>
        EachAsync(
            server,
            (
                "DROP TABLE orders",
                $"1 data-loss access_exclusive: drops orders {Rows}; blocks reads and writes meanwhile"
            ),
            (
                "TRUNCATE TABLE orders",
                $"1 data-loss access_exclusive: removes every row of orders {Rows}; blocks reads and writes meanwhile"
            ),
            (
                "ALTER TABLE customers DROP COLUMN note",
                $"1 data-loss share_update_exclusive: drops the column customers.note {Rows}"
            ),
            (
                "ALTER TABLE orders MODIFY total int",
                $"1 data-loss share: converts orders.total from decimal(10,2) to TYPE, which not every value survives {Rows}; blocks writes meanwhile\n"
                    + $"1 table-rewrite share: writes every row of orders anew {Rows}; blocks writes meanwhile"
            ),
            ("ALTER TABLE parts DROP PARTITION a", $"1 data-loss -: removes the rows of a part of parts {Rows}"),
            ("DELETE FROM customers WHERE id > 1", $"1 data-loss -: deletes rows of customers {Rows}"),
            ("UPDATE customers SET note = 'x'", $"1 irreversible -: changes values of customers {Rows}"),
            ("REPLACE INTO customers VALUES (1, 'b', 'c')", $"1 irreversible -: replaces rows of customers {Rows}")
        );

    [Fact]
    public async Task A_file_is_no_whole_where_the_server_commits_by_itself()
    {
        var server = await MySqlServers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(Schema);
        var review = new ReviewedMigration(new MySqlEngine(), server.Url(database.Name), server.Url());
        Assert.Equal(
            "1 not-transactional -: the server commits each change of the schema for itself: when a statement fails, those before it stay",
            await review.LinesAsync("ALTER TABLE orders ADD COLUMN a int;\nUPDATE orders SET a = 1;")
        );
        await database.ExecuteAsync(
            "CREATE TABLE parts_of (o int, FOREIGN KEY (o) REFERENCES orders (id)) ENGINE=InnoDB"
        );
        Assert.StartsWith(
            "1 - -: was not tried out, as it needs rows and the copy has none: Cannot add or update a child row",
            await review.LinesAsync("INSERT INTO parts_of VALUES (1);"),
            StringComparison.Ordinal
        );
        // Under the names that people know now.
        Assert.Equal(
            $"1 data-loss share_update_exclusive: drops the column orders.code {Rows}",
            Plain(
                await review.LinesAsync(
                    "ALTER TABLE orders RENAME COLUMN code TO coded; RENAME TABLE orders TO ordered;",
                    "ALTER TABLE ordered DROP COLUMN coded"
                )
            )
        );
        var failed = await review.OfAsync("ALTER TABLE orders ADD COLUMN a int;\nALTER TABLE nobody ADD COLUMN a int;");
        Assert.Contains("nobody' doesn't exist", failed.WillFail!.Failure, StringComparison.Ordinal);
        Assert.EndsWith("(1.sql:2:1)", failed.WillFail.Failure, StringComparison.Ordinal);
    }

    private static async Task EachAsync(string name, params (string Sql, string Expected)[] statements)
    {
        var server = await MySqlServers.GetAsync(name);
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(Schema);
        var review = new ReviewedMigration(new MySqlEngine(), server.Url(database.Name), server.Url());
        foreach (var (sql, expected) in statements)
            if (Plain(await review.LinesAsync(sql)) is var found && found != expected && expected != "!")
                Assert.Fail($"{sql}\n{found}\nexpected:\n{expected}");
    }

    /// <summary>The estimates of the servers differ, and so do the words for a type.</summary>
    private static string Plain(string lines) =>
        RowCount()
            .Replace(lines, "(about 2 rows")
            .Replace("to int(11),", "to TYPE,", StringComparison.Ordinal)
            .Replace("to int,", "to TYPE,", StringComparison.Ordinal);

    [GeneratedRegex(@"\(about [0-9]+ rows|\(rows", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RowCount();
}
