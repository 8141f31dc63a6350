namespace Undrift.Engines.Tests.Cli;

/// <summary><c>undrift report</c>, and the formats of <c>check</c> that are files.</summary>
public sealed class ReportCommandTests : IDisposable
{
    private const string Users = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL);";
    private const string WithoutEmail = "CREATE TABLE users (id INTEGER PRIMARY KEY);";
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    public static TheoryData<string> Formats => new(ReportFormats.All.Select(format => format.Name));

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_saved_report_gives_what_the_check_gave(string format)
    {
        var (report, direct, rendered) = (_work["r.json"], _work["direct"], _work["rendered"]);
        await _work.CheckAsync(
            Users,
            WithoutEmail,
            "--remediate",
            "--severity",
            "--export",
            report,
            "-o",
            $"{format}:{direct}"
        );
        (await UndriftCli.RunAsync("report", report, "--remediate", "-o", $"{format}:{rendered}", "--quiet")).Expect(0);
        Assert.Equal(Text(direct), Text(rendered));
        Assert.NotEmpty(Text(direct));
    }

    [Fact]
    public async Task A_report_goes_to_standard_output_as_text_by_default()
    {
        await _work.CheckAsync(Users, WithoutEmail, "--export", _work["r.json"]);
        var run = (await UndriftCli.RunAsync("report", _work["r.json"])).Expect(0);
        Assert.StartsWith("Verdict: blocked", run.LastLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_summary_is_added_to_what_other_steps_wrote()
    {
        await _work.CheckAsync(Users, WithoutEmail, "--export", _work["r.json"]);
        var summary = _work.Write("summary.md", "# Step 1\n");
        (await UndriftCli.RunAsync("report", _work["r.json"], "-o", $"summary:{summary}")).Expect(0);
        Assert.StartsWith("# Step 1\n## Schema check", Text(summary), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SQL_of_a_report_without_a_plan_is_a_mistake()
    {
        await _work.CheckAsync(Users, WithoutEmail, "--export", _work["r.json"]);
        (await UndriftCli.RunAsync("report", _work["r.json"], "-o", "sql")).Fails(64, "holds no SQL", "--remediate");
    }

    [Fact]
    public async Task What_is_no_report_is_refused_with_its_place()
    {
        (await UndriftCli.RunAsync("report", _work.Write("r.json", "{\n  \"schema_version\": 1,\n"))).Fails(
            78,
            "r.json:3:1"
        );
        (await UndriftCli.RunAsync("report", _work.Write("r.json", "{\"schema_version\": 9}"))).Fails(78, "is 9");
        (await UndriftCli.RunAsync("report", _work["none.json"])).Fails(78, "none.json");
    }

    [Fact]
    public async Task The_file_of_the_desired_schema_is_named_from_the_root_of_the_repository()
    {
        Directory.CreateDirectory(_work[".git"]);
        Directory.CreateDirectory(_work["db"]);
        var schema = _work.Write("db/schema.sql", Users);
        var run = await UndriftCli.RunAsync(
            "check",
            "--desired",
            schema,
            "--database",
            _work.Database(WithoutEmail),
            "-o",
            "github"
        );
        Assert.Contains("::error file=db/schema.sql,line=1,title=missing column::", run.Out, StringComparison.Ordinal);
    }

    private static string Text(string file) => File.ReadAllText(file);
}
