using System.Text;
using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.Sqlite;

/// <summary>The texts that name a file, and what is said when there is no readable database behind them.</summary>
public sealed class SourceTests
{
    private static readonly IEngine Engine = TestEngines.ByName("sqlite");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("plain.db")]
    [InlineData("two words.db")]
    [InlineData("a#b.db")]
    [InlineData("a?b=c&mode=memory.db")]
    [InlineData("100%25.db")]
    [InlineData("it's \"quoted\".db")]
    [InlineData("Ünï 日本.db")]
    [InlineData("back\\slash.db")]
    public async Task Any_file_name_works_as_it_stands(string name)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File(name);
        Shell.Run(folder.File("made.db"), "pragma journal_mode = wal; create table t (a);");
        File.Move(folder.File("made.db"), file);
        foreach (var source in (string[])["sqlite:" + file, "sqlite://" + file, "SQLite:" + file])
        {
            var before = folder.Listing();
            var read = await Engine.Read(source, Cancellation);
            Assert.NotNull(read.Find(new ObjectId("table", "", "", "t")));
            Assert.Equal(before, folder.Listing());
        }
    }

    [Fact]
    public async Task Urls_with_escapes_parameters_and_relative_paths_work()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("a b#c.db");
        Shell.Run(file, "create table t (a);");
        var escaped = folder.Path + "/a%20b%23c.db";
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, file);
        string[] sources =
        [
            $"sqlite:file:{escaped}?mode=rwc&cache=shared",
            $"sqlite:file://{escaped}",
            $"sqlite:file://localhost{escaped}#part",
            $"sqlite://{escaped}?cache=shared",
            $"sqlite:{relative}",
            $"sqlite://{relative}",
            $"sqlite:///{relative}",
        ];
        foreach (var source in sources)
            Assert.NotNull((await Engine.Read(source, Cancellation)).Find(new ObjectId("table", "", "", "t")));
    }

    [Theory]
    [InlineData("sqlite::memory:")]
    [InlineData("sqlite:///:memory:")]
    [InlineData("sqlite:file::memory:?cache=shared")]
    [InlineData("sqlite:file:x?mode=memory")]
    [InlineData("sqlite:file:/x?vfs=memdb")]
    public Task A_database_in_memory_is_refused(string source) =>
        AssertFails(source, FailureKind.Usage, "exists only inside the program that made it");

    [Theory]
    [InlineData("sqlite:")]
    [InlineData("sqlite://")]
    [InlineData("sqlite:file:")]
    public Task A_source_without_a_file_is_refused(string source) =>
        AssertFails(source, FailureKind.Usage, "no SQLite file is named");

    [Fact]
    public async Task A_missing_file_is_said_to_be_missing_and_not_made()
    {
        using var folder = new TemporaryFolder();
        await AssertFails("sqlite:" + folder.File("no.db"), FailureKind.Failed, "does not exist");
        Assert.Equal("", folder.Listing());
    }

    [Fact]
    public async Task A_directory_is_no_database()
    {
        using var folder = new TemporaryFolder();
        await AssertFails("sqlite:" + folder.Path, FailureKind.Failed, "found a directory");
    }

    [Theory]
    [InlineData("create table t (a);")]
    [InlineData("x")]
    public async Task A_file_of_another_kind_is_no_database(string content)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("a.db"), content, Cancellation);
        await AssertFails(
            "sqlite:" + folder.File("a.db"),
            FailureKind.Failed,
            "not a SQLite database, or it is encrypted"
        );
    }

    [Fact]
    public async Task An_empty_file_is_an_empty_database()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("a.db"), [], Cancellation);
        var read = await Engine.Read("sqlite:" + folder.File("a.db"), Cancellation);
        Assert.True(read.IsEmpty);
        Assert.Empty(read.Gaps);
    }

    [Theory]
    [InlineData(60, "cut off")]
    [InlineData(4096, "damaged or cut off")]
    [InlineData(3 * 4096 + 100, "damaged or cut off")]
    public async Task A_file_that_is_cut_off_is_a_failure(int length, string message)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("a.db");
        Shell.Run(file, string.Concat(Enumerable.Range(0, 20).Select(n => $"create table t{n} (a, b, c);")));
        await using (var stream = File.OpenWrite(file))
            stream.SetLength(length);
        await AssertFails("sqlite:" + file, FailureKind.Failed, message);
    }

    [Fact]
    public async Task A_damaged_schema_is_a_failure()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("a.db");
        Shell.Run(file, "create table t (a);");
        var bytes = await File.ReadAllBytesAsync(file, Cancellation);
        bytes.AsSpan(100, 40).Fill(0xff);
        await File.WriteAllBytesAsync(file, bytes, Cancellation);
        await AssertFails("sqlite:" + file, FailureKind.Failed, "damaged or cut off");
    }

    [Fact]
    public async Task A_schema_that_the_library_does_not_understand_is_a_failure_that_names_the_version()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("a.db");
        Shell.Run(file, "create table t (a);");
        var bytes = await File.ReadAllBytesAsync(file, Cancellation);
        var at = Encoding.Latin1.GetString(bytes).IndexOf("TABLE t (a)", StringComparison.OrdinalIgnoreCase);
        "TABLE t (,)"u8.CopyTo(bytes.AsSpan(at));
        await File.WriteAllBytesAsync(file, bytes, Cancellation);
        await AssertFails("sqlite:" + file, FailureKind.Failed, "does not understand the schema of the file");
    }

    [Theory]
    [InlineData(19, "format version 9")]
    [InlineData(47, "unsupported file format")]
    public async Task A_format_that_is_too_new_is_a_failure(int offset, string message)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("a.db");
        Shell.Run(file, "create table t (a);");
        var bytes = await File.ReadAllBytesAsync(file, Cancellation);
        bytes[offset] = 9;
        await File.WriteAllBytesAsync(file, bytes, Cancellation);
        await AssertFails("sqlite:" + file, FailureKind.Failed, message);
    }

    [Fact]
    public async Task A_file_that_may_not_be_read_is_a_failure_unless_the_user_may_read_everything()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("a.db");
        Shell.Run(file, "create table t (a);");
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(file, UnixFileMode.None);
        if (Environment.IsPrivilegedProcess)
            Assert.False((await Engine.Read("sqlite:" + file, Cancellation)).IsEmpty);
        else
            await AssertFails("sqlite:" + file, FailureKind.Failed, "cannot be read");
    }

    [Fact]
    public async Task A_key_in_the_source_is_in_no_message()
    {
        var source = "sqlite:file:/nowhere/a.db?key=s3cret&hexkey=abcd";
        var error = await Assert.ThrowsAsync<UndriftException>(() => Engine.Read(source, Cancellation));
        Assert.DoesNotContain("s3cret", error.Message + error.Where + error.Next, StringComparison.Ordinal);
        Assert.Equal("sqlite:file:/nowhere/a.db?key=***&hexkey=***", Engine.Describe(source));
    }

    [Fact]
    public async Task A_cancelled_reading_says_so()
    {
        using var folder = new TemporaryFolder();
        Shell.Run(folder.File("a.db"), "create table t (a);");
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Engine.Read("sqlite:" + folder.File("a.db"), source.Token)
        );
    }

    private static async Task AssertFails(string source, FailureKind kind, string message)
    {
        var error = await Assert.ThrowsAsync<UndriftException>(() => Engine.Read(source, Cancellation));
        Assert.Equal(kind, error.Kind);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(error.Next));
        Assert.Equal(Engine.Describe(source), error.Where);
    }
}
