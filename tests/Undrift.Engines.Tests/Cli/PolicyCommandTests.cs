namespace Undrift.Engines.Tests.Cli;

/// <summary><c>undrift policy</c> and <c>undrift grants</c>.</summary>
public sealed class PolicyCommandTests : IDisposable
{
    private const string Table = "CREATE TABLE t (a INTEGER);";
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task Validate_says_what_each_environment_does()
    {
        var config = _work.Project(Table, Table);
        _work.Write(".driftignore", "table:import_*\n");
        var run = (await UndriftCli.RunAsync("policy", "validate", "--config", config)).Expect(0);
        Assert.Contains("drift-policy.yml: valid.", run.Out, StringComparison.Ordinal);
        Assert.Contains("production (blocks ERROR)", run.Out, StringComparison.Ordinal);
        Assert.Contains("staging (blocks ERROR and WARNING, without failing)", run.Out, StringComparison.Ordinal);
        Assert.Contains("local (blocks nothing, without failing)", run.Out, StringComparison.Ordinal);
        Assert.Contains(".driftignore: valid.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_takes_a_file_and_fails_on_a_mistake()
    {
        var good = _work.Write("good.yml", Workspace.SeedPolicy);
        (await UndriftCli.RunAsync("policy", "validate", good)).Expect(0);
        var bad = _work.Write("bad.yml", Workspace.SeedPolicy.Replace("[ERROR]", "[EROR]", StringComparison.Ordinal));
        (await UndriftCli.RunAsync("policy", "validate", bad)).Fails(78, bad + ":2", "'EROR'", "ERROR");
    }

    [Fact]
    public async Task Without_a_policy_the_next_step_is_named() =>
        (await UndriftCli.RunAsync("policy", "explain", "missing_table")).Fails(
            78,
            "no drift-policy.yml",
            "docs/policy.md"
        );

    [Fact]
    public async Task Explain_names_the_rule_with_its_line_for_each_environment()
    {
        var config = _work.Project(Table, Table);
        var run = (await UndriftCli.RunAsync("policy", "explain", "missing_table", "--config", config)).Expect(0);
        Assert.Contains("production", run.Out, StringComparison.Ordinal);
        Assert.Contains("missing_table: ERROR, blocks", run.Out, StringComparison.Ordinal);
        Assert.Contains("missing_table: ERROR, does not block", run.Out, StringComparison.Ordinal); // local
        Assert.Contains("drift-policy.yml:6", run.Out, StringComparison.Ordinal);
        run = await UndriftCli.RunAsync("policy", "explain", "missing_table", "--config", config, "-e", "local");
        Assert.DoesNotContain("production", run.Expect(0).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing_tabel", null, "'missing_tabel'", "missing_table")]
    [InlineData("missing_table", "prodution", "'prodution'", "production")]
    public async Task Explain_refuses_what_it_does_not_know(string type, string? environment, string what, string next)
    {
        string[] args = ["policy", "explain", type, "--config", _work.Project(Table, Table)];
        var run = await UndriftCli.RunAsync(environment is null ? args : [.. args, "-e", environment]);
        Assert.True(run.Code is 64 or 78, run.All);
        run.Fails(run.Code, what, next);
    }

    [Fact]
    public async Task Grants_prints_sql_for_a_role_of_any_name()
    {
        var run = (
            await UndriftCli.RunAsync("grants", "postgres", "--role", "ann \"dba\"", "--database", "shop")
        ).Expect(0);
        Assert.Contains("CREATE ROLE \"ann \"\"dba\"\"\" LOGIN", run.Out, StringComparison.Ordinal);
        Assert.Contains("GRANT CONNECT ON DATABASE \"shop\"", run.Out, StringComparison.Ordinal);
        run = (await UndriftCli.RunAsync("grants", "sqlite")).Expect(0);
        Assert.Contains("SQLite has no roles", run.Out, StringComparison.Ordinal);
    }
}
