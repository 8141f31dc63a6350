using Undrift.Engines.Tests.PostgreSql;

namespace Undrift.Engines.Tests.Cli;

/// <summary><c>--schema</c>: limits what is compared, and a name that is nowhere compares nothing with nothing.</summary>
public sealed class SchemaScopeTests : IDisposable
{
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task Only_the_named_schemas_are_compared()
    {
        await using var database = await MakeAsync();
        string[] pair = ["check", "--database", database.Url, "--desired", await SnapshotAsync(database)];
        await database.ExecuteAsync("CREATE TABLE app.fresh (i int); CREATE TABLE public.fresh (i int)");
        Assert.Equal(2, Drifts(await UndriftCli.RunAsync([.. pair, "--json"])));
        Assert.Equal(1, Drifts(await UndriftCli.RunAsync([.. pair, "--json", "--schema", "app"])));
        Assert.Equal(
            2,
            Drifts(await UndriftCli.RunAsync([.. pair, "--json", "--schema", "app", "--schema", "public"]))
        );
    }

    [Fact]
    public async Task A_schema_that_is_nowhere_is_inconclusive()
    {
        await using var database = await MakeAsync();
        string[] pair = ["check", "--database", database.Url, "--desired", await SnapshotAsync(database)];
        var run = (await UndriftCli.RunAsync([.. pair, "--schema", "ap"])).Expect(3);
        Assert.Contains("schema ap: there is no such schema", run.Out, StringComparison.Ordinal);
        (await UndriftCli.RunAsync([.. pair, "--schema", "app", "--schema", "ap"])).Expect(3);
        run = (await UndriftCli.RunAsync("inspect", database.Url, "--schema", "ap")).Expect(3);
        Assert.Contains("schema ap: there is no such schema", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snapshot_of_one_schema_does_not_make_the_others_extra()
    {
        await using var database = await MakeAsync();
        var snapshot = await SnapshotAsync(database, "--schema", "app");
        string[] pair = ["check", "--database", database.Url, "--desired", snapshot];
        var run = (await UndriftCli.RunAsync([.. pair, "--json"])).Expect(3);
        Assert.Empty(run.Json.GetProperty("drifts").EnumerateArray());
        Assert.Contains("--schema", run.Out, StringComparison.Ordinal);
        (await UndriftCli.RunAsync([.. pair, "--schema", "app"])).Expect(0);
        (await UndriftCli.RunAsync([.. pair, "--schema", "public"])).Expect(3);
    }

    private static int Drifts(CliRun run) => run.Expect(1).Json.GetProperty("drifts").GetArrayLength();

    private static async Task<TestDatabase> MakeAsync()
    {
        var server = await Servers.GetAsync();
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE SCHEMA app; CREATE TABLE app.t (i int); CREATE TABLE public.t (i int)");
        return database;
    }

    private async Task<string> SnapshotAsync(TestDatabase database, params string[] options)
    {
        var file = _work["snapshot.json"];
        (await UndriftCli.RunAsync(["inspect", database.Url, "--export", file, .. options])).Expect(0);
        return file;
    }
}
