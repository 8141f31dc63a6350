using Undrift.MySql.Scripts;

namespace Undrift.Engines.Tests.MySql.Scripts;

public sealed class StatementReaderTests
{
    private const string AllApart = "SELECT 1|BEGIN|COMMIT|CREATE VIEW event AS SELECT 1|SELECT 2";
    private const string OneWhole = "SELECT 1|CREATE DEFINER=a@b EVENT e DO BEGIN x; END; y|SELECT 2";

    [Theory]
    [InlineData("SELECT 1; SELECT 2", "SELECT 1|SELECT 2")]
    [InlineData(";;SELECT 1;;", "SELECT 1")]
    [InlineData("SELECT ';', \";\", `;`; SELECT 2;", "SELECT ';', \";\", `;`|SELECT 2")]
    [InlineData(@"SELECT 'a\';b', ""c\"";d""; SELECT 2;", @"SELECT 'a\';b', ""c\"";d""|SELECT 2")]
    [InlineData("SELECT 'it''s;', `a``;b`; SELECT 2;", "SELECT 'it''s;', `a``;b`|SELECT 2")]
    [InlineData(@"SELECT `a\`; SELECT 2;", @"SELECT `a\`|SELECT 2")]
    [InlineData("-- a; b\n# c; d\n/* e; f */SELECT 1;", "SELECT 1")]
    [InlineData("SELECT 1--1; SELECT 2 -- x;\n;", "SELECT 1--1|SELECT 2 -- x;")]
    [InlineData("SELECT 1 --\n;", "SELECT 1 --")]
    [InlineData("SELECT 1 # x;\n+ 1 /* ; ' */;", "SELECT 1 # x;\n+ 1 /* ; ' */")]
    [InlineData("/*!40101 SET NAMES utf8 */; SELECT 1", "/*!40101 SET NAMES utf8 */|SELECT 1")]
    [InlineData("/*M!100100 SELECT ';' */; SELECT 1", "/*M!100100 SELECT ';' */|SELECT 1")]
    [InlineData("/*!50003 SELECT 1; SELECT 2 */;", "/*!50003 SELECT 1; SELECT 2 */")]
    [InlineData("/*!999999\\- enable the sandbox mode */ \n-- dump\nSELECT 1;", "SELECT 1")]
    [InlineData("/*M!999999\\- enable the sandbox mode */ \nSELECT 1;", "SELECT 1")]
    [InlineData("SELECT /*+ NO_MERGE(x) */ 1;", "SELECT /*+ NO_MERGE(x) */ 1")]
    [InlineData("DELIMITER $$\nBEGIN a; b; END $$\nDELIMITER ;\nSELECT 1;", "BEGIN a; b; END|SELECT 1")]
    [InlineData("delimiter //\nSELECT 1/2//\ndelimiter ;", "SELECT 1/2")]
    [InlineData("DELIMITER ;;\nIF a THEN x; END IF;;\nDELIMITER ;\nSELECT 2;", "IF a THEN x; END IF|SELECT 2")]
    [InlineData("DELIMITER //\nSELECT 1; BEGIN; COMMIT;\nCREATE VIEW event AS SELECT 1; SELECT 2", AllApart)]
    [InlineData("DELIMITER //\nSELECT 1; CREATE DEFINER=a@b EVENT e DO BEGIN x; END; y// SELECT 2", OneWhole)]
    [InlineData("DELIMITER end_of_it\nSELECT 1 end_of_it SELECT 2 end_of_it", "SELECT 1|SELECT 2")]
    [InlineData("\\d $$\nBEGIN NOT ATOMIC x; END$$\n\\d ;\nSELECT 2;", "BEGIN NOT ATOMIC x; END|SELECT 2")]
    [InlineData("CREATE TABLE t (\ndelimiter int,\nuse int);", "CREATE TABLE t (\ndelimiter int,\nuse int)")]
    [InlineData("SELECT 1\\g SELECT 2\\G", "SELECT 1|SELECT 2")]
    [InlineData("USE shop\nSELECT 1;", "USE shop|SELECT 1")]
    [InlineData("use `my shop`;\nSELECT 1;", "USE `my shop`|SELECT 1")]
    [InlineData("SELECT \\N;", "SELECT \\N")]
    [InlineData("SELECT 1, \\\n2;", "SELECT 1, \n2")]
    [InlineData("\uFEFFSELECT 1;\r\nSELECT 2;\r\n", "SELECT 1|SELECT 2")]
    [InlineData("", "")]
    [InlineData("-- nothing", "")]
    public void A_script_is_cut_as_the_client_cuts_it(string script, string statements) =>
        Assert.Equal(statements, string.Join('|', Read(script).Select(s => s.Text)));

    [Theory]
    [InlineData(true, false, "SELECT \"a\\\"; SELECT 2;", "SELECT \"a\\\"|SELECT 2")]
    [InlineData(false, true, @"SELECT 'a\'; SELECT 2;", @"SELECT 'a\'|SELECT 2")]
    [InlineData(false, false, @"SELECT 'a\'; SELECT 2;'", @"SELECT 'a\'; SELECT 2;'")]
    public void The_modes_of_the_session_decide_where_a_string_ends(
        bool ansiQuotes,
        bool noBackslash,
        string script,
        string statements
    ) =>
        Assert.Equal(
            statements,
            string.Join('|', Read(script, new SqlModes(ansiQuotes, noBackslash)).Select(s => s.Text))
        );

    [Theory]
    [InlineData("create or replace view `my view` as select (a, b)", "CREATE OR REPLACE VIEW `my view AS SELECT")]
    [InlineData("/*!50001 CREATE */ /*!50013 DEFINER=a@b */ VIEW v", "CREATE DEFINER A VIEW V")]
    [InlineData("SET @@GLOBAL.gtid_purged=/*!80000 '+'*/ 'x'", "SET GLOBAL GTID_PURGED")]
    [InlineData("SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='x'", "SET SQL_MODE SQL_MODE")]
    [InlineData("CREATE /*!32312 IF NOT EXISTS*/ DATABASE x", "CREATE IF NOT EXISTS DATABASE X")]
    public void A_statement_is_known_by_its_words(string sql, string words) =>
        Assert.Equal(words, string.Join(' ', Assert.Single(Read(sql)).Words));

    [Theory]
    [InlineData("SELECT 1;\n SELECT 'a", "a.sql:2:9", "a string begins here and is never closed")]
    [InlineData("SELECT `a", "a.sql:1:8", "a quoted name")]
    [InlineData("\n/* x", "a.sql:2:1", "a comment")]
    [InlineData("SELECT 1 /*!40101 + 1", "a.sql:1:10", "a version comment")]
    [InlineData("SELECT 1;\nDELIMITER\n", "a.sql:2:1", "DELIMITER without a delimiter")]
    public void What_is_never_closed_is_named_with_its_place(string script, string place, string message)
    {
        var failure = Assert.Throws<UndriftException>(() => Read(script));
        Assert.Equal(place, failure.Where);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("source other.sql", "source", "other.sql")]
    [InlineData("\\. other.sql", "\\.", "other.sql")]
    [InlineData("SYSTEM rm -r x;", "system", "rm -r x")]
    [InlineData("\\! ls", "\\!", "ls")]
    [InlineData("tee log", "tee", "log")]
    [InlineData("quit", "quit", "")]
    public void A_command_of_the_client_is_given_as_such(string script, string name, string argument)
    {
        using var reader = new StatementReader("a.sql", new StringReader("SELECT 1;\n" + script));
        Assert.IsType<Statement>(reader.Read());
        var command = Assert.IsType<ClientCommand>(reader.Read());
        Assert.Equal((name, argument, "a.sql:2:1"), (command.Name, command.Argument, command.Place.ToString()));
    }

    [Fact]
    public void Places_are_those_of_the_file()
    {
        var places = Read("-- x\n\nSELECT 1;\n  /* c */ SELECT 2;\nDELIMITER $$\nSELECT 3$$").Select(s => $"{s.Place}");
        Assert.Equal(["a.sql:3:1", "a.sql:4:11", "a.sql:6:1"], places);
    }

    private static List<Statement> Read(string script, SqlModes? modes = null)
    {
        using var reader = new StatementReader("a.sql", new StringReader(script));
        if (modes is not null)
            reader.Modes = modes;
        var found = new List<Statement>();
        while (reader.Read() is { } item)
            found.Add(Assert.IsType<Statement>(item));
        return found;
    }
}
