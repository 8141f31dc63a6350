using Undrift.Cli;
using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.PostgreSql;
using Undrift.Engines.Tests.PostgreSql.Kinds;
using Undrift.Engines.Tests.Sqlite;
using Undrift.PostgreSql;
using Undrift.PostgreSql.History;
using Undrift.Sqlite;

namespace Undrift.Engines.Tests.History;

/// <summary>What both places of a history promise, on a real file and a real server.</summary>
public sealed class HistoryStoreTests : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 2, 0, 0, TimeSpan.Zero);
    private readonly Workspace _work = new();
    private readonly List<TestDatabase> _databases = [];

    public static TheoryData<string> Engines => ["sqlite", "postgres"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _work.Dispose();
        foreach (var database in _databases)
            await database.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_was_added_is_read_in_its_order_and_stands_once(string engine)
    {
        var place = await PlaceAsync(engine);
        foreach (var day in (int[])[2, 0, 1])
            Assert.True(await AddAsync(place, Run(day)));
        Assert.False(await AddAsync(place, Run(1)));
        var (content, entries) = await ReadAsync(place);
        Assert.Equal([Start, Start.AddDays(1), Start.AddDays(2)], content.Runs.Select(run => run.At));
        Assert.Equal([1L, 2L, 3L], entries.Select(entry => entry.Number));
        Assert.Empty(HistoryChain.Check(entries).Breaks);
        Assert.Equal("é \"x\"\n", content.Runs[0].Desired);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_scope_is_read_alone(string engine)
    {
        var place = await PlaceAsync(engine);
        await AddAsync(place, Run(0));
        await AddAsync(place, Run(1, "staging"));
        await using var session = await OpenAsync(place, HistoryAccess.Read);
        var run = Assert.Single((await HistoryLog.ReadAsync(session, "check in staging", Cancellation)).Runs);
        Assert.Equal("staging", run.Environment);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_was_not_committed_is_not_there(string engine)
    {
        var place = await PlaceAsync(engine);
        await AddAsync(place, Run(0));
        await using (var session = await OpenAsync(place, HistoryAccess.Write))
            await HistoryLog.AddAsync(session, Run(1), Cancellation);
        Assert.Single((await ReadAsync(place)).Content.Runs);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Writers_at_once_make_one_whole_chain(string engine)
    {
        var place = await PlaceAsync(engine);
        const int writers = 8;
        await Task.WhenAll(
            Enumerable.Range(0, writers).Select(n => Task.Run(() => AddAsync(place, Run(n)), Cancellation))
        );
        var (content, entries) = await ReadAsync(place);
        Assert.Equal(writers, content.Runs.Count);
        Assert.Empty(HistoryChain.Check(entries).Breaks);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_removal_keeps_the_chain_and_since_when_a_drift_is_known(string engine)
    {
        var place = await PlaceAsync(engine);
        for (var day = 0; day < 6; day++)
            await AddAsync(place, Run(day) with { Drifts = day == 0 ? [] : [Drift] });
        Assert.Equal(4, await PruneAsync(place, Start.AddDays(4)));
        var (content, entries) = await ReadAsync(place);
        Assert.Equal([5L, 6L, 7L], entries.Select(entry => entry.Number));
        Assert.Empty(HistoryChain.Check(entries).Breaks);
        var episode = Assert.Single(content.Episodes);
        Assert.Equal((Start.AddDays(1), Start), (episode.FirstSeen, episode.AbsentAt));
        // Once more, over what the first removal left, and that one's own entry.
        await AddAsync(place, Run(7) with { Drifts = [Drift] });
        Assert.Equal(3, await PruneAsync(place, Start.AddDays(6.5)));
        (content, entries) = await ReadAsync(place);
        Assert.Empty(HistoryChain.Check(entries).Breaks);
        Assert.Equal(Start.AddDays(1), Assert.Single(content.Episodes).FirstSeen);
        Assert.Equal(0, await PruneAsync(place, Start.AddDays(6.5)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_row_that_was_tampered_with_is_found(string engine)
    {
        (string Sql, string Found)[] tampering =
        [
            ("UPDATE {0} SET payload = replace(payload, 'blocked', 'allowed') WHERE number = 2", "entry 2 was changed"),
            ("DELETE FROM {0} WHERE number = 2", "entry 2 is not there"),
            ("DELETE FROM {0} WHERE number < 3", "entries 1 to 2 are not there"),
            ("UPDATE {0} SET number = number * 10 WHERE number = 3", "entries 3 to 29 are not there"),
            ("UPDATE {0} SET scope = 'check in staging' WHERE number = 1", "entry 1 is filed as another"),
        ];
        foreach (var (sql, found) in tampering)
        {
            var place = await PlaceAsync(engine);
            for (var day = 0; day < 3; day++)
                await AddAsync(place, Run(day));
            await TamperAsync(place, sql);
            var breaks = HistoryChain.Check((await ReadAsync(place)).Entries).Breaks;
            Assert.Contains(breaks, text => text.StartsWith(found, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Reading_makes_nothing(string engine)
    {
        var place = await PlaceAsync(engine);
        var failure = await Assert.ThrowsAsync<UndriftException>(() => OpenAsync(place, HistoryAccess.Read));
        Assert.Equal("there is no history", failure.Message);
        failure = await Assert.ThrowsAsync<UndriftException>(() => OpenAsync(place, HistoryAccess.Read));
        Assert.Equal("there is no history", failure.Message);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_older_version_is_upgraded_and_keeps_its_entries_and_a_newer_one_is_refused(string engine)
    {
        var place = await PlaceAsync(engine);
        await AddAsync(place, Run(0));
        var table = engine == "sqlite" ? "note" : "undrift.note";
        var second = $"CREATE TABLE {table} (i integer)";
        // A step that fails leaves the version that was there.
        await Assert.ThrowsAsync<UndriftException>(() => OpenVersionAsync(place, second, "no SQL"));
        await using (var upgraded = await OpenVersionAsync(place, second))
        {
            Assert.Single(await upgraded.EntriesAsync(null, Cancellation));
            await upgraded.CommitAsync(Cancellation);
        }
        foreach (var access in (HistoryAccess[])[HistoryAccess.Read, HistoryAccess.Write])
        {
            var failure = await Assert.ThrowsAsync<UndriftException>(() => OpenAsync(place, access));
            Assert.Equal("the history is of version 2, and this version of Undrift knows 1", failure.Message);
            Assert.NotNull(failure.Next);
        }
    }

    [Fact]
    public async Task A_role_that_may_only_add_and_read_can_record()
    {
        var place = await PlaceAsync("postgres");
        await AddAsync(place, Run(0));
        var role = $"recorder_{Guid.NewGuid():N}";
        await _databases[^1]
            .ExecuteAsync(
                $"CREATE ROLE {role} LOGIN; GRANT USAGE ON SCHEMA undrift TO {role}; "
                    + $"GRANT SELECT, INSERT ON undrift.history TO {role}; GRANT SELECT ON undrift.history_version TO {role}"
            );
        try
        {
            var named = place with { Source = (await Servers.GetAsync()).Url(_databases[^1].Name, role) };
            Assert.True(await AddAsync(named, Run(1)));
            await Assert.ThrowsAsync<UndriftException>(() => PruneAsync(named, Start.AddDays(1)));
        }
        finally
        {
            await _databases[^1].ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task A_database_of_something_else_is_not_touched()
    {
        var source = _work.Database("CREATE TABLE users (id INTEGER);");
        var place = new HistoryPlace(new SqliteEngine(), source);
        var failure = await Assert.ThrowsAsync<UndriftException>(() => OpenAsync(place, HistoryAccess.Write));
        Assert.Contains("a database with the table users", failure.Message, StringComparison.Ordinal);
    }

    private static Sighting Drift =>
        new(
            "d1",
            "f",
            "table:public.t",
            "public",
            "extra_table",
            "extra_table",
            Severity.ERROR,
            "major",
            "unknown",
            true,
            null,
            false
        );

    private static RunRecord Run(int day, string environment = "production") =>
        new(
            $"{environment}-{day}",
            Start.AddDays(day),
            "check",
            environment,
            "sqlite",
            "live.db",
            RunOutcome.Blocked,
            1,
            20
        )
        {
            Desired = "é \"x\"\n",
        };

    private async Task<HistoryPlace> PlaceAsync(string engine)
    {
        if (engine == "sqlite")
            return new HistoryPlace(new SqliteEngine(), $"sqlite:{_work[$"history/{Guid.NewGuid():N}.db"]}");
        _databases.Add(await (await Servers.GetAsync()).CreateDatabaseAsync());
        return new HistoryPlace(new PostgreSqlEngine(), _databases[^1].Url);
    }

    private static Task<IHistorySession> OpenAsync(HistoryPlace place, HistoryAccess access) =>
        place.OpenAsync(access, Timeout, Cancellation);

    private static async Task<IHistorySession> OpenVersionAsync(HistoryPlace place, params string[] more) =>
        place.Engine is SqliteEngine
            ? SqliteHistory.Open(
                place.Source,
                HistoryAccess.Write,
                new ReadOptions(Timeout, []),
                [.. Undrift.Sqlite.HistoryTables.Versions, .. more],
                Cancellation
            )
            : await PostgreSqlHistory.OpenAsync(
                PostgreSqlSource.Parse(place.Source),
                HistoryAccess.Write,
                Timeout,
                [.. Undrift.PostgreSql.History.HistoryTables.Versions, .. more],
                Cancellation
            );

    private static async Task<bool> AddAsync(HistoryPlace place, RunRecord run)
    {
        await using var session = await OpenAsync(place, HistoryAccess.Write);
        var added = await HistoryLog.AddAsync(session, run, Cancellation);
        await session.CommitAsync(Cancellation);
        return added;
    }

    private static async Task<int> PruneAsync(HistoryPlace place, DateTimeOffset before)
    {
        await using var session = await OpenAsync(place, HistoryAccess.Write);
        var removed = await HistoryLog.PruneAsync(session, before, new RunAuthor("t"), Start.AddDays(6), Cancellation);
        await session.CommitAsync(Cancellation);
        return removed;
    }

    private static async Task<(HistoryContent Content, IReadOnlyList<TrailEntry> Entries)> ReadAsync(HistoryPlace place)
    {
        await using var session = await OpenAsync(place, HistoryAccess.Read);
        var entries = await session.EntriesAsync(null, Cancellation);
        // What was tampered with may not be readable as records.
        return HistoryChain.Check(entries).Breaks.Count > 0
            ? (new HistoryContent([], []), entries)
            : (await HistoryLog.ReadAsync(session, null, Cancellation), entries);
    }

    private async Task TamperAsync(HistoryPlace place, string sql)
    {
        if (place.Engine is SqliteEngine)
            Shell.Run(place.Source["sqlite:".Length..], string.Format(null, sql, "undrift_history") + ";");
        else
            await _databases[^1].ExecuteAsync(string.Format(null, sql, "undrift.history"));
    }
}
