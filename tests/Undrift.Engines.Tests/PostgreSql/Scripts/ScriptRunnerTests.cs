using System.Text;
using Npgsql;
using Undrift.PostgreSql;

namespace Undrift.Engines.Tests.PostgreSql.Scripts;

public sealed class ScriptRunnerTests : IAsyncLifetime
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    // Assigned before the first test runs; a private server costs a tenth of a second.
    private ScratchDatabase scratch = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var server = await Servers.GetAsync();
        var environment = ClientEnvironment.Process with
        {
            Variable = name =>
                name == "UNDRIFT_PG_BIN" ? server.Binaries.Folder : Environment.GetEnvironmentVariable(name),
        };
        scratch = await ScratchDatabase.CreateAsync(new BuildOptions(Timeout, []), Cancellation, environment);
    }

    public ValueTask DisposeAsync() => scratch?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_dump_with_data_settings_and_guards_is_run_like_psql_runs_it()
    {
        var result = await RunAsync(
            """
            --
            -- PostgreSQL database dump
            --
            \restrict 4xyzKEY

            SET statement_timeout = 0;
            SET transaction_timeout = 0;
            SET client_encoding = 'UTF8';
            SET standard_conforming_strings = on;
            SELECT pg_catalog.set_config('search_path', '', false);
            CREATE SCHEMA public;
            CREATE TABLE public.parent (id integer NOT NULL, note text DEFAULT ':x'::text);
            ALTER TABLE public.parent OWNER TO "app owner";
            CREATE TABLE public.child (id integer, parent integer);
            COPY public.parent (id, note) FROM stdin;
            1	it's; a note
            2	\N
            \.
            COPY public.child FROM stdin;
            \.
            ALTER TABLE ONLY public.parent ADD CONSTRAINT parent_pkey PRIMARY KEY (id);
            INSERT INTO public.child VALUES (1, 2);
            INSERT INTO public.child VALUES (2, 1);
            ALTER TABLE ONLY public.child ADD CONSTRAINT fk FOREIGN KEY (parent) REFERENCES public.parent(id);
            GRANT SELECT ON public.parent TO reader;
            \unrestrict 4xyzKEY
            """
        );
        Assert.Equal(["app owner", "reader"], result.CreatedRoles);
        Assert.Equal(2, result.Notes.Count);
        Assert.Contains("transaction_timeout", result.Notes[0]);
        Assert.Contains("a.sql:11:1", result.Notes[1]);
        Assert.Equal("it's; a note", await ScalarAsync("SELECT note FROM parent WHERE id = 1"));
        Assert.Equal(2L, await ScalarAsync("SELECT count(*) FROM child"));
        Assert.Equal("app owner", await ScalarAsync("SELECT tableowner FROM pg_tables WHERE tablename = 'parent'"));
        Assert.Equal(false, await ScalarAsync("SELECT rolcanlogin FROM pg_roles WHERE rolname = 'reader'"));
    }

    [Fact]
    public async Task Statements_that_refuse_a_transaction_run_beside_others()
    {
        await RunAsync(
            """
            CREATE TABLE t (i int);
            CREATE INDEX CONCURRENTLY t_i ON t (i);
            CREATE TYPE e AS ENUM ('a');
            ALTER TYPE e ADD VALUE 'b';
            CREATE TABLE u (e e DEFAULT 'b');
            VACUUM t;
            CREATE RULE r AS ON INSERT TO t DO ALSO (DELETE FROM u; DELETE FROM u WHERE e = 'a');
            CREATE FUNCTION f(x int) RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN x > 0 THEN $1 END; END;
            SELECT relacl FROM pg_class WHERE relacl IS NOT NULL;
            SELECT * FROM pg_class LIMIT 3
            """
        );
        Assert.Equal(7, await ScalarAsync("SELECT f(7)"));
    }

    [Fact]
    public async Task A_missing_role_inside_a_transaction_does_not_spoil_it()
    {
        var result = await RunAsync(
            """
            BEGIN;
            CREATE TABLE t (i int);
            ALTER TABLE t OWNER TO absent;
            SET transaction_timeout = 0;
            INSERT INTO t VALUES (1);
            COMMIT;
            """
        );
        Assert.Equal(["absent"], result.CreatedRoles);
        Assert.Equal(1, await ScalarAsync("SELECT i FROM t"));
    }

    [Fact]
    public async Task A_transaction_that_never_ends_is_rolled_back_as_psql_does_and_noted()
    {
        var result = await RunAsync("CREATE TABLE t (i int);\nBEGIN;\nCREATE TABLE u (i int);");
        Assert.StartsWith("a.sql:2:1: the transaction", Assert.Single(result.Notes));
        Assert.Equal(
            "t",
            await ScalarAsync("SELECT string_agg(tablename, ' ') FROM pg_tables WHERE tablename IN ('t', 'u')")
        );
    }

    [Fact]
    public async Task An_error_in_line_312_of_the_third_file_is_named_with_line_and_column()
    {
        using var folder = new TemporaryFolder();
        var broken = new StringBuilder();
        for (var line = 1; line <= 310; line++)
            broken.Append($"CREATE TABLE t{line} (i int); -- 𝄞 ü\n");
        broken.Append("CREATE VIEW v AS SELECT '𝄞ü' AS a,\n       nope FROM t1;\nCREATE TABLE later (i int);\n");
        folder.Write("01.sql", "CREATE TABLE a (i int);");
        folder.Write("02/x.sql", "CREATE TABLE b (i int);");
        folder.Write("02/y.sql", broken.ToString());
        folder.Write("02/z.txt", "not SQL");
        var failure = await Assert.ThrowsAsync<UndriftException>(() => RunAsync(ScriptFiles.From(folder.Path)));
        Assert.Equal($"{Path.Combine(folder.Path, "02/y.sql")}:312:8", failure.Where);
        Assert.Equal("column \"nope\" does not exist (SQLSTATE 42703): nope FROM t1", failure.Message);
    }

    [Theory]
    [InlineData("SELECT 1;\n\\copy t from 'x.csv'", "a.sql:2:1", "\\copy", "COPY … FROM stdin")]
    [InlineData("SELECT 'SELECT 1' \\gexec", "a.sql:1:19", "\\gexec", "write out")]
    [InlineData("\\set name value", "a.sql:1:1", "\\set", "write the value")]
    [InlineData("\\if true\n\\endif", "a.sql:1:1", "\\if", "conditions")]
    [InlineData("CREATE TABLE t (i int);\n\\connect other", "a.sql:2:1", "\\connect", "pg_dump")]
    [InlineData("\\connect one\n\\connect other", "a.sql:2:1", "\\connect", "pg_dump")]
    [InlineData("\\encoding LATIN1", "a.sql:1:1", "\\encoding", "UTF-8")]
    [InlineData("\\.", "a.sql:1:1", "\\.", "COPY")]
    [InlineData("\\ir nowhere.sql", "a.sql:1:1", "nowhere.sql", "\\ir")]
    [InlineData("CREATE DATABASE other;", "a.sql:1:1", "CREATE DATABASE", "--create")]
    [InlineData("alter system set work_mem = 1;", "a.sql:1:1", "ALTER SYSTEM", "remove")]
    [InlineData("SET client_encoding TO latin1;", "a.sql:1:1", "UTF-8", "--encoding=UTF8")]
    [InlineData(
        "CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION p;",
        "a.sql:1:1",
        "publisher",
        "connect = false"
    )]
    [InlineData("CREATE EXTENSION nothing_like_it;", "a.sql:1:1", "nothing_like_it", "install the extension")]
    [InlineData("SELECT :'name';", "a.sql:1:8", "syntax error", "psql variables")]
    [InlineData("COPY t FROM stdin; SELECT 1;", "a.sql:1:1", "same line", "line after")]
    [InlineData("CREATE TABLE t (i int);\nCOPY t FROM stdin;\n1\nx\n\\.", "a.sql:4:1", "invalid input syntax", null)]
    [InlineData(
        "DO $$ BEGIN RAISE EXCEPTION 'no' USING HINT = 'do it'; END $$;",
        "a.sql:1:1",
        "no (SQLSTATE P0001)",
        "do it"
    )]
    public async Task What_cannot_be_run_is_named_with_its_place_and_what_to_do(
        string sql,
        string where,
        string what,
        string? next
    )
    {
        var failure = await FailAsync(sql);
        Assert.Equal(FailureKind.Failed, failure.Kind);
        Assert.Equal(where, failure.Where);
        Assert.Contains(what, failure.Message);
        if (next is not null)
            Assert.Contains(next, failure.Next);
    }

    [Fact]
    public async Task The_first_connect_and_what_only_changes_the_display_are_skipped()
    {
        var result = await RunAsync(
            "\\set ON_ERROR_STOP on\n\\timing\n\\echo hello\n\\encoding UTF8\nSET x.y = 1;\n\\connect shop\nCREATE TABLE t (i int);\n\\q\nnonsense"
        );
        Assert.Contains("a.sql:6:1", Assert.Single(result.Notes));
        Assert.Equal("t", await ScalarAsync("SELECT relname FROM pg_class WHERE relname = 't'"));
    }

    [Fact]
    public async Task Included_files_are_run_in_place_and_a_file_may_not_include_itself()
    {
        using var folder = new TemporaryFolder();
        folder.Write("main.sql", "CREATE TABLE a (i int);\n\\ir parts/b.sql\nCREATE VIEW v AS SELECT * FROM b;");
        folder.Write("parts/b.sql", "CREATE TABLE b (i int);\n");
        folder.Write("self.sql", "\\ir self.sql");
        await RunAsync([ScriptFiles.Open(Path.Combine(folder.Path, "main.sql"))]);
        var failure = await Assert.ThrowsAsync<UndriftException>(() =>
            RunAsync([ScriptFiles.Open(Path.Combine(folder.Path, "self.sql"))])
        );
        Assert.Contains("includes itself", failure.Message);
        Assert.Equal("v", await ScalarAsync("SELECT relname FROM pg_class WHERE relname = 'v'"));
    }

    [Fact]
    public async Task Settings_of_one_file_do_not_reach_the_next()
    {
        SqlScript[] scripts =
        [
            new("a.sql", () => new StringReader("CREATE SCHEMA s; SET search_path = s; CREATE TABLE one (i int);")),
            new("b.sql", () => new StringReader("CREATE TABLE two (i int);")),
        ];
        await RunAsync(scripts);
        Assert.Equal(
            "s.one public.two",
            await ScalarAsync(
                "SELECT string_agg(schemaname || '.' || tablename, ' ' ORDER BY tablename) FROM pg_tables WHERE tablename IN ('one', 'two')"
            )
        );
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_is_ended()
    {
        var failure = await Assert.ThrowsAsync<UndriftException>(() =>
            ScriptRunner.RunAsync(
                scratch,
                [new SqlScript("a.sql", () => new StringReader("SELECT pg_sleep(60)"))],
                TimeSpan.FromSeconds(1),
                Cancellation
            )
        );
        Assert.Contains("longer than allowed", failure.Message);
        Assert.Equal("a.sql:1:1", failure.Where);
    }

    [Fact]
    public async Task Cancellation_ends_the_running_statement()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var run = ScriptRunner.RunAsync(
            scratch,
            [new SqlScript("a.sql", () => new Signalling("SELECT pg_sleep(60)", source))],
            Timeout,
            source.Token
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task A_line_that_may_hold_a_password_is_not_repeated()
    {
        var failure = await FailAsync("CREATE ROLE r PASSWORD 's3cr3t' NONSENSE;");
        Assert.DoesNotContain("s3cr3t", failure.Message + failure.Next);
    }

    [Fact]
    public async Task A_file_that_is_not_utf8_is_named()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "latin.sql");
        await File.WriteAllBytesAsync(path, [.. "SELECT '"u8, 0xE4, .. "';"u8], Cancellation);
        var failure = await Assert.ThrowsAsync<UndriftException>(() => RunAsync(ScriptFiles.From(path)));
        Assert.Contains("not UTF-8", failure.Message);
        Assert.StartsWith(path, failure.Where);
    }

    private Task<ScriptResult> RunAsync(string sql) => RunAsync([new SqlScript("a.sql", () => new StringReader(sql))]);

    private Task<ScriptResult> RunAsync(IReadOnlyList<SqlScript> scripts) =>
        ScriptRunner.RunAsync(scratch, scripts, Timeout, Cancellation);

    private Task<UndriftException> FailAsync(string sql) => Assert.ThrowsAsync<UndriftException>(() => RunAsync(sql));

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = await scratch.OpenAsync(Timeout, Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancellation);
    }

    /// <summary>Cancels as soon as its text has been read: the statement is then on its way or running.</summary>
    private sealed class Signalling(string text, CancellationTokenSource source) : StringReader(text)
    {
        public override int Read(char[] buffer, int index, int count)
        {
            source.CancelAfter(TimeSpan.FromMilliseconds(50));
            return base.Read(buffer, index, count);
        }
    }
}
