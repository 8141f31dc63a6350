using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.Sqlite;

/// <summary>Every state that a file can be found in: the committed schema is read and nothing is written.</summary>
public sealed class FileStateTests
{
    private const string Schema = "create table t (a integer primary key, b text); create index i on t (b);";
    private static readonly IEngine Engine = TestEngines.ByName("sqlite");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("delete")]
    [InlineData("truncate")]
    [InlineData("persist")]
    [InlineData("wal")]
    public async Task A_file_at_rest_is_read_in_place(string mode)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("a.db");
        Shell.Run(file, $"pragma journal_mode = {mode}; {Schema}");
        await AssertSchema(folder, file, Schema);
    }

    [Fact]
    public async Task A_log_that_a_live_writer_has_not_written_back_is_seen()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("a.db");
        using var writer = Shell.Open(file);
        writer.Send($"pragma journal_mode = wal; pragma wal_autocheckpoint = 0; {Schema}");
        Assert.True(new FileInfo(file + "-wal").Length > 0);
        await AssertSchema(folder, file, Schema);
        writer.Send("create table late (x); begin; create table never (y); insert into t values (1, 'x');");
        await AssertSchema(folder, file, Schema + "create table late (x);");
        writer.Send("rollback; drop table late;");
        await AssertSchema(folder, file, Schema);
    }

    [Fact]
    public async Task A_live_writer_with_an_empty_log_is_no_hindrance()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("a.db");
        using var writer = Shell.Open(file);
        writer.Send($"pragma journal_mode = wal; {Schema} pragma wal_checkpoint(truncate); select * from t;");
        Assert.Equal(0, new FileInfo(file + "-wal").Length);
        await AssertSchema(folder, file, Schema);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_log_left_by_a_crash_is_seen_with_and_without_its_index(bool index)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("a.db");
        using var writer = Shell.Open(file);
        writer.Send($"pragma journal_mode = wal; pragma wal_autocheckpoint = 0; {Schema}");
        writer.Kill();
        if (!index)
            File.Delete(file + "-shm");
        await AssertSchema(folder, file, Schema);
    }

    [Fact]
    public async Task A_log_without_an_index_in_a_folder_that_cannot_be_written_is_seen()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("a.db");
        using var writer = Shell.Open(file);
        writer.Send($"pragma journal_mode = wal; pragma wal_autocheckpoint = 0; {Schema}");
        writer.Kill();
        File.Delete(file + "-shm");
        MakeReadOnly(folder, file);
        await AssertSchema(folder, file, Schema);
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public async Task A_read_only_file_in_a_read_only_folder_is_read(string mode)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("a.db");
        Shell.Run(file, $"pragma journal_mode = {mode}; {Schema}");
        MakeReadOnly(folder, file);
        await AssertSchema(folder, file, Schema);
    }

    [Fact]
    public async Task A_journal_left_by_a_crash_is_not_rolled_back_in_place()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("a.db");
        Shell.Run(file, Schema);
        using var writer = Shell.Open(file);
        // A small cache makes SQLite write changed pages into the file before the commit.
        writer.Send(
            "pragma cache_size = 2; begin; create table never (y); drop index i; create table fill (z); insert into fill "
                + "with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000) select hex(randomblob(200)) from n;"
        );
        writer.Kill();
        Assert.True(new FileInfo(file + "-journal").Length > 0);
        await AssertSchema(folder, file, Schema);
    }

    [Fact]
    public async Task A_writer_in_the_middle_of_its_transaction_is_no_hindrance()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("a.db");
        Shell.Run(file, Schema);
        using var writer = Shell.Open(file);
        writer.Send("begin immediate; create table never (y);");
        await AssertSchema(folder, file, Schema);
    }

    [Fact]
    public async Task A_file_locked_for_longer_than_the_time_allowed_is_a_failure_that_says_so()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("a.db");
        Shell.Run(file, Schema);
        using var writer = Shell.Open(file);
        writer.Send("begin exclusive;");
        var options = new ReadOptions(TimeSpan.FromMilliseconds(200), []);
        var error = await Assert.ThrowsAsync<UndriftException>(() =>
            Engine.ReadAsync("sqlite:" + file, options, Cancellation)
        );
        Assert.Contains("locked by another program", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_leads_to_the_file_and_its_log()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("a.db");
        using var writer = Shell.Open(file);
        writer.Send($"pragma journal_mode = wal; pragma wal_autocheckpoint = 0; {Schema}");
        File.CreateSymbolicLink(folder.File("link.db"), file);
        await AssertSchema(folder, folder.File("link.db"), Schema);
    }

    [Theory]
    [InlineData("UTF-16le")]
    [InlineData("UTF-16be")]
    public async Task Other_encodings_are_read(string encoding)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("a.db");
        var schema = $"pragma encoding = '{encoding}'; create table \"日本\" (a default 'ä€𝄞');";
        Shell.Run(file, schema);
        await AssertSchema(folder, file, schema);
    }

    [Fact]
    public async Task A_module_that_is_not_there_hinders_nothing()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("a.db");
        var dump =
            "pragma writable_schema = on; insert into sqlite_schema values ('table', 'vec', 'vec', 0, "
            + "'CREATE VIRTUAL TABLE vec USING vec0(e float[768])'); pragma writable_schema = off;";
        Shell.Run(file, ".dbconfig defensive off\n" + Schema + dump);
        var read = await AssertSchema(folder, file, Schema + dump);
        Assert.Contains(read.Objects, item => item.ToString() == "virtual_table:vec");
    }

    [Fact]
    public async Task Nothing_that_a_user_wrote_is_evaluated()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("a.db");
        var schema =
            "create table t (a, b as (no_such(a)), check (no_such(a) > 0)); create view v as select no_such(a) from nowhere;";
        Shell.Run(file, ".dbconfig defensive off\n.dbconfig trusted_schema on\n" + Smuggle(schema));
        var read = await Engine.Read("sqlite:" + file, Cancellation);
        Assert.Contains(read.Objects, item => item.ToString() == "view:v");
        Assert.Contains(read.Objects, item => item.ToString() == "column:t.b");
    }

    private static string Smuggle(string schema) =>
        "create table t (a); create view v as select 1; pragma writable_schema = on; "
        + string.Concat(
            schema
                .Split("; ")
                .Select((sql, at) => (sql.TrimEnd(';'), at is 0 ? "t" : "v"))
                .Select(item => $"update sqlite_schema set sql = '{item.Item1}' where name = '{item.Item2}'; ")
        );

    private static async Task<Catalog> AssertSchema(TemporaryFolder folder, string file, string schema)
    {
        var expected = await Engine.BuildText(schema, Cancellation);
        var before = folder.Listing();
        var read = await Engine.Read("sqlite:" + file, Cancellation);
        Assert.Equal(before, folder.Listing());
        Assert.Empty(DriftText.Between(expected, read));
        return read;
    }

    private static void MakeReadOnly(TemporaryFolder folder, string file)
    {
        foreach (var path in Directory.GetFiles(folder.Path))
            File.SetAttributes(path, FileAttributes.ReadOnly);
        Assert.True(File.GetAttributes(file).HasFlag(FileAttributes.ReadOnly));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}
