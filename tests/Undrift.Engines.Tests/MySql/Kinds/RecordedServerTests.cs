using System.Text.Json;
using Undrift.Engines.Tests.Corpus;
using Undrift.MySql.Connection;
using Undrift.MySql.Kinds;
using Undrift.MySql.Reading;

namespace Undrift.Engines.Tests.MySql.Kinds;

/// <summary>
/// The pairs that only MySQL takes, from what a MySQL server answered (<c>mysql.json</c> beside the pair): few machines have
/// one. With UNDRIFT_UPDATE=1 and a server the answers are written anew.
/// </summary>
public sealed class RecordedServerTests
{
    private const string Engine = "mysql";
    private const string FileName = "mysql.json";
    private static readonly ReadOptions Options = new(TimeSpan.FromSeconds(60), []);

    public static TheoryData<string> Pairs() =>
        [.. CorpusCase.Of(Engine).Where(item => item.Servers is ["mysql"]).Select(item => $"{item.Kind}/{item.Name}")];

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task What_MySQL_once_answered_gives_exactly_the_expected_drifts(string path)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var item = CorpusCase.Find(Engine, path);
        var file = Path.Combine(item.Folder, FileName);
        if (Environment.GetEnvironmentVariable("UNDRIFT_UPDATE") == "1")
            await RecordAsync(item, file);
        using var kept = JsonDocument.Parse(await File.ReadAllTextAsync(file, cancellation));
        var desired = await ReadAsync(RecordedServer.Replaying(kept.RootElement.GetProperty("a")));
        var actual = await ReadAsync(RecordedServer.Replaying(kept.RootElement.GetProperty("b")));
        CorpusRunner.AssertSame(item.Expected, desired, actual);
        CorpusRunner.AssertSame(
            item.Expected.Select(drift =>
                drift.Reversed(MySqlKinds.Modelled.Single(kind => kind.Name == drift.Object.Split(':')[0]))
            ),
            actual,
            desired
        );
    }

    private static async Task RecordAsync(CorpusCase item, string file)
    {
        var server = await MySqlServers.GetAsync(MySqlServers.MySql);
        var sides = new Dictionary<string, object>
        {
            ["a"] = await AnswersAsync(server, item.A),
            ["b"] = await AnswersAsync(server, item.B),
        };
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(sides) + "\n");
    }

    private static async Task<object> AnswersAsync(MySqlTestServer server, string script)
    {
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(await File.ReadAllTextAsync(script));
        using var connection = await database.OpenAsync();
        await ReadingSession.BeginAsync(connection, TestContext.Current.CancellationToken);
        var recorded = RecordedServer.Recording(connection);
        await ReadAsync(recorded);
        return recorded.Kept;
    }

    private static Task<Catalog> ReadAsync(RecordedServer server) =>
        SchemaReader.ReadAsync(server, Options, TestContext.Current.CancellationToken);
}
