namespace Undrift.Engines.Tests.Cli;

/// <summary>Wrong use of the command line: 64, with what was meant.</summary>
public sealed class UsageTests : IDisposable
{
    private const string Table = "CREATE TABLE t (a INTEGER);";
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Theory]
    [InlineData("chekc", "there is no command 'chekc'", "did you mean check?")]
    [InlineData("policy valdate", "undrift policy has no command 'valdate'", "did you mean validate?")]
    [InlineData("policy", "which command of undrift policy?", "validate, explain")]
    [InlineData("", "which command?", "undrift check, verify, diff, inspect")]
    [InlineData("--verison", "there is no option '--verison'", "did you mean --version?")]
    [InlineData("check --databse x", "undrift check has no option '--databse'", "did you mean --database?")]
    [InlineData("check --enforce-polcy", "'--enforce-polcy'", "did you mean --enforce-policy?")]
    [InlineData("check --zzz", "'--zzz'", "undrift check --help")]
    [InlineData("check one", "'one' is one argument too many for undrift check", "undrift check --help")]
    [InlineData("check sqlite:a.db", "one argument too many", "name the database with --database")]
    [InlineData("diff a.sql", "'TO' missing", "undrift diff --help")]
    [InlineData("check --database", "'--database'", "undrift check --help")]
    [InlineData("accept d123", "'--reason' is required", "undrift accept --help")]
    [InlineData("grants oracle", "unknown engine 'oracle'", "known: postgres, mysql, sqlite")]
    [InlineData("check --json=maybe", "maybe", "undrift check --help")]
    public async Task What_is_not_understood_is_named_with_the_nearest(string line, string what, string next) =>
        (await UndriftCli.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Fails(64, what, next);

    [Theory]
    [InlineData("--timeout", "soon", "--timeout soon is no duration", "45s")]
    [InlineData("--timeout", "5", "--timeout 5 is no duration", "45s")]
    [InlineData("--exit-code", "rsik", "--exit-code rsik: expected drift or risk", "'risk'")]
    [InlineData("--engine", "sqlit", "unknown engine 'sqlit'", "did you mean 'sqlite'?")]
    [InlineData("--scratch", "somewhere", "the scratch server is not the URL of a server", "same-server")]
    [InlineData("-e", "production", "the environment 'production' is named, and there is no undrift.yml", "--config")]
    [InlineData("-e", "", "--environment is empty", "variable")]
    public async Task A_value_that_cannot_be_used_is_named(string option, string value, string what, string next) =>
        (await _work.CheckAsync(Table, Table, option, value)).Fails(64, what, next);

    [Theory]
    [InlineData("mysql://app@h", "names no database")]
    [InlineData("oracle://app@h/db", "no engine reads oracle:// sources")]
    [InlineData("", "--database is empty")]
    [InlineData("sqlite:", "no SQLite file is named")]
    [InlineData("sqlite::memory:", "exists only inside the program that made it")]
    public async Task A_source_that_nothing_reads_is_refused(string source, string what) =>
        (await UndriftCli.RunAsync("check", "--database", source, "--desired", _work.Write("a.sql", Table))).Fails(
            64,
            what
        );

    [Fact]
    public async Task Both_sides_must_be_of_one_engine() =>
        (await UndriftCli.RunAsync("diff", _work.Database(Table), "postgres://app@127.0.0.1:1/app")).Fails(
            64,
            "PostgreSQL and SQLite cannot be compared",
            "two sources of one engine"
        );

    [Fact]
    public async Task Sql_files_alone_need_an_engine()
    {
        var file = _work.Write("a.sql", Table);
        (await UndriftCli.RunAsync("diff", file, file)).Fails(
            64,
            "which engine",
            "--engine postgres or --engine mysql or --engine sqlite"
        );
    }

    [Fact]
    public async Task A_check_without_a_database_or_a_desired_schema_says_what_to_add()
    {
        (await UndriftCli.RunAsync("check")).Fails(64, "which database?", "--database URL");
        (await UndriftCli.RunAsync("check", "--database", _work.Database(Table))).Fails(
            64,
            "which desired schema?",
            "--desired SOURCE"
        );
    }

    [Fact]
    public async Task Risk_and_policy_cannot_both_decide() =>
        (await _work.CheckAsync(Table, Table, "--exit-code", "risk", "--enforce-policy")).Fails(
            64,
            "both decide the exit code",
            "use one of them"
        );

    [Fact]
    public async Task A_word_that_begins_with_an_at_sign_is_no_file_of_arguments() =>
        (await UndriftCli.RunAsync("inspect", "@" + _work.Write("args", "--help"))).Fails(
            4,
            "no such file or folder: @"
        );

    [Fact]
    public async Task Help_needs_nothing_else()
    {
        foreach (var command in new[] { "check", "diff", "inspect", "accept", "policy explain", "grants" })
        {
            var run = (await UndriftCli.RunAsync([.. command.Split(' '), "--help"])).Expect(0);
            Assert.Contains($" {command} ", run.Out, StringComparison.Ordinal);
            Assert.Empty(run.Error);
        }
    }
}
