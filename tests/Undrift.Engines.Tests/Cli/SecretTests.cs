using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql.Connection;

namespace Undrift.Engines.Tests.Cli;

/// <summary>A password that is in a URL is in no output: not on success, not on any failure, not in a file.</summary>
public sealed class SecretTests(NetworkServer server) : IClassFixture<NetworkServer>, IDisposable
{
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    /// <summary>The password as it stands, and as it stands in a URL.</summary>
    private static string[] Forms =>
        [NetworkServer.Password, Uri.EscapeDataString(NetworkServer.Password), "p@ss", "p%40ss"];

    [Fact]
    public async Task Success_drift_and_every_file_are_free_of_it()
    {
        var live = server.Url("alice");
        var snapshot = _work["snapshot.json"];
        Free((await UndriftCli.RunAsync("inspect", live, "--export", snapshot, "--verbose")).Expect(0));
        string[] files = ["-o", $"markdown:{_work["r.md"]}", "--export", _work["r.json"], "--report-dir", _work["r"]];
        files = [.. files, "--history", _work["history.db"]];
        string[] pair = ["--database", live, "--desired", live];
        Free((await UndriftCli.RunAsync(["check", .. pair, "--verbose", .. files])).Expect(0));
        Free((await UndriftCli.RunAsync(["check", .. pair, "--json", "--severity"])).Expect(0));
        Free((await UndriftCli.RunAsync(["diff", live, live, "-o", "markdown"])).Expect(0));
        var formats = ReportFormats.All.SelectMany(format =>
            (string[])["-o", $"{format.Name}:{_work["f." + format.Name]}"]
        );
        string[] drift =
        [
            "--database",
            live,
            "--desired",
            _work.Write("empty.sql", "CREATE TABLE of_the_model (id int);"),
        ];
        var report = _work["drift.json"];
        Free(
            (
                await UndriftCli.RunAsync([
                    "check",
                    .. drift,
                    "--allow-empty",
                    .. formats,
                    "--export",
                    report,
                    "--verbose",
                ])
            ).Expect(1)
        );
        foreach (var what in (string[])["comment", "issue"])
            Free((await UndriftCli.RunAsync("notify", what, report, "--dry-run")).Expect(0));
        foreach (var file in Directory.GetFiles(_work.Folder, "*", SearchOption.AllDirectories))
            Free(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("absent", "shop", "", 4, "does not accept the password")] // a role that there is not
    [InlineData("alice", "nowhere", "", 4, "has no database \"nowhere\"")]
    [InlineData("alice", "closed", "", 4, "does not let role \"alice\" in")]
    [InlineData("locked", "shop", "", 4, "locked")]
    [InlineData("limited", "shop", "", 4, "no free connection")]
    [InlineData("unlisted", "shop", "", 4, "no pg_hba.conf entry")]
    [InlineData("alice", "shop", "?sslmode=disable", 4, "no pg_hba.conf entry")]
    [InlineData("alice", "shop", "?sslmode=verify-full", 4, "TLS")]
    [InlineData("alice", "shop", "?sslmode=requir", 64, "'require'")]
    [InlineData("alice", "shop", "?sslmode=verify-ca", 64, "sslrootcert")]
    [InlineData("alice", "shop", "?sslrootcert=/no/such", 64, "must exist")]
    [InlineData("alice", "shop", "?sslmod=require", 64, "sslmode")]
    [InlineData("alice", "shop", "?target_session_attrs=standby", 4, "standby")]
    public async Task A_refused_connection_says_why_without_it(
        string user,
        string database,
        string query,
        int code,
        string why
    )
    {
        var url = server.Url(user, database, query);
        var run = await UndriftCli.RunAsync("check", "--database", url, "--desired", url);
        Free(run.Fails(code, why));
    }

    [Fact]
    public async Task Servers_that_are_not_there_or_speak_no_tls_are_told_without_it()
    {
        var secret = Uri.EscapeDataString(NetworkServer.Password);
        (string Url, string Why)[] cases =
        [
            ($"postgres://alice:{secret}@127.0.0.1:{Loopback.FreePort()}/shop", "refuses connections"),
            ($"postgres://alice:{secret}@no-such-host..invalid/shop", "is unknown"),
            ($"postgres://anyone:{secret}@127.0.0.1:{server.PlainPort}/shop?sslmode=require", "does not offer TLS"),
            ($"postgres://anyone:wrong-{secret}@127.0.0.1:{server.PlainPort}/shop", "does not accept the password"),
        ];
        foreach (var (url, why) in cases)
            Free((await UndriftCli.RunAsync("inspect", url)).Fails(4, why));
    }

    [Fact]
    public async Task A_wrong_password_is_told_to_be_wrong()
    {
        var url = server.Url("alice").Replace("p%40ss", "x-p%40ss", StringComparison.Ordinal);
        Free(
            (await UndriftCli.RunAsync("inspect", url)).Fails(
                4,
                "does not accept the password of role \"alice\"",
                "PGPASSWORD"
            )
        );
    }

    [Theory]
    [InlineData("check", "URL")]
    [InlineData("check", "-e", "URL")]
    [InlineData("check", "--config", "URL")]
    [InlineData("check", "--engine", "URL", "--database", "sqlite:a", "--desired", "sqlite:b")]
    [InlineData("check", "--timeout", "URL", "--database", "URL", "--desired", "URL")]
    [InlineData("check", "--exit-code", "URL", "--database", "URL", "--desired", "URL")]
    [InlineData("check", "-o", "URL", "--database", "URL", "--desired", "URL")]
    [InlineData("check", "--polcy=URL")]
    [InlineData("check", "--env-file", "URL")]
    [InlineData("check", "--policy", "URL", "--database", "URL", "--desired", "URL")]
    [InlineData("check", "--scratch", "XURL", "--database", "URL", "--desired", "URL")]
    [InlineData("URL")]
    [InlineData("grants", "URL")]
    [InlineData("policy", "validate", "URL")]
    [InlineData("policy", "explain", "URL")]
    [InlineData("accept", "URL", "--reason", "r", "--until", "URL")]
    [InlineData("inspect", "XURL")]
    [InlineData("diff", "URL", "XURL")]
    [InlineData("inspect", "mysql://alice:SECRET@127.0.0.1/shop")]
    [InlineData("inspect", "host=127.0.0.1 user=alice password=SECRET prot=1")]
    [InlineData("check", "-e", "host=127.0.0.1 user=alice password=SECRET")]
    public async Task A_url_in_the_wrong_place_is_not_repeated_with_it(params string[] args)
    {
        var url = server.Url("alice");
        var words = args.Select(arg =>
            arg.Replace("XURL", "x" + url, StringComparison.Ordinal)
                .Replace("URL", url, StringComparison.Ordinal)
                .Replace("SECRET", "p@ss", StringComparison.Ordinal)
        );
        var run = await UndriftCli.RunAsync([.. words]);
        Assert.True(run.Code is 4 or 64 or 78, run.All);
        Free(run);
    }

    [Fact]
    public async Task Desired_sql_that_holds_a_password_is_not_quoted_with_it()
    {
        var sql = _work.Write("roles.sql", "CREATE ROLE app PASSWORD 'p@ss' NONSENSE;");
        Free((await UndriftCli.RunAsync("diff", sql, sql, "--engine", "postgres")).Fails(4, "roles.sql:1"));
    }

    private static void Free(CliRun run) => Free(run.All);

    private static void Free(string text) =>
        Assert.All(Forms, form => Assert.DoesNotContain(form, text, StringComparison.Ordinal));
}
