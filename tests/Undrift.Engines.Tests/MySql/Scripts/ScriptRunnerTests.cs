using Undrift.MySql.Connection;
using Undrift.MySql.Scratch;
using Undrift.MySql.Scripts;

namespace Undrift.Engines.Tests.MySql.Scripts;

public sealed class ScriptRunnerTests
{
    private static readonly BuildOptions Options = new(TimeSpan.FromSeconds(60), []);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(MySqlServers.All), MemberType = typeof(MySqlServers))]
    public async Task A_dump_is_run_as_the_client_runs_it(string name)
    {
        await using var scratch = await PrivateAsync(name);
        var result = await RunAsync(
            scratch,
            """
            /*M!999999\- enable the sandbox mode */ 
            -- a dump
            /*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
            /*!40101 SET NAMES utf8mb4 */;
            /*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
            /*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
            SET @@GLOBAL.GTID_PURGED=/*!80000 '+'*/ '';
            SET @@no_such_variable = 1;
            CREATE DATABASE /*!32312 IF NOT EXISTS*/ `shop` /*!40100 DEFAULT CHARACTER SET latin1 */;
            USE `shop`;
            DROP TABLE IF EXISTS `child`;
            CREATE TABLE `child` (`id` int PRIMARY KEY, `p` int, FOREIGN KEY (`p`) REFERENCES `parent` (`id`));
            CREATE TABLE `parent` (`id` int PRIMARY KEY, `s` varchar(20));
            LOCK TABLES `parent` WRITE;
            /*!40000 ALTER TABLE `parent` DISABLE KEYS */;
            INSERT INTO `parent` VALUES (1,'a\';b'),(2,'ü');
            UNLOCK TABLES;
            DELIMITER ;;
            /*!50003 CREATE*/ /*!50017 DEFINER=`app`@`10.%`*/ /*!50003 TRIGGER tr BEFORE INSERT ON parent FOR EACH ROW
            BEGIN SET NEW.s = 'x;'; SET NEW.id = 1; END */;;
            CREATE DEFINER=`app`@`10.%` PROCEDURE `p`() BEGIN SELECT 1; SELECT ';;'; END ;;
            DELIMITER ;
            ALTER DATABASE `shop` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci ;
            /*!50001 CREATE ALGORITHM=UNDEFINED */
            /*!50013 DEFINER=`app`@`10.%` SQL SECURITY DEFINER */
            /*!50001 VIEW `v` AS SELECT `shop`.`parent`.`id` AS `id` FROM `shop`.`parent` */;
            /*!40101 SET SQL_MODE=@OLD_SQL_MODE */;
            GRANT SELECT ON `shop`.* TO `reader`@`%`;
            """
        );
        Assert.Equal("shop", result.Database);
        Assert.Equal(["`app`@`10.%`", "`reader`@`%`"], result.CreatedAccounts);
        Assert.Equal(["a.sql:7:1", "a.sql:8:1"], result.Notes.Select(n => n[..9]));
        using var connection = await scratch.OpenAsync(Options.Timeout, "shop", Cancellation);
        Assert.Equal("utf8mb4_unicode_ci", connection.Collation);
        Assert.Equal("a';b", await ScalarAsync(connection, "SELECT s FROM parent WHERE id = 1"));
        Assert.Equal("2", await ScalarAsync(connection, "SELECT COUNT(*) FROM v"));
        Assert.Equal(
            "app@10.%",
            await ScalarAsync(connection, "SELECT DEFINER FROM information_schema.TRIGGERS WHERE TRIGGER_NAME = 'tr'")
        );
    }

    [Fact]
    public async Task Modes_that_the_script_sets_hold_for_what_follows_and_not_for_the_next_file()
    {
        await using var scratch = await PrivateAsync(MySqlServers.MariaDb);
        await RunAsync(
            scratch,
            """
            SET sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES';
            CREATE TABLE "a;b" (s varchar(5) DEFAULT '\');
            SET sql_mode = DEFAULT;
            INSERT INTO `a;b` VALUES ("x\";y");
            SET SESSION sql_mode = 'ANSI';
            """,
            """INSERT INTO `a;b` VALUES ("z");"""
        );
        using var connection = await scratch.OpenAsync(Options.Timeout, null, Cancellation);
        Assert.Equal("x\";y,z", await ScalarAsync(connection, "SELECT GROUP_CONCAT(s) FROM `a;b`"));
    }

    [Theory]
    [InlineData("LOAD DATA INFILE 'x' INTO TABLE t;", "LOAD DATA reads a file")]
    [InlineData("SELECT 1 INTO OUTFILE 'x';", "INTO OUTFILE writes a file")]
    [InlineData("INSTALL SONAME 'ha_x';", "loads a program library")]
    [InlineData("CREATE FUNCTION f RETURNS STRING SONAME 'f.so';", "loads a program library")]
    [InlineData("SHUTDOWN;", "SHUTDOWN controls the server")]
    [InlineData("CHANGE MASTER TO MASTER_HOST='h';", "CHANGE MASTER controls the server")]
    [InlineData("source x.sql", "the client command source cannot be run")]
    [InlineData("USE mysql;", "database mysql is the server's own")]
    [InlineData("CREATE TABLE a (i int); USE other;\nUSE third;", "the script goes on in another database")]
    [InlineData("CREATE DATABASE one; CREATE DATABASE two;", "the script goes on in another database, two")]
    [InlineData("CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW BEGIN SET @a = 1; END;", "DELIMITER $$")]
    public async Task What_cannot_be_run_is_refused_with_its_place(string sql, string message)
    {
        await using var scratch = await PrivateAsync(MySqlServers.MariaDb);
        var failure = await Assert.ThrowsAsync<UndriftException>(() =>
            RunAsync(scratch, "CREATE TABLE t (i int);\n" + sql)
        );
        Assert.Contains(message, $"{failure.Message}\n{failure.Next}", StringComparison.Ordinal);
        Assert.StartsWith("a.sql:", failure.Where, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_names_file_line_and_text_but_no_password()
    {
        await using var scratch = await PrivateAsync(MySqlServers.MariaDb);
        var syntax = await Assert.ThrowsAsync<UndriftException>(() =>
            RunAsync(scratch, "SELECT 1;\nCREATE TABLE t (\n  i int,\n  j inT NOT NUL\n);")
        );
        Assert.Equal("a.sql:4:1", syntax.Where);
        Assert.Contains("error 1064", syntax.Message, StringComparison.Ordinal);
        var secret = await Assert.ThrowsAsync<UndriftException>(() =>
            RunAsync(scratch, "CREATE USER x IDENTIFIED BY 's3cret' nonsense;")
        );
        Assert.DoesNotContain("s3cret", secret.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_shared_server_nothing_outside_the_scratch_database_is_touched()
    {
        var server = await MySqlServers.GetAsync();
        await using var other = await server.CreateDatabaseAsync();
        await other.ExecuteAsync("CREATE TABLE keep (i int)");
        await using var scratch = await ScratchDatabase.CreateAsync(
            Options with
            {
                ScratchUrl = server.Url(),
            },
            Cancellation
        );
        var name = other.Name;
        var result = await RunAsync(
            scratch,
            $"DROP DATABASE IF EXISTS {name};\nCREATE DATABASE {name} CHARACTER SET latin1;\nUSE {name};\n"
                + $"SET GLOBAL max_connections = 1;\nCREATE TABLE t (s varchar(5));\nGRANT ALL ON {name}.* TO x;"
        );
        Assert.Equal(scratch.Source.Database, result.Database);
        using var connection = await scratch.OpenAsync(Options.Timeout, null, Cancellation);
        Assert.StartsWith("latin1_", connection.Collation, StringComparison.Ordinal);
        Assert.Equal("0", await ScalarAsync(connection, $"SELECT COUNT(*) FROM {name}.keep"));
        Assert.NotEqual("1", await ScalarAsync(connection, "SELECT @@max_connections"));
        var failure = await Assert.ThrowsAsync<UndriftException>(() => RunAsync(scratch, "CREATE USER x;"));
        Assert.Contains("would change the whole scratch server", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<ScratchDatabase> PrivateAsync(string name) =>
        await ScratchDatabase.CreateAsync(Options, Cancellation, await MySqlServers.OnlyAsync(name));

    private static async Task<ScriptRunner> RunAsync(ScratchDatabase scratch, params string[] scripts)
    {
        var runner = new ScriptRunner(scratch, Options.Timeout);
        await runner.RunAsync(
            [.. scripts.Select((sql, i) => new SqlScript($"{(char)('a' + i)}.sql", () => new StringReader(sql)))],
            Cancellation
        );
        return runner;
    }

    private static async Task<string?> ScalarAsync(MySqlConnection connection, string sql) =>
        (await connection.QueryAsync(sql, Cancellation)).Rows[0][0];
}
