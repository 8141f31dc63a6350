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
