using Undrift.Engines.Tests.Cli;
using Undrift.Sqlite;

namespace Undrift.Engines.Tests.Migrations;

/// <summary>What SQL makes is kept, and is never taken for what other SQL makes.</summary>
public sealed class CatalogCacheTests : IDisposable
{
    private const string Sql =
        "CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT DEFAULT 'é'); CREATE VIEW v AS SELECT id FROM a;";
    private static readonly BuildOptions Plain = new(TimeSpan.FromSeconds(30), []);

    private readonly Workspace _work = new();
    private readonly IEngine _engine;
    private readonly CountingEngine _counter;

    public CatalogCacheTests() => (_engine, _counter) = CountingEngine.Of(new SqliteEngine());

    public void Dispose() => _work.Dispose();

    public static TheoryData<string> Changes =>
        [
            "text",
            "name",
            "transaction",
            "more",
            "schemas",
            "cluster",
            "dependencies",
            "version",
            "owner",
            "collation",
            "folds",
            "server",
        ];

    [Fact]
    public async Task The_second_time_nothing_is_run_and_the_catalog_is_the_same()
    {
        var first = await BuildAsync(Plain, Script(Sql));
        var second = await BuildAsync(Plain, Script(Sql));
        Assert.Equal(1, _counter.Builds);
        Assert.Equal(Canonical.Fingerprint(first), Canonical.Fingerprint(second));
        Assert.Equal(first.Origin, second.Origin);
        Assert.Equal(first.Notes, second.Notes);
        Assert.Equal(first.Objects.Select(item => item.Witness), second.Objects.Select(item => item.Witness));
        Assert.Equal(first.Dependencies, second.Dependencies);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Whatever_changes_is_run_anew(string change)
    {
        await BuildAsync(Plain, Script(Sql));
        var options = change switch
        {
            "schemas" => Plain with { Schemas = ["main"] },
            "cluster" => Plain with { Cluster = true },
            "dependencies" => Plain with { Dependencies = true },
            "version" => Plain with { ServerVersion = "3.40" },
            "owner" => Plain with { DatabaseOwner = "x" },
            "collation" => Plain with { DatabaseCollation = "x" },
            "folds" => Plain with { FoldsNames = true },
            _ => Plain,
        };
        _counter.Server = change == "server" ? "another" : null;
        SqlScript[] scripts = change switch
        {
            "text" => [Script(Sql + " ")],
            "name" => [Script(Sql) with { Name = "other.sql" }],
            "transaction" => [Script(Sql) with { Transaction = ScriptTransaction.One }],
            "more" => [Script(Sql), Script("")],
            _ => [Script(Sql)],
        };
        await BuildAsync(options, scripts);
        Assert.Equal(2, _counter.Builds);
    }

    [Fact]
    public async Task Two_lists_of_texts_never_give_one_key()
    {
        await BuildAsync(Plain, Script("CREATE TABLE a (i);"), Script("CREATE TABLE b (i);"));
        var other = await BuildAsync(Plain, Script("CREATE TABLE a (i);CREATE TABLE c (i);"), Script(""));
        Assert.Equal(2, _counter.Builds);
        Assert.Contains(other.Objects, item => item.Id.Name == "c");
        await BuildAsync(Plain with { Schemas = ["a", "b"] }, Script(Sql));
        await BuildAsync(Plain with { Schemas = ["ab"] }, Script(Sql));
        Assert.Equal(4, _counter.Builds);
    }

    [Fact]
    public async Task Every_byte_that_is_damaged_is_noticed_and_no_failure()
    {
        var right = Canonical.Fingerprint(await BuildAsync(Plain, Script(Sql)));
        var file = Assert.Single(Directory.GetFiles(_work["cache"]));
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        var builds = 1;
        for (var at = 0; at < bytes.Length; at += 1 + (bytes.Length / 60))
        {
            var damaged = bytes.ToArray();
            damaged[at] ^= 1;
            await MissesAsync(damaged);
            await MissesAsync(bytes[..at]);
        }
        await MissesAsync([]);

        async Task MissesAsync(byte[] content)
        {
            await File.WriteAllBytesAsync(file, content, TestContext.Current.CancellationToken);
            Assert.Equal(right, Canonical.Fingerprint(await BuildAsync(Plain, Script(Sql))));
            Assert.Equal(++builds, _counter.Builds);
        }
    }

    [Fact]
    public async Task A_result_under_another_key_is_not_believed()
    {
        await BuildAsync(Plain, Script(Sql));
        var first = Assert.Single(Directory.GetFiles(_work["cache"]));
        await BuildAsync(Plain, Script("CREATE TABLE b (i);"));
        var second = Directory.GetFiles(_work["cache"]).Single(file => file != first);
        File.Copy(first, second, overwrite: true);
        Assert.Contains((await BuildAsync(Plain, Script("CREATE TABLE b (i);"))).Objects, item => item.Id.Name == "b");
        Assert.Equal(3, _counter.Builds);
    }

    [Fact]
    public async Task A_script_that_changes_while_it_is_run_is_not_kept()
    {
        var reads = 0;
        var script = new SqlScript("a.sql", () => new StringReader($"CREATE TABLE a (i{reads++});"));
        await BuildAsync(Plain, script);
        Assert.False(Directory.Exists(_work["cache"]) && Directory.GetFiles(_work["cache"]).Length > 0);
    }

    [Fact]
    public async Task What_is_made_on_a_named_server_is_not_kept()
    {
        if (
            await Record.ExceptionAsync(() => BuildAsync(Plain with { ScratchUrl = "sqlite:x.db" }, Script(Sql)))
            is null
        )
            Assert.False(Directory.Exists(_work["cache"]));
        Assert.Equal(1, _counter.Builds);
    }

    [Fact]
    public async Task Many_at_once_are_all_right()
    {
        var prints = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Task.Run(() => BuildAsync(Plain, Script(Sql))))
        );
        Assert.Single(prints.Select(Canonical.Fingerprint).Distinct());
        Assert.Single(Directory.GetFiles(_work["cache"]));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_used_or_is_open_to_others_is_no_failure()
    {
        _work.Write("cache", "a file");
        await BuildAsync(Plain, Script(Sql));
        await BuildAsync(Plain, Script(Sql));
        Assert.Equal(2, _counter.Builds);
        File.Delete(_work["cache"]);
        await BuildAsync(Plain, Script(Sql));
        if (OperatingSystem.IsWindows())
            return;
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(_work["cache"])
        );
        File.SetUnixFileMode(_work["cache"], (UnixFileMode)0b111_111_111);
        await BuildAsync(Plain, Script(Sql));
        Assert.Equal(4, _counter.Builds);
    }

    [Fact]
    public async Task Stages_are_kept_too()
    {
        SqlScript[][] stages =
        [
            [Script(Sql)],
            [Script("CREATE TABLE b (i);")],
        ];
        var first = await StagesAsync(stages);
        var builds = _counter.Builds;
        Assert.Equal(first, await StagesAsync(stages));
        Assert.Equal(builds, _counter.Builds);
        stages[1][0] = Script("CREATE TABLE c (i);");
        Assert.NotEqual(first, await StagesAsync(stages));
    }

    [Fact]
    public async Task What_equals_the_other_side_is_not_read_and_what_may_differ_is()
    {
        var made = await BuildAsync(Plain, Script(Sql));
        var same = await BuildAsync(Plain with { Compared = Of(made) }, Script(Sql));
        Assert.Same(made.Objects[0], same.Objects[0]);
        Assert.Equal(made.Origin, same.Origin);
        Assert.Equal(made.Notes, same.Notes);
        var other = await BuildAsync(Plain, Script("CREATE TABLE b (i);"));
        var read = await BuildAsync(Plain with { Compared = Of(other) }, Script(Sql));
        Assert.Equal(Canonical.Fingerprint(made), Canonical.Fingerprint(read));
        var unsure = made.Within([], [new Gap("table x", "it may not be read")]);
        read = await BuildAsync(Plain with { Compared = Of(unsure) }, Script(Sql));
        Assert.NotSame(made.Objects[0], read.Objects[0]);
        Assert.Empty(read.Gaps);
        Assert.Equal(2, _counter.Builds);
    }

    private static ComparedCatalog Of(Catalog catalog) => new(catalog, Canonical.Fingerprint(catalog));

    private async Task<List<string>> StagesAsync(SqlScript[][] stages)
    {
        var prints = new List<string>();
        var options = ARun(Plain);
        var built = CatalogCache.BuildStagesAsync(_engine, stages, options, TestContext.Current.CancellationToken);
        await foreach (var state in built)
            prints.Add(Canonical.Fingerprint(state));
        return prints;
    }

    private Task<Catalog> BuildAsync(BuildOptions options, params SqlScript[] scripts) =>
        CatalogCache.BuildAsync(_engine, scripts, ARun(options), TestContext.Current.CancellationToken);

    /// <summary>The options of another run: what one has looked at, the next looks at again.</summary>
    private BuildOptions ARun(BuildOptions options) =>
        options with
        {
            Cache = new CacheFolder(_work["cache"]),
            Answers = new ToolAnswers(),
        };

    private static SqlScript Script(string sql) => new("a.sql", () => new StringReader(sql));
}
