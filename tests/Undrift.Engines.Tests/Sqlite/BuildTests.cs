using Undrift.Engines.Tests.Corpus;
using Undrift.Sqlite;

namespace Undrift.Engines.Tests.Sqlite;

/// <summary>Running desired SQL on a database in memory.</summary>
public sealed class BuildTests
{
    private static readonly IEngine Engine = TestEngines.ByName("sqlite");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Statements_end_where_SQLite_ends_them()
    {
        const string Script =
            "-- head; not a statement\n;;\ncreate table \"a;b\" (c default ';', d /* ; */, [e;f], `g;h`, i default 'it''s;');\n"
            + "create temp trigger g after insert on t begin\n  select case when 1 then 2 end;\n  insert into t values ('end;');\nend;\n"
            + "  select 1 ; explain create trigger x after delete on t begin select 1; end; select 2 -- last;";
        using var reader = new StringReader(Script);
        var statements = new StatementSplitter(reader, "s.sql").Statements().ToList();
        Assert.Equal([3, 4, 8, 8, 8], statements.Select(statement => statement.Line));
        Assert.Equal(
            ["create table", "create temp ", "select 1 ;", "explain crea", "select 2 -- "],
            statements.Select(statement => statement.Text[..Math.Min(12, statement.Text.Length)])
        );
        Assert.Equal([true, true, true, true, false], statements.Select(statement => statement.Ended));
    }

    [Fact]
    public void Parts_that_lie_across_the_reading_buffer_stay_whole()
    {
        var padding = new string(' ', (1 << 15) - 3);
        foreach (var part in (string[])["--;\n", "/*;*/", "'a;b'", "x''';'''"])
        {
            using var reader = new StringReader($"select{padding}{part} 1; select 2;");
            Assert.Equal(2, new StatementSplitter(reader, "s.sql").Statements().Count());
        }
    }

    [Fact]
    public async Task An_error_names_the_file_the_line_and_the_place_in_a_folder_of_files()
    {
        var lines = string.Concat(Enumerable.Range(1, 309).Select(line => $"-- {line}\n"));
        var scripts = new[] { "schema/1.sql", "schema/2.sql" }
            .Select(name => new SqlScript(
                name,
                () =>
                    new StringReader(
                        name.Contains('1', StringComparison.Ordinal)
                            ? "create table ä (a);"
                            : lines + "create table b (\n  'ä€𝄞' text,\n  x y z, );"
                    )
            ))
            .ToList();
        var error = await Assert.ThrowsAsync<UndriftException>(() =>
            Engine.BuildAsync(scripts, new BuildOptions(TimeSpan.FromSeconds(30), []), Cancellation)
        );
        Assert.Equal("schema/2.sql:312", error.Where);
        Assert.Contains("syntax error", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("create table t (a", "incomplete input", "a semicolon, quote or END is missing")]
    [InlineData("create table t (a);\nselect 'x", "unrecognized token", "a semicolon, quote or END is missing")]
    [InlineData("create index i on nowhere (a);", "no such table", "must run on an empty database")]
    [InlineData("create virtual table v using vec0(e float[3]);", "no such module: vec0", "compare with a dump")]
    [InlineData("create table t (a); insert into t (b) values (1);", "has no column named b", "correct the statement")]
    [InlineData("begin; create table t (a);", "never committed", "COMMIT")]
    [InlineData("create table t (a);\n.mode csv\n", "'.mode csv' is a command of the sqlite3 shell", "remove the line")]
    [InlineData(
        ".read other.sql\n",
        "'.read other.sql' is a command of the sqlite3 shell",
        "name the files in their order"
    )]
    public async Task What_cannot_be_run_is_refused_with_its_place_and_a_next_step(
        string sql,
        string message,
        string next
    )
    {
        var error = await Assert.ThrowsAsync<UndriftException>(() => Engine.BuildText(sql, Cancellation));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains(next, error.Next, StringComparison.Ordinal);
        Assert.Matches("^test\\.sql:[12]$", error.Where);
    }

    [Theory]
    [InlineData("attach '{0}' as other;")]
    [InlineData("attach ':memory:' as other;")]
    [InlineData("vacuum into '{0}';")]
    [InlineData("select load_extension('{0}');")]
    [InlineData("pragma temp_store_directory = '{1}';")]
    [InlineData("pragma temp_store = 1;")]
    public async Task Desired_SQL_does_not_reach_the_disk(string sql)
    {
        using var folder = new TemporaryFolder();
        var statement = sql.Replace("{0}", folder.File("made"), StringComparison.Ordinal)
            .Replace("{1}", folder.Path, StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<UndriftException>(() =>
            Engine.BuildText("create table t (a);\n" + statement, Cancellation)
        );
        Assert.Equal("test.sql:2", error.Where);
        Assert.Equal("", folder.Listing());
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_is_ended()
    {
        var script = new SqlScript(
            "slow.sql",
            () =>
                new StringReader(
                    "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n;"
                )
        );
        var options = new BuildOptions(TimeSpan.FromMilliseconds(100), []);
        var error = await Assert.ThrowsAsync<UndriftException>(() =>
            Engine.BuildAsync([script], options, Cancellation)
        );
        Assert.Contains("took longer than 0.1 s", error.Message, StringComparison.Ordinal);
        Assert.Equal("slow.sql:1", error.Where);
    }

    [Fact]
    public async Task A_cancelled_build_ends()
    {
        using var source = new CancellationTokenSource();
        var script = new SqlScript(
            "slow.sql",
            () =>
            {
                source.CancelAfter(50);
                return new StringReader(
                    "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n;"
                );
            }
        );
        var options = new BuildOptions(TimeSpan.FromMinutes(5), []);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Engine.BuildAsync([script], options, source.Token)
        );
    }

    [Fact]
    public async Task A_dump_with_its_data_is_read_as_a_stream_and_its_rows_are_not_kept()
    {
        const int Rows = 100_000;
        var options = new BuildOptions(TimeSpan.FromMinutes(2), []);
        var built = await Engine.BuildAsync(
            [new SqlScript("big.sql", () => new RowsReader(Rows))],
            options,
            Cancellation
        );
        Assert.NotNull(built.Find(new ObjectId("table", "", "", "t")));
    }

    [Fact]
    public async Task Rows_that_a_constraint_forbids_are_no_matter_of_the_schema()
    {
        var built = await Engine.BuildText(
            "create table p (a primary key); create table t (a references p check (a > 5)); pragma foreign_keys = on;"
                + "insert into t values (1); insert into t values (1); update t set a = 2; delete from p;",
            Cancellation
        );
        Assert.NotNull(built.Find(new ObjectId("table", "", "", "t")));
    }

    /// <summary>A table and many INSERT statements, made while they are read.</summary>
    private sealed class RowsReader(int rows) : TextReader
    {
        private string _line = "create table t (a, b);\n";

        public override string ReadToEnd() => throw new InvalidOperationException("the file is read whole");

        private int _at;
        private int _row;

        public override int Read(char[] buffer, int index, int count)
        {
            if (_at == _line.Length)
            {
                if (_row == rows)
                    return 0;
                _row++;
                (_line, _at) = ($"INSERT INTO t VALUES({_row},'{new string('x', 200)}');\n", 0);
            }
            var length = Math.Min(count, _line.Length - _at);
            _line.CopyTo(_at, buffer, index, length);
            _at += length;
            return length;
        }

        public override int ReadBlock(char[] buffer, int index, int count)
        {
            var total = 0;
            while (total < count && Read(buffer, index + total, count - total) is var read and > 0)
                total += read;
            return total;
        }
    }
}
