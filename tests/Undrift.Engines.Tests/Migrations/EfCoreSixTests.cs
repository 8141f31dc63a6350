using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.Sqlite;

namespace Undrift.Engines.Tests.Migrations;

/// <summary>Entity Framework Core 6 with SQLite, in a console program; and what projects do wrong.</summary>
public sealed class EfCoreSixTests : IDisposable
{
    private const string Dll = "efcore:bin/Debug/net10.0/Notes.dll";
    private const string Notes = Dll + "#NotesContext";
    private readonly SampleProject _project = SampleProject.EfCore("efcore6");

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task A_table_that_is_made_anew_and_commands_without_an_end_are_run_as_EF_Core_runs_them()
    {
        var run = (await VerifyAsync("--round-trip")).Expect(1);
        Assert.Contains("column Stars is missing", run.Out, StringComparison.Ordinal);
        Assert.Contains("dotnet ef migrations add NAME --context NotesContext", run.Out, StringComparison.Ordinal);
        Assert.StartsWith("Verdict: blocked - 1 ERROR", run.LastLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_causes_are_told_apart_on_a_database_that_EF_Core_made()
    {
        var live = Path.Combine(_project.Root, "live.db");
        _project.Dotnet("Notes.dll", ("NOTES", ""), live, "TitleRequired");
        Shell.Run(live, "ALTER TABLE Notes ADD COLUMN hand TEXT;");
        var json = (
            await _project.UndriftAsync(
                "check",
                "--database",
                "sqlite:live.db",
                "--desired",
                Notes,
                "--migrations",
                Notes,
                "--json"
            )
        )
            .Expect(1)
            .Json;
        var causes = SampleProject.Causes(json);
        Assert.Equal("manual_change", causes["hand"]);
        Assert.Equal("model_ahead", causes["Stars"]);
        Assert.Equal(2, causes.Count);
        Assert.Equal(
            "20220301000000_Body",
            Assert.Single(json.GetProperty("pending_migrations").EnumerateArray()).GetString()
        );
    }

    [Fact]
    public async Task Model_and_migrations_can_be_compared_like_any_other_sources()
    {
        var run = await _project.UndriftAsync("diff", "migrations:" + Notes, Notes, "--engine", "sqlite");
        Assert.Contains("column Stars", run.Expect(1).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_contexts_are_listed_by_name()
    {
        (await InspectAsync(Dll)).Fails(
            4,
            "several contexts",
            "Notes.NotesContext, Notes.PlainContext",
            "choose one: " + Dll + "#"
        );
        (await InspectAsync(Dll + "#Nope")).Fails(4, "there is no context Nope, but these", "Notes.PlainContext");
    }

    [Theory]
    [InlineData("ThrowingContext", "cannot be made: System.InvalidOperationException: the moon is in the wrong house")]
    [InlineData("NeedyContext", "it has no constructor without parameters")]
    [InlineData("UnsetContext", "cannot be configured: System.InvalidOperationException: NOTES_CONNECTION is not set")]
    [InlineData("BareContext", "No database provider has been configured")]
    public async Task A_context_that_cannot_be_made_says_why(string context, string why) =>
        (await InspectAsync($"{Dll}#{context}")).Fails(4, $"Notes.{context} ", why, "IDesignTimeDbContextFactory");

    [Fact]
    public async Task A_context_without_migrations_is_told_how_to_make_the_first() =>
        (await InspectAsync($"migrations:{Dll}#PlainContext")).Fails(
            4,
            "Notes.PlainContext has no migrations",
            "dotnet ef migrations add Initial --context PlainContext"
        );

    [Fact]
    public async Task An_assembly_without_a_context_or_without_EF_Core_is_told_so()
    {
        (await InspectAsync("efcore:bin/Debug/net10.0/Microsoft.EntityFrameworkCore.Relational.dll")).Fails(
            4,
            "there is no DbContext in Microsoft.EntityFrameworkCore.Relational",
            "name the project that has the DbContext"
        );
        var own = Path.Combine(AppContext.BaseDirectory, "undrift.dll");
        (await InspectAsync("efcore:" + own)).Fails(4, "undrift does not use Entity Framework Core");
    }

    [Fact]
    public async Task A_model_that_hangs_is_ended_with_all_that_it_started()
    {
        var temporary = Directory.CreateDirectory(Path.Combine(_project.Root, "tmp")).FullName;
        var run = await UndriftProcess.RunAsync(
            _project.Root,
            new Dictionary<string, string> { ["TMPDIR"] = temporary },
            "inspect",
            $"{Dll}#HangingContext",
            "--engine",
            "sqlite",
            "--timeout",
            "2s"
        );
        run.Fails(4, "took longer than 20 s", "--timeout");
        var pid = await File.ReadAllTextAsync(
            Path.Combine(_project.Root, "bin", "Debug", "net10.0", "child.pid"),
            TestContext.Current.CancellationToken
        );
        Assert.True(UndriftProcess.HasEnded(pid));
        Assert.Empty(Directory.GetFileSystemEntries(temporary, "undrift-*"));
    }

    [Fact]
    public async Task A_runtime_that_is_not_there_is_named()
    {
        _project.Change(
            "bin/Debug/net10.0/Notes.runtimeconfig.json",
            "\"version\": \"10.0.0\"",
            "\"version\": \"99.0.0\""
        );
        (await InspectAsync(Notes)).Fails(4, "Microsoft.NETCore.App", "99.0.0");
        _project.Write("bin/Debug/net10.0/Notes.runtimeconfig.json", "{ \"runtimeOptions\": ");
        (await InspectAsync(Notes)).Fails(4, "damaged", "Notes.runtimeconfig.json", "build the project anew");
    }

    [Fact]
    public async Task What_is_not_there_is_named_before_anything_is_run()
    {
        (await InspectAsync("efcore:bin/None.dll")).Fails(4, "no such assembly: bin/None.dll", "dotnet build");
        (await InspectAsync("efcore:None.csproj")).Fails(4, "no such project: None.csproj");
        (await InspectAsync("efcore:Migrations")).Fails(4, "the folder holds no project");
        (await InspectAsync("efcore:")).Fails(4, "no project of EF Core is named");
        _project.Write("Other.csproj", "<Project />");
        (await InspectAsync("efcore:.#NotesContext")).Fails(4, "several projects: Notes.csproj, Other.csproj");
    }

    private Task<CliRun> VerifyAsync(params string[] options) =>
        _project.UndriftAsync(["verify", "--engine", "sqlite", "--desired", Notes, "--migrations", Notes, .. options]);

    private Task<CliRun> InspectAsync(string source, params string[] options) =>
        _project.UndriftAsync(["inspect", source, "--engine", "sqlite", .. options]);
}
