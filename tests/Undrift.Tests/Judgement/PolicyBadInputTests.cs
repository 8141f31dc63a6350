namespace Undrift.Tests.Judging;

public sealed class PolicyBadInputTests
{
    [Theory]
    [InlineData("", "1:1", "the policy is empty", "expected keys: environments, severity_rules, response")]
    [InlineData("# only a comment\n", "1:1", "the policy is empty", "expected keys")]
    [InlineData("~", "1:1", "the policy is empty", "expected keys")]
    [InlineData("- a", "1:1", "the file: expected a mapping with environments", "")]
    [InlineData("enviroments: {}", "1:1", "unknown key 'enviroments'", "did you mean 'environments'?")]
    [InlineData("colour: {}", "1:1", "unknown key 'colour'", "remove it")]
    [InlineData("environments:", "1:14", "environments has no value: expected a mapping", "")]
    [InlineData("environments: [a]", "1:15", "environments: expected a mapping", "")]
    [InlineData(
        "environments:\n  a: { blok_on: [ERROR] }",
        "2:8",
        "unknown key 'blok_on' in environments.a",
        "did you mean 'block_on'?"
    )]
    [InlineData("environments:\n  a: {}", "2:6", "environments.a.block_on is missing", "add 'block_on:'")]
    [InlineData("environments:\n  a: { fail_pipeline: true }", "2:6", "block_on is missing", "")]
    [InlineData("environments:\n  a:", "2:5", "environments.a has no value", "")]
    [InlineData(
        "environments:\n  a: { block_on: ERROR }",
        "2:18",
        "expected a list of severities such as [ERROR, WARNING]",
        ""
    )]
    [InlineData(
        "environments:\n  a: { block_on: [error] }",
        "2:19",
        "unknown severity 'error'",
        "did you mean 'ERROR'?"
    )]
    [InlineData(
        "environments:\n  a: { block_on: [WARN] }",
        "2:19",
        "unknown severity 'WARN'",
        "did you mean 'WARNING'?"
    )]
    [InlineData(
        "environments:\n  a: { block_on: [CRITICAL] }",
        "2:19",
        "unknown severity 'CRITICAL'",
        "write one of the three"
    )]
    [InlineData("environments:\n  a: { block_on: [[ERROR]] }", "2:19", "expected ERROR, WARNING or INFO", "")]
    [InlineData("environments:\n  a: { block_on: [ERROR, ERROR] }", "2:26", "names ERROR twice", "")]
    [InlineData(
        "environments:\n  a: { block_on: [ERROR], allow: [INFO, ERROR] }",
        "2:19",
        "ERROR stands in block_on and in allow of environments.a",
        ""
    )]
    [InlineData("environments:\n  a: { block_on: [], fail_pipeline: yes }", "2:37", "expected true or false", "")]
    [InlineData(
        "environments:\n  a: { block_on: [] }\n  a: { block_on: [] }",
        "3:3",
        "not valid YAML: duplicate key a",
        ""
    )]
    [InlineData(
        "severity_rules:\n  missing_tabel: ERROR",
        "2:3",
        "unknown drift group 'missing_tabel'",
        "did you mean 'missing_table'?"
    )]
    [InlineData(
        "severity_rules:\n  missing_index: ERROR",
        "2:3",
        "unknown drift group 'missing_index'",
        "write 'index_mismatch: { missing_index: ERROR }'"
    )]
    [InlineData(
        "severity_rules:\n  missing_table: [ERROR]",
        "2:18",
        "severity_rules.missing_table: expected ERROR, WARNING or INFO",
        ""
    )]
    [InlineData("severity_rules:\n  missing_table:", "2:17", "severity_rules.missing_table has no value", "")]
    [InlineData("severity_rules:\n  index_mismatch: {}", "2:19", "severity_rules.index_mismatch is empty", "")]
    [InlineData(
        "severity_rules:\n  index_mismatch: { default: INFO, uniqe: ERROR }",
        "2:36",
        "unknown qualifier 'uniqe' of index_mismatch",
        "did you mean 'unique'?"
    )]
    [InlineData(
        "severity_rules:\n  index_mismatch: { mising_index: ERROR }",
        "2:21",
        "unknown qualifier",
        "did you mean 'missing_index'?"
    )]
    [InlineData(
        "severity_rules:\n  index_mismatch: { missing_table: ERROR }",
        "2:21",
        "'missing_table' never occurs in index_mismatch, only in missing_table",
        ""
    )]
    [InlineData(
        "severity_rules:\n  index_mismatch: { not_null: ERROR }",
        "2:21",
        "'not_null' never occurs in index_mismatch",
        ""
    )]
    [InlineData(
        "severity_rules:\n  index_mismatch: { 'tabel:a': ERROR }",
        "2:21",
        "unknown kind 'tabel'",
        "did you mean 'table'?"
    )]
    [InlineData("severity_rules:\n  index_mismatch: { public..x: ERROR }", "2:28", "an empty segment", "")]
    [InlineData("severity_rules:\n  index_mismatch: { 'a.b c': ERROR }", "2:24", "white space in a pattern", "")]
    [InlineData(
        "severity_rules:\n  index_mismatch: { 'a.*': fatal }",
        "2:28",
        "unknown severity 'fatal' in severity_rules.index_mismatch.a.*",
        ""
    )]
    [InlineData("response:\n  EROR: {}", "2:3", "unknown severity 'EROR'", "did you mean 'ERROR'?")]
    [InlineData(
        "response:\n  ERROR: { respond_within: soon }",
        "2:28",
        "response.ERROR.respond_within: expected a length of time such as 30s",
        ""
    )]
    [InlineData("response:\n  ERROR: { respond_within: 0h }", "2:28", "expected a length of time", "")]
    [InlineData("response:\n  ERROR: { labels: drift }", "2:20", "expected a list of labels such as [drift]", "")]
    [InlineData(
        "response:\n  ERROR: { asignees: [a] }",
        "2:12",
        "unknown key 'asignees' in response.ERROR",
        "did you mean 'assignees'?"
    )]
    [InlineData("environments: {\n", "2:1", "not valid YAML", "correct the line")]
    [InlineData("environments:\n\ta: {}", "2:1", "the line is indented with a tab", "indent with spaces")]
    [InlineData("environments: *nothing", "1:15", "a value that begins with '*' names an anchor", "")]
    [InlineData(
        "severity_rules: {}\n---\nseverity_rules: {}",
        "2:1",
        "a second document begins here",
        "remove the line '---'"
    )]
    [InlineData("environments: &a { <<: *a }", "1:15", "a merge key refers to the mapping that it stands in", "")]
    [InlineData("environments: { <<: 3 }", "1:21", "a merge key takes a mapping", "")]
    [InlineData("? [a]\n: b", "1:3", "a key must be a text", "")]
    public void A_bad_policy_is_refused_with_its_place_and_what_was_expected(
        string text,
        string place,
        string message,
        string next
    )
    {
        var error = Assert.Throws<UndriftException>(() => Policy.Parse(text, "drift-policy.yml", TestKinds.Words));
        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal("drift-policy.yml:" + place, error.Where);
        Assert.Contains(next, error.Next ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_is_an_error_and_no_stack_overflow()
    {
        var error = Assert.Throws<UndriftException>(() =>
            Policy.Parse("environments: " + new string('[', 100_000), "p.yml", TestKinds.Words)
        );
        Assert.Contains("levels deep", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_file_that_is_absent_or_a_folder_is_named()
    {
        var absent = Path.Combine(Path.GetTempPath(), "undrift-no-such-policy.yml");
        var error = Assert.Throws<UndriftException>(() => Policy.Load(absent, TestKinds.Words));
        Assert.Equal("cannot read the policy: no such file", error.Message);
        Assert.Equal(absent, error.Where);
        error = Assert.Throws<UndriftException>(() => Policy.Load(Path.GetTempPath(), TestKinds.Words));
        Assert.Equal("cannot read the policy: it is a folder", error.Message);
    }
}
