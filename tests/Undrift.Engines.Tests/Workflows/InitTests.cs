using Undrift.Engines.Tests.Cli;

namespace Undrift.Engines.Tests.Workflows;

/// <summary><c>undrift init</c>.</summary>
public sealed class InitTests : IDisposable
{
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    public static TheoryData<string, string, string, string> Projects =>
        new()
        {
            {
                "drizzle.config.ts",
                "export default { dialect: \"mysql\", schema: './db/schema.ts', out: './db/out' };",
                "mysql",
                "drizzle:drizzle.config.ts"
            },
            {
                "prisma/schema.prisma",
                "generator client {\n  provider = \"prisma-client-js\"\n}\ndatasource db {\n  provider = \"postgresql\"\n}\n",
                "postgres",
                "migrations:prisma/migrations"
            },
            { "alembic.ini", "[alembic]\nsqlalchemy.url = sqlite:///app.db\n", "sqlite", "alembic:alembic.ini" },
            {
                "src/Shop/Shop.csproj",
                "<Project><ItemGroup><PackageReference Include=\"Npgsql.EntityFrameworkCore.PostgreSQL\" /></ItemGroup></Project>",
                "postgres",
                "efcore:src/Shop/Shop.csproj"
            },
        };

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task The_project_of_the_folder_is_found(string file, string text, string engine, string desired)
    {
        Write(file, text);
        (await InitAsync("init", "--yes")).Expect(0);
        var config = File.ReadAllText(_work["undrift.yml"]);
        Assert.Contains($"engine: {engine}\n", config, StringComparison.Ordinal);
        Assert.Contains($"desired: {desired}\n", config, StringComparison.Ordinal);
        (await UndriftCli.RunAsync("policy", "validate", "--config", _work["undrift.yml"])).Expect(0);
    }

    [Fact]
    public async Task A_folder_that_says_nothing_needs_an_engine_and_gets_a_file_to_complete()
    {
        (await InitAsync("init", "--yes")).Expect(64);
        Assert.False(File.Exists(_work["undrift.yml"]));
        var run = (await InitAsync("init", "--yes", "--engine", "postgres")).Expect(0);
        Assert.Contains("has to be completed", run.Error, StringComparison.Ordinal);
        Assert.Contains("name it here", File.ReadAllText(_work["undrift.yml"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configuration_by_its_other_name_is_the_configuration()
    {
        const string Own = "engine: sqlite\ndesired: schema.sql\nenvironments: { live: { url: \"sqlite:live.db\" } }\n";
        Write("undrift.yaml", Own);
        (await InitAsync("init", "github", "--yes")).Expect(0);
        Assert.False(File.Exists(_work["undrift.yml"]));
        Assert.Equal(Own, File.ReadAllText(_work["undrift.yaml"]));
        Assert.True(File.Exists(_work[".github/workflows/deploy-live.yml"]));
        (await InitAsync("policy", "validate")).Expect(0);
        Write("undrift.yml", Own);
        (await InitAsync("init", "--yes")).Expect(78);
    }

    [Fact]
    public async Task A_folder_outside_of_a_repository_gets_no_hook()
    {
        Write("drizzle.config.ts", "export default { dialect: 'sqlite', schema: './schema.ts' };");
        (await InitAsync("init", "--yes")).Expect(0);
        Assert.False(Directory.Exists(_work[".githooks"]));
        Assert.True(File.Exists(_work["docs/DATABASE.md"]));
        Assert.DoesNotContain("## The hook", File.ReadAllText(_work["docs/DATABASE.md"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In_a_repository_run_twice_it_changes_nothing(bool isInner)
    {
        using var project = await GitProject.DrizzleAsync(isInner ? "apps/api" : "");
        var folder = isInner ? "apps/api" : "";
        (await project.InitAsync(folder, "github", "--yes")).Expect(0);
        await project.CommitAllAsync();
        var run = (await project.InitAsync(folder, "github", "--yes")).Expect(0);
        Assert.Empty((await project.RunAsync("git status --short")).Out);
        Assert.All(
            run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Matches("^(same|Next:|      )", line)
        );
    }

    [Fact]
    public async Task The_workflows_of_a_project_in_a_folder_stand_at_the_root_and_work_in_the_folder()
    {
        using var project = await GitProject.DrizzleAsync("apps/api");
        (await project.InitAsync("apps/api", "github", "--yes")).Expect(0);
        Assert.False(Directory.Exists(project.Work["apps/api/.github"]));
        Assert.Equal(7, Directory.GetFiles(project.Work[".github"], "*", SearchOption.AllDirectories).Length);
        var validation = Workflow.Load(project.Work[".github/workflows/schema-validation-apps-api.yml"]);
        Assert.Contains("apps/api/src/schema.ts", validation.List("on", "push", "paths"));
        Assert.Equal(
            "apps/api",
            validation.At("jobs", "schema-validation", "defaults", "run", "working-directory")?.ToString()
        );
        var deploy = project.Text(".github/workflows/deploy-production-apps-api.yml");
        Assert.Contains("path: apps/api/drift-report/", deploy, StringComparison.Ordinal);
        Assert.Contains("group: deploy-production-apps-api", deploy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_a_person_get_lines_and_lose_none()
    {
        const string Own = "# Ours\r\n\r\n- [ ] tests\r\n";
        using var project = await GitProject.DrizzleAsync();
        project.Write(".gitignore", "node_modules");
        project.Write(".github/pull_request_template.md", Own);
        var before = project.Text(".gitignore");
        // Not asked and not told: nothing is added.
        (await project.InitAsync("")).Expect(0);
        Assert.Equal(before, project.Text(".gitignore"));
        (await project.InitAsync("", "--yes")).Expect(0);
        Assert.Equal("node_modules\n.undrift/*\n!.undrift/accepted.yml\n", project.Text(".gitignore"));
        var checklist = project.Text(".github/pull_request_template.md");
        Assert.StartsWith(Own, checklist, StringComparison.Ordinal);
        Assert.Contains("## Schema changes\r\n", checklist, StringComparison.Ordinal);
        Assert.False(File.Exists(project.Work[".github/PULL_REQUEST_TEMPLATE.md"]));
    }

    [Theory]
    [InlineData(".gitlab-ci.yml", ".gitlab/merge_request_templates/Default.md", "GitLab")]
    [InlineData("azure-pipelines.yml", ".azuredevops/pull_request_template.md", "Azure Pipelines")]
    [InlineData(".github/dependabot.yml", ".github/PULL_REQUEST_TEMPLATE.md", "undrift init github")]
    public async Task The_checklist_stands_where_the_platform_looks_for_it(string file, string place, string next)
    {
        using var project = await GitProject.DrizzleAsync();
        project.Write(file, "");
        var run = (await project.InitAsync("", "--yes")).Expect(0);
        Assert.Contains("## Schema changes", project.Text(place), StringComparison.Ordinal);
        Assert.Contains(next, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_in_a_repository_shows_the_lines_and_sets_nothing()
    {
        using var project = await GitProject.DrizzleAsync();
        project.Write("lefthook.yml", "pre-commit:\n  commands:\n    lint:\n      run: echo\n");
        var before = project.Text("lefthook.yml");
        var run = (await project.InitAsync("", "--dry-run")).Expect(0);
        Assert.Contains("differs  lefthook.yml", run.Out, StringComparison.Ordinal);
        Assert.Contains("    +     schema-check:", run.Out, StringComparison.Ordinal);
        Assert.Equal(before, project.Text("lefthook.yml"));
        Assert.DoesNotContain(
            "undrift.yml",
            (await project.RunAsync("git status --short")).Out,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_person_is_asked_before_lines_are_added()
    {
        var files = new[] { new Undrift.Cli.Init.NewFile("a.yml", "old\nnew\n") { Extends = true } };
        foreach (var (answer, text) in ((string, string)[])[("n", "old\n"), ("", "old\nnew\n")])
        {
            Write("a.yml", "old\n");
            using var shown = new StringWriter();
            var host = new UndriftCli { Answer = answer + "\n" }.HostFor(shown);
            new Undrift.Cli.Init.FileWriting(host, _work.Folder).Write(files);
            Assert.Contains("+ new", shown.ToString(), StringComparison.Ordinal);
            Assert.Equal(text, File.ReadAllText(_work["a.yml"]));
        }
    }

    [Fact]
    public async Task Run_twice_it_changes_nothing()
    {
        Write("schema.sql", "CREATE TABLE t (a INTEGER);");
        (await InitAsync("init", "github", "--yes", "--engine", "sqlite")).Expect(0);
        var before = Contents();
        Assert.Contains(".github/workflows/drift-gate.yml", before.Keys);
        var run = (await InitAsync("init", "github", "--yes", "--engine", "sqlite")).Expect(0);
        Assert.Equal(before, Contents());
        Assert.DoesNotContain("written", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_shows_what_would_change_and_writes_nothing()
    {
        Write("schema.sql", "CREATE TABLE t (a INTEGER);");
        Write("drift-policy.yml", "environments:\n  production: { block_on: [] }\n");
        var before = Contents();
        var run = (await InitAsync("init", "--dry-run", "--engine", "sqlite")).Expect(0);
        Assert.Equal(before, Contents());
        Assert.Contains("new      undrift.yml", run.Out, StringComparison.Ordinal);
        Assert.Contains("differs  drift-policy.yml", run.Out, StringComparison.Ordinal);
        Assert.Contains("- " + "  production: { block_on: [] }", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_wrote_is_kept_unless_told_otherwise()
    {
        const string Own = "environments:\n  production: { block_on: [] }\n";
        Write("schema.sql", "CREATE TABLE t (a INTEGER);");
        Write("drift-policy.yml", Own);
        var run = (await InitAsync("init", "--yes", "--engine", "sqlite")).Expect(0);
        Assert.Contains("kept     drift-policy.yml", run.Out, StringComparison.Ordinal);
        Assert.Equal(Own, File.ReadAllText(_work["drift-policy.yml"]));
        (await InitAsync("init", "--yes", "--overwrite", "--engine", "sqlite")).Expect(0);
        Assert.NotEqual(Own, File.ReadAllText(_work["drift-policy.yml"]));
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_work[name])!);
        _work.Write(name, text);
    }

    private Dictionary<string, string> Contents() =>
        Directory
            .GetFiles(_work.Folder, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(_work.Folder, path), File.ReadAllText);

    private Task<CliRun> InitAsync(params string[] args) => UndriftProcess.RunAsync(_work.Folder, null, args);
}
