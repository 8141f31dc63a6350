using System.Text.Json;

namespace Undrift.Engines.Tests.Cli;

/// <summary>Where the report goes and what it looks like.</summary>
public sealed class OutputTests : IDisposable
{
    private const string Users = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL);";
    private const string WithoutEmail = "CREATE TABLE users (id INTEGER PRIMARY KEY);";
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    [Theory]
    [InlineData("--json")]
    [InlineData("-o", "json")]
    public async Task Json_goes_to_standard_output_alone(params string[] options)
    {
        var run = (await _work.CheckAsync(Users, WithoutEmail, options)).Expect(1);
        Assert.True(run.Json.GetProperty("has_drift").GetBoolean());
        var drift = Assert.Single(run.Json.GetProperty("drifts").EnumerateArray());
        Assert.Equal("missing_column", drift.GetProperty("type").GetString());
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_drift_has_its_severity_only_when_it_is_asked_for(bool asked)
    {
        string[] options = asked ? ["--json", "--severity"] : ["--json"];
        var run = (await _work.CheckAsync(Users, WithoutEmail, options)).Expect(1);
        var drift = Assert.Single(run.Json.GetProperty("drifts").EnumerateArray());
        Assert.Equal(asked, drift.TryGetProperty("severity", out var severity));
        if (asked)
            Assert.Equal("ERROR", severity.GetString());
    }

    [Fact]
    public async Task Several_formats_go_to_their_files_and_the_text_still_to_the_person()
    {
        var (json, markdown) = (_work["out/report.json"], _work["report.md"]);
        Directory.CreateDirectory(_work["out"]);
        var run = await _work.CheckAsync(Users, WithoutEmail, "-o", $"json:{json}", "-o", $"markdown:{markdown}");
        run.Expect(1);
        Assert.StartsWith("Verdict: blocked", run.LastLine, StringComparison.Ordinal);
        Assert.Equal("blocked", Parse(json).GetProperty("verdict").GetString());
        Assert.Contains("email", Text(markdown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_formats_cannot_both_go_to_standard_output() =>
        (await _work.CheckAsync(Users, Users, "--json", "-o", "markdown")).Fails(
            64,
            "cannot both go to standard output",
            "-o json:FILE"
        );

    [Fact]
    public async Task A_misspelt_format_is_named_with_its_nearest() =>
        (await _work.CheckAsync(Users, Users, "-o", "jsno")).Fails(64, "'jsno'", "'json'", "text, json, markdown");

    [Fact]
    public async Task Export_and_report_dir_write_their_files()
    {
        var (export, folder) = (_work["export.json"], _work["reports/today"]);
        (await _work.CheckAsync(Users, WithoutEmail, "--export", export, "--report-dir", folder)).Expect(1);
        Assert.True(Parse(export).GetProperty("has_drift").GetBoolean());
        Assert.True(Parse(Path.Combine(folder, "drift-report.json")).GetProperty("has_drift").GetBoolean());
        Assert.Contains("email", Text(Path.Combine(folder, "drift-summary.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--export")]
    [InlineData("--report-dir")]
    [InlineData("-o")]
    public async Task A_report_that_cannot_be_written_is_a_failure_whatever_was_found(string option)
    {
        var file = _work.Write("file", "not a folder");
        var path = Path.Combine(file, "report.json");
        var run = await _work.CheckAsync(Users, Users, option, option == "-o" ? $"json:{path}" : path);
        run.Expect(4);
        Assert.Contains(file, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quiet_leaves_the_exit_code_and_the_files()
    {
        var export = _work["export.json"];
        var run = (await _work.CheckAsync(Users, WithoutEmail, "--quiet", "--export", export)).Expect(1);
        Assert.Empty(run.All);
        Assert.True(File.Exists(export));
    }

    [Fact]
    public async Task Verbose_tells_the_steps_on_standard_error()
    {
        var run = (await _work.CheckAsync(Users, Users, "--verbose", "--json")).Expect(0);
        Assert.Contains("reading sqlite:", run.Error, StringComparison.Ordinal);
        Assert.Contains("comparing", run.Error, StringComparison.Ordinal);
        Assert.Equal("clean", run.Json.GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Colour_is_for_terminals_that_want_it()
    {
        string[] args = ["check", .. _work.Pair(Users, WithoutEmail)];
        Assert.DoesNotContain('\u001b', (await UndriftCli.RunAsync(args)).All);
        Assert.Contains('\u001b', (await OnTerminal().StartAsync(args)).Out);
        Assert.DoesNotContain('\u001b', (await OnTerminal(("NO_COLOR", "1")).StartAsync(args)).All);
        Assert.DoesNotContain('\u001b', (await OnTerminal(("TERM", "dumb")).StartAsync(args)).All);
        Assert.DoesNotContain('\u001b', (await OnTerminal().StartAsync([.. args, "--no-color"])).All);
        Assert.DoesNotContain('\u001b', (await OnTerminal().StartAsync([.. args, "--json"])).All);
    }

    [Fact]
    public async Task No_line_of_the_text_report_is_wider_than_a_terminal()
    {
        var live =
            $"CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT DEFAULT '{string.Join(' ', Enumerable.Repeat("word", 60))}');";
        var run = (await _work.CheckAsync(Users, live)).Expect(1);
        // Paths of this machine are not broken.
        var lines = run.Out.Split('\n').Where(line => !line.Contains(_work.Folder, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public async Task Column_order_is_compared_when_asked_for()
    {
        const string first = "CREATE TABLE t (a INTEGER, b TEXT);";
        const string second = "CREATE TABLE t (b TEXT, a INTEGER);";
        (await _work.CheckAsync(first, second)).Expect(0);
        File.Delete(_work["live.db"]);
        var run = (await _work.CheckAsync(first, second, "--column-order")).Expect(1);
        Assert.Contains("order_mismatch", run.Out, StringComparison.Ordinal);
    }

    private static UndriftCli OnTerminal(params (string Name, string Value)[] variables) =>
        new() { OnTerminal = true, Variables = variables.ToDictionary(v => v.Name, v => v.Value) };

    private static JsonElement Parse(string file) => JsonDocument.Parse(Text(file)).RootElement;

    private static string Text(string file) => File.ReadAllText(file);
}
