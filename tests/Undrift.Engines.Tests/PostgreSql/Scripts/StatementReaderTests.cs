using Undrift.PostgreSql;

namespace Undrift.Engines.Tests.PostgreSql.Scripts;

public sealed class StatementReaderTests
{
    [Theory]
    [InlineData("SELECT 1; SELECT 2", "SELECT 1|SELECT 2")]
    [InlineData("  -- only a comment\n /* and /* nested */ one */ ", "")]
    [InlineData(";;  ; SELECT 1;;", "SELECT 1")]
    [InlineData("SELECT ';' ; SELECT 'a'';b'", "SELECT ';'|SELECT 'a'';b'")]
    [InlineData(@"SELECT 'a\'; SELECT 2", @"SELECT 'a\'|SELECT 2")]
    [InlineData(@"SELECT E'a\';b'; SELECT 2", @"SELECT E'a\';b'|SELECT 2")]
    [InlineData(@"SELECT e'\\'; SELECT 2", @"SELECT e'\\'|SELECT 2")]
    [InlineData("SELECT E'a'\n  'b\\';c'; SELECT 2", "SELECT E'a'\n  'b\\';c'|SELECT 2")]
    [InlineData(@"SELECT E'a'';\';b'; SELECT 2", @"SELECT E'a'';\';b'|SELECT 2")]
    [InlineData(@"SELECT note'\'; SELECT 2", @"SELECT note'\'|SELECT 2")]
    [InlineData("SELECT $$;$$; SELECT 2", "SELECT $$;$$|SELECT 2")]
    [InlineData("SELECT $a$ $b$;$$ $a$; SELECT 2", "SELECT $a$ $b$;$$ $a$|SELECT 2")]
    [InlineData("SELECT $ä1$;$ä1$; SELECT 2", "SELECT $ä1$;$ä1$|SELECT 2")]
    [InlineData("SELECT a$b$c; SELECT $1; SELECT 2", "SELECT a$b$c|SELECT $1|SELECT 2")]
    [InlineData("SELECT \"a;\"\"b\" FROM t; SELECT 2", "SELECT \"a;\"\"b\" FROM t|SELECT 2")]
    [InlineData("SELECT U&\"d!;\" UESCAPE '!'; SELECT U&';'", "SELECT U&\"d!;\" UESCAPE '!'|SELECT U&';'")]
    [InlineData("SELECT 1 -- ; no\n+ 1; SELECT 2", "SELECT 1 -- ; no\n+ 1|SELECT 2")]
    [InlineData("SELECT 1 /* ; /* ; */ ; */ + 1; SELECT 2", "SELECT 1 /* ; /* ; */ ; */ + 1|SELECT 2")]
    [InlineData("SELECT 1+-- x;\n2; SELECT 3", "SELECT 1+-- x;\n2|SELECT 3")]
    [InlineData(
        "CREATE RULE r AS ON INSERT TO a DO (SELECT 1; SELECT 2); SELECT 3",
        "CREATE RULE r AS ON INSERT TO a DO (SELECT 1; SELECT 2)|SELECT 3"
    )]
    [InlineData("BEGIN; SELECT 1; END; SELECT 2", "BEGIN|SELECT 1|END|SELECT 2")]
    [InlineData(
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT (CASE WHEN x THEN 1 END); END; SELECT 2",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT (CASE WHEN x THEN 1 END); END|SELECT 2"
    )]
    [InlineData(
        "create or replace procedure p() language sql begin atomic; insert into t values (1); end; SELECT 2",
        "create or replace procedure p() language sql begin atomic; insert into t values (1); end|SELECT 2"
    )]
    [InlineData("CREATE TABLE atomic (\"begin\" int); SELECT 2", "CREATE TABLE atomic (\"begin\" int)|SELECT 2")]
    [InlineData("SELECT '{}'::jsonb ? 'a', :x, @y; SELECT a[1:2]", "SELECT '{}'::jsonb ? 'a', :x, @y|SELECT a[1:2]")]
    [InlineData(
        "SET standard_conforming_strings = off; SELECT 'a\\';b'; SELECT 2",
        "SET standard_conforming_strings = off|SELECT 'a\\';b'|SELECT 2"
    )]
    [InlineData("\uFEFFSELECT 1;\r\nSELECT 2;\r\n", "SELECT 1|SELECT 2")]
    [InlineData("SELECT 1 \\g\nSELECT 2;", "SELECT 1|SELECT 2")]
    public void A_script_is_cut_where_psql_cuts_it(string script, string expected)
    {
        using var reader = new StatementReader("a.sql", new StringReader(script));
        var statements = new List<string>();
        while (reader.Read() is { } item)
            statements.Add(Assert.IsType<Statement>(item).Text);
        Assert.Equal(expected, string.Join('|', statements));
    }

    [Fact]
    public void A_statement_knows_where_it_begins_behind_its_comments()
    {
        using var reader = new StatementReader(
            "a.sql",
            new StringReader("-- one\n\n  SELECT 1;\n/* x\n */ SELECT\n2;")
        );
        Assert.Equal(new ScriptPlace("a.sql", 3, 3), reader.Read()!.Place);
        Assert.Equal(new ScriptPlace("a.sql", 5, 5), reader.Read()!.Place);
        Assert.Null(reader.Read());
    }

    [Fact]
    public void Words_are_those_outside_parentheses()
    {
        using var reader = new StatementReader(
            "a.sql",
            new StringReader("create Table \"A\"\"b\".c (d int) with (e) Partition")
        );
        var statement = Assert.IsType<Statement>(reader.Read());
        Assert.Equal(["CREATE", "TABLE", "\"A\"b", "C", "WITH", "PARTITION"], statement.Words);
    }

    [Theory]
    [InlineData("SELECT 1;\nSELECT 'abc;\n", "a.sql:2:8", "a string")]
    [InlineData("SELECT\n \"abc;\n", "a.sql:2:2", "a quoted name")]
    [InlineData("SELECT\n $x$abc;$y$\n", "a.sql:2:2", "a dollar-quoted string ($x$)")]
    [InlineData("SELECT 1;\n/* abc /* */\n", "a.sql:2:1", "a comment")]
    [InlineData("SELECT 1;\nSELECT (1;\nSELECT 2;", "a.sql:2:1", "a parenthesis")]
    [InlineData("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1;", "a.sql:1:1", "BEGIN ATOMIC without its END")]
    [InlineData("SELECT\0 1;", "a.sql:1:7", "NUL character")]
    public void What_is_never_closed_is_named_with_the_place_where_it_begins(string script, string where, string what)
    {
        using var reader = new StatementReader("a.sql", new StringReader(script));
        var failure = Assert.Throws<UndriftException>(() =>
        {
            while (reader.Read() is not null) { }
        });
        Assert.Equal(where, failure.Where);
        Assert.Contains(what, failure.Message);
    }

    [Fact]
    public void Data_of_a_copy_are_given_line_by_line_and_end_at_their_marker()
    {
        const string script = "COPY a.\"b\" (x, y) FROM stdin;\n1\t;\n'2\t\\N\n\\.\n\nSELECT 1;";
        using var reader = new StatementReader("a.sql", new StringReader(script));
        var copy = Assert.IsType<CopyStatement>(reader.Read());
        Assert.Equal(2, copy.DataLine);
        Assert.Equal("1\t;", copy.NextLine());
        Assert.Equal("'2\t\\N", copy.NextLine());
        Assert.Null(copy.NextLine());
        Assert.Equal("SELECT 1", Assert.IsType<Statement>(reader.Read()).Text);
    }

    [Fact]
    public void Data_that_nobody_took_are_skipped()
    {
        const string script = "COPY a FROM stdin WITH (FORMAT csv);\n';\nSELECT 2;\n\\.\nSELECT 1;";
        using var reader = new StatementReader("a.sql", new StringReader(script));
        Assert.IsType<CopyStatement>(reader.Read());
        Assert.Equal("SELECT 1", Assert.IsType<Statement>(reader.Read()).Text);
    }

    [Fact]
    public void A_large_script_is_read_with_little_memory()
    {
        using var reader = new StatementReader(
            "a.sql",
            new Repeated("INSERT INTO t VALUES (1, 'it''s'); -- comment\n", 48_000_000)
        );
        var (before, most, count) = (GC.GetTotalMemory(forceFullCollection: true), 0L, 0);
        while (reader.Read() is not null)
            if (++count % 100_000 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        Assert.Equal(48_000_000 / 46, count);
        // The text is 96 MB long; other tests run at the same time.
        Assert.InRange(most, long.MinValue, 24_000_000);
    }

    /// <summary>A text that repeats a line, made while it is read.</summary>
    private sealed class Repeated(string line, int length) : TextReader
    {
        private int at;

        public override int Read(char[] buffer, int index, int count)
        {
            var taken = Math.Min(count, (length / line.Length * line.Length) - at);
            for (var i = 0; i < taken; i++)
                buffer[index + i] = line[at++ % line.Length];
            return taken;
        }
    }
}
