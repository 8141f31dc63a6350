namespace Undrift.Engines.Tests.Cli;

/// <summary>Mistakes in the files that a user writes: 78, with file, line and what was expected.</summary>
public sealed class ConfigurationTests : IDisposable
{
    private const string Table = "CREATE TABLE t (a INTEGER);";
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Theory]
    [InlineData("engin: sqlite", ":1:1", "'engin'", "engine")] // unknown key
    [InlineData("engine: sqlit", ":1:9", "engine", "sqlite")] // unknown engine
    [InlineData("desired: [a", ":2:1", "not valid YAML", "")] // malformed YAML
    [InlineData("environments:\n  production: { ulr: \"sqlite:live.db\" }", ":2:17", "'ulr'", "url")]
    [InlineData("environments:\n  production: sqlite:live.db", ":2:15", "production", "")]
    [InlineData("timeout: soon", ":1:10", "timeout", "30s")]
    [InlineData("privileges: comapre", ":1:13", "'comapre'", "compare")]
    [InlineData("desired: a.sql\ndesired: b.sql", ":2:1", "desired", "")]
    public async Task A_mistake_in_the_project_file_has_its_place(string text, string place, string what, string next)
    {
        var config = _work.Write("undrift.yml", text);
        (await UndriftCli.RunAsync("check", "--config", config, "-e", "production")).Fails(
            78,
            config + place,
            what,
            next
        );
    }

    [Theory]
    [InlineData("environments: { production: { block_on: [EROR] } }", "'EROR'", "ERROR")]
    [InlineData("environments: { production: { blok_on: [ERROR] } }", "'blok_on'", "block_on")]
    [InlineData("severity_rules: { missing_tabel: ERROR }", "'missing_tabel'", "missing_table")]
    [InlineData("severity_rules: { missing_table: warning }", "'warning'", "WARNING")]
    [InlineData("severity_rules: { missing_table: ERROR", "", "")]
    [InlineData("environments: { staging: { block_on: [ERROR] } }", "production", "staging")] // not in the policy
    public async Task A_mistake_in_the_policy_has_its_place_and_the_nearest_word(
        string policy,
        string what,
        string next
    )
    {
        var config = _work.Project(Table, Table, policy);
        var run = await UndriftCli.RunAsync("check", "--config", config, "-e", "production");
        run.Fails(78, _work["drift-policy.yml"], what, next);
    }

    [Theory]
    [InlineData("tabel:users", "tabel", "table")]
    [InlineData("table:users  # gone soon until=2027-13-01", "2027-13-01", "")]
    public async Task A_mistake_in_the_ignore_file_has_its_line(string line, string what, string next)
    {
        var config = _work.Project(Table, Table);
        var ignore = _work.Write(".driftignore", "# first line\n" + line + "\n");
        (await UndriftCli.RunAsync("check", "--config", config, "-e", "local")).Fails(78, ignore + ":2", what, next);
    }

    [Fact]
    public async Task A_mistake_in_the_acceptances_has_its_line()
    {
        var config = _work.Project(Table, Table);
        var file = _work.Write(".undrift/accepted.yml", "- drift: d0123456789ab\n  untill: 2027-01-31\n");
        (await UndriftCli.RunAsync("check", "--config", config, "-e", "local")).Fails(
            78,
            file + ":2",
            "'untill'",
            "until"
        );
    }

    [Fact]
    public async Task An_environment_that_the_project_does_not_name_is_refused()
    {
        var config = _work.Project(Table, Table);
        (await UndriftCli.RunAsync("check", "--config", config, "-e", "prodution")).Fails(
            78,
            config,
            "'prodution'",
            "'production'"
        );
    }

    [Fact]
    public async Task A_check_without_environment_lists_those_that_there_are()
    {
        var config = _work.Project(Table, Table);
        (await UndriftCli.RunAsync("check", "--config", config)).Fails(
            64,
            "which database?",
            "production, staging, local"
        );
    }

    [Fact]
    public async Task A_named_file_must_exist()
    {
        (await UndriftCli.RunAsync("check", "--config", _work["none.yml"])).Fails(
            78,
            _work["none.yml"],
            "no such file"
        );
        (await _work.CheckAsync(Table, Table, "--policy", _work["none.yml"])).Fails(
            78,
            _work["none.yml"],
            "no such file"
        );
        File.Delete(_work["live.db"]);
        (await _work.CheckAsync(Table, Table, "--env-file", _work["none.env"])).Fails(
            78,
            _work["none.env"],
            "no such file"
        );
    }

    [Fact]
    public async Task An_unset_variable_is_named()
    {
        var config = _work.Write("undrift.yml", "environments:\n  production: { url: \"${DATABASE_URL_X}\" }\n");
        (await UndriftCli.RunAsync("check", "--config", config, "-e", "production")).Fails(
            78,
            config + ":2",
            "DATABASE_URL_X"
        );
    }

    [Fact]
    public async Task Variables_come_from_the_environment_and_from_the_env_file()
    {
        _work.Write("schema.sql", Table);
        var config = _work.Write(
            "undrift.yml",
            "desired: schema.sql\nenvironments:\n  production: { url: \"${LIVE}\" }\n"
        );
        var live = _work.Database(Table);
        string[] args = ["check", "--config", config, "-e", "production"];
        (await new UndriftCli { Variables = { ["LIVE"] = live } }.StartAsync(args)).Expect(0);
        var env = _work.Write("local.env", $"LIVE='{live}'\n");
        (await UndriftCli.RunAsync([.. args, "--env-file", env])).Expect(0);
    }

    [Fact]
    public async Task A_policy_cannot_be_enforced_without_one()
    {
        var config = _work.Project(Table, Table, policy: null);
        (await UndriftCli.RunAsync("check", "--config", config, "-e", "local", "--enforce-policy")).Fails(
            78,
            "there is no drift-policy.yml",
            "--policy FILE"
        );
        var policy = _work.Write("other.yml", Workspace.SeedPolicy);
        string[] sources = ["--desired", _work["schema.sql"], "--database", "sqlite:" + _work["live.db"]];
        (await UndriftCli.RunAsync(["check", .. sources, "--policy", policy, "--enforce-policy"])).Fails(
            64,
            "needs an environment",
            "-e NAME"
        );
    }
}
