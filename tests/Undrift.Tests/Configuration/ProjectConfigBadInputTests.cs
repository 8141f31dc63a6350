namespace Undrift.Tests.Configuring;

public sealed class ProjectConfigBadInputTests
{
    [Theory]
    [InlineData("", "1:1", "the configuration is empty", "expected keys: engine, desired")]
    [InlineData("engine:", "1:8", "engine has no value", "")]
    [InlineData(
        "engine: postgresql",
        "1:9",
        "unknown engine 'postgresql': expected postgres or sqlite",
        "did you mean 'postgres'?"
    )]
    [InlineData("engine: oracle", "1:9", "unknown engine 'oracle'", "known: postgres, sqlite")]
    [InlineData("enviroments: {}", "1:1", "unknown key 'enviroments'", "did you mean 'environments'?")]
    [InlineData("desired: [s3cret]", "1:10", "desired: expected a text", "")]
    [InlineData("schemas: public", "1:10", "schemas: expected a list of schema names such as [public]", "")]
    [InlineData("schemas: []", "1:10", "schemas: the list is empty", "remove the key")]
    [InlineData("renames: a=b", "1:10", "renames: expected a list of renames such as", "")]
    [InlineData("renames: [a]", "1:11", "renames[0]: expected a rename such as", "")]
    [InlineData("cluster: maybe", "1:10", "cluster: expected true or false", "")]
    [InlineData("column_order: maybe", "1:15", "column_order: expected true or false", "")]
    [InlineData("timeout: 30", "1:10", "timeout: expected a length of time such as 30s", "")]
    [InlineData("timeout: 99999999999s", "1:10", "timeout: expected a length of time", "")]
    [InlineData("environments: [a]", "1:15", "environments: expected a mapping", "")]
    [InlineData(
        "environments:\n  p: postgres://u:s3cret@h/d",
        "2:6",
        "environments.p: expected a mapping with url, host",
        ""
    )]
    [InlineData(
        "environments:\n  p: { ulr: 'postgres://u:s3cret@h/d' }",
        "2:8",
        "unknown key 'ulr' in environments.p",
        "did you mean 'url'?"
    )]
    [InlineData(
        "environments:\n  p: { user: a, password: s3cret }",
        "2:6",
        "environments.p names no database",
        "add 'url:'"
    )]
    [InlineData(
        "environments:\n  p: { url: 'postgres://u:s3cret@h/d', host: h }",
        "2:46",
        "'url' and 'host' are both written",
        ""
    )]
    [InlineData(
        "environments:\n  p: { host: h, password: s3cret }",
        "2:6",
        "environments.p is written in parts, which needs 'engine: postgres' or 'engine: mysql'",
        "add 'engine: postgres'"
    )]
    [InlineData("engine: sqlite\nenvironments:\n  p: { host: h }", "3:6", "needs 'engine: postgres'", "write 'url:'")]
    [InlineData("environments:\n  '': { url: a }", "2:3", "an environment needs a name", "")]
    [InlineData("environments:\n  p: { url: {a: s3cret} }", "2:13", "environments.p.url: expected a text", "")]
    [InlineData("environments:\n  p: { url: *s3cret }", "2:13", "names an anchor", "quotes")]
    [InlineData("environments:\n  p: { url: \"s3cret }", "2:13", "not valid YAML", "")]
    [InlineData("environments:\n  p: { url: @s3cret }", "2:13", "not valid YAML", "")]
    [InlineData("environments:\n  p:\n    password: s3cret: more", "3:21", "not valid YAML", "")]
    [InlineData("a: 1\n--- s3cret", "2:1", "a second document begins here", "")]
    public void A_bad_configuration_is_refused_with_its_place_and_without_any_value(
        string text,
        string place,
        string message,
        string next
    )
    {
        var error = Assert.Throws<UndriftException>(() => ProjectConfigTests.Read(text));
        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal("undrift.yml:" + place, error.Where);
        Assert.Contains(next, error.Next ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ host: h, port: '${P}' }", "1:61", "port: expected a number from 1 to 65535")]
    [InlineData("{ host: h, password: '${P}' }", "1:44", "a password without a user")]
    [InlineData("{ url: '${P}${Q:-}x${' }", "1:51", "'${' without '}'")]
    [InlineData("{ url: '${Q:-}' }", "1:51", "environments.e.url is empty")]
    public void A_value_that_only_its_variables_make_bad_is_refused_without_being_shown(
        string parts,
        string place,
        string message
    )
    {
        var config = ProjectConfigTests.Read($"{{ engine: postgres, environments: {{     e: {parts} }} }}");
        var error = Assert.Throws<UndriftException>(() =>
            config.Environment("e", name => name == "P" ? "s3cret" : null)
        );
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal("undrift.yml:" + place, error.Where);
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_scratch_setting_that_is_neither_is_refused()
    {
        var error = Assert.Throws<UndriftException>(() =>
            ProjectConfigTests.Read("scratch: same_server").Scratch(_ => null)
        );
        Assert.Equal("scratch: expected same-server or the URL of a server", error.Message);
        Assert.Equal("undrift.yml:1:10", error.Where);
    }
}
