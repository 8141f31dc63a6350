using System.Text.Json;
using Undrift.Engines.Tests.PostgreSql;

namespace Undrift.Engines.Tests.Cli;

/// <summary>Names that trip programs: reported with their right path, ignorable and acceptable by what the report prints.</summary>
public sealed class NameTests : IDisposable
{
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    /// <summary>A name, and its form in a path.</summary>
    public static TheoryData<string, string> Names =>
        new()
        {
            { "select", "select" },
            { "Upper", "Upper" },
            { "two words", "\"two words\"" },
            { "d.ot", "\"d.ot\"" },
            { "qu\"ote", "\"qu\"\"ote\"" },
            { "it's", "\"it's\"" },
            { "ünïcode ☃", "\"ünïcode ☃\"" },
            { "st*r?[x]", "\"st*r?[x]\"" },
            { "#hash", "\"#hash\"" },
            { new string('n', 63), new string('n', 63) },
        };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task On_sqlite(string name, string path)
    {
        _work.Write("schema.sql", Table(name, "x integer"));
        _work.Database(Table(name, "x integer, extra text"));
        await VerifyAsync("engine: sqlite", $"sqlite:{_work["live.db"]}", name, path);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task On_postgresql(string name, string path)
    {
        var server = await Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(Table(name, "x integer, extra text"));
        _work.Write("schema.sql", Table(name, "x integer"));
        await VerifyAsync("engine: postgres\nscratch: same-server", database.Url, name, $"public.{path}");
    }

    private static string Table(string name, string columns) =>
        $"CREATE TABLE \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\" ({columns});";

    private async Task VerifyAsync(string head, string url, string name, string path)
    {
        var config = _work.Write(
            "undrift.yml",
            $"{head}\ndesired: schema.sql\nenvironments:\n  live: {{ url: {JsonSerializer.Serialize(url)} }}\n"
        );
        string[] check = ["check", "--config", config, "-e", "live"];
        var drift = Assert.Single(
            (await UndriftCli.RunAsync([.. check, "--json"])).Expect(1).Json.GetProperty("drifts").EnumerateArray()
        );
        Assert.Equal("extra_column", drift.GetProperty("type").GetString());
        Assert.Equal(name, drift.GetProperty("object").GetProperty("table").GetString());
        Assert.Contains($"table {path}\n", (await UndriftCli.RunAsync(check)).Expect(1).Out, StringComparison.Ordinal);

        var ignore = _work.Write(".driftignore", $"column:{path}.extra\n");
        (await UndriftCli.RunAsync(check)).Expect(0);
        File.Delete(ignore);

        string[] why = ["--reason", "r", "--until", "2999-01-01", "--by", "ann"];
        var id = drift.GetProperty("id").GetString()!;
        var accepted = await UndriftCli.RunAsync(["accept", id, .. why, .. check[1..]]);
        Assert.Contains($"{path}.extra", accepted.Expect(0).Out, StringComparison.Ordinal);
        (await UndriftCli.RunAsync(check)).Expect(0);
    }
}
