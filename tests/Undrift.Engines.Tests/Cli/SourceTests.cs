using System.Globalization;
using Undrift.Engines.Tests.PostgreSql;

namespace Undrift.Engines.Tests.Cli;

/// <summary>Sources that cannot be read are a failure with their place, never a clean report.</summary>
public sealed class SourceTests : IDisposable
{
    private const string Table = "CREATE TABLE t (a INTEGER);";
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("  \n\n")]
    public async Task An_empty_desired_file_is_a_failure(string text) =>
        (await _work.CheckAsync(text, Table)).Fails(4, "desired.sql is empty", "write the schema");

    [Fact]
    public async Task A_desired_file_of_comments_only_is_inconclusive() =>
        (await _work.CheckAsync("-- nothing yet\n", Table)).Expect(3);

    [Fact]
    public async Task A_missing_desired_file_or_an_empty_folder_is_named()
    {
        string[] live = ["check", "--database", _work.Database(Table), "--desired"];
        (await UndriftCli.RunAsync([.. live, _work["none.sql"]])).Fails(4, "no such file or folder", _work["none.sql"]);
        Directory.CreateDirectory(_work["empty"]);
        (await UndriftCli.RunAsync([.. live, _work["empty"]])).Fails(4, "holds no .sql file", _work["empty"]);
    }

    [Fact]
    public async Task An_sqlite_error_in_line_312_of_a_folder_has_its_file_and_line()
    {
        string[] live = ["check", "--database", _work.Database(Table), "--desired"];
        (await UndriftCli.RunAsync([.. live, Folder()])).Fails(4, "2_bad.sql:312", "tabel", "correct the statement");
    }

    [Fact]
    public async Task A_postgresql_error_in_line_312_of_a_folder_has_its_file_and_line()
    {
        var server = await Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        string[] args = ["check", "--database", database.Url, "--desired", Folder(), "--scratch", "same-server"];
        (await UndriftCli.RunAsync(args)).Fails(4, "2_bad.sql:312", "\"tabel\"", "correct the statement");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named()
    {
        var file = _work.Write("live.db", new string('x', 5000));
        var run = await UndriftCli.RunAsync(
            "check",
            "--database",
            "sqlite:" + file,
            "--desired",
            _work.Write("a.sql", Table)
        );
        run.Fails(4, "is not a SQLite database", file);
    }

    [Fact]
    public async Task An_inspected_database_is_clean_against_its_snapshot()
    {
        var (live, snapshot) = (_work.Database(Table), _work["snapshot.json"]);
        Assert.Empty((await UndriftCli.RunAsync("inspect", live, "--export", snapshot)).Expect(0).All);
        (await UndriftCli.RunAsync("check", "--database", live, "--desired", snapshot)).Expect(0);
        var printed = (await UndriftCli.RunAsync("inspect", live)).Expect(0);
        Assert.Equal(await File.ReadAllTextAsync(snapshot, TestContext.Current.CancellationToken), printed.Out);
    }

    [Fact]
    public async Task A_snapshot_that_was_cut_off_or_edited_is_refused()
    {
        var live = _work.Database(Table);
        var whole = (await UndriftCli.RunAsync("inspect", live)).Expect(0).Out;
        foreach (var part in new[] { 10, 2, 1 })
        {
            var cut = _work.Write("cut.json", whole[..(whole.Length * part / (part + 1))]);
            (await UndriftCli.RunAsync("check", "--database", live, "--desired", cut)).Fails(4, cut, "undrift inspect");
        }
        var edited = _work.Write("edited.json", whole.Replace("\"INTEGER\"", "\"TEXT\"", StringComparison.Ordinal));
        (await UndriftCli.RunAsync("check", "--database", live, "--desired", edited)).Fails(4, edited, "was edited");
        var other = _work.Write("other.json", "{\"name\": \"no snapshot\"}");
        (await UndriftCli.RunAsync("check", "--database", live, "--desired", other)).Fails(4, other, "snapshot");
    }

    [Fact]
    public async Task A_snapshot_of_another_engine_is_refused()
    {
        var snapshot = _work["snapshot.json"];
        (await UndriftCli.RunAsync("inspect", _work.Database(Table), "--export", snapshot)).Expect(0);
        var server = await Servers.GetAsync();
        var run = await UndriftCli.RunAsync("check", "--database", server.Url(), "--desired", snapshot);
        Assert.True(run.Code is 4 or 64, run.All);
        run.Fails(run.Code, "the snapshot is of the engine 'sqlite'", snapshot);
    }

    private string Folder()
    {
        _work.Write("sql/1_good.sql", "CREATE TABLE a (i int);\n");
        var lines = Enumerable
            .Range(1, 311)
            .Select(line =>
                line % 2 == 1
                    ? "-- comment"
                    : string.Create(CultureInfo.InvariantCulture, $"CREATE TABLE t{line} (i int);")
            );
        _work.Write("sql/2_bad.sql", string.Join('\n', lines) + "\nCREATE tabel b (i int);\n");
        return _work["sql"];
    }
}
