using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.Workflows;

/// <summary>A project in a git repository of one test, with git's own settings only.</summary>
internal sealed class GitProject : IDisposable
{
    private readonly Workspace _work = new();
    private readonly PostgreSql.TemporaryFolder _home = new();
    private readonly Dictionary<string, string> _variables;

    private GitProject() =>
        _variables = new Dictionary<string, string>
        {
            ["HOME"] = _home.Path,
            ["XDG_CONFIG_HOME"] = _home.Path,
            ["PRE_COMMIT_HOME"] = _home.Path,
            ["GIT_CONFIG_NOSYSTEM"] = "1",
            ["GIT_AUTHOR_NAME"] = "a",
            ["GIT_AUTHOR_EMAIL"] = "a@example.org",
            ["GIT_COMMITTER_NAME"] = "a",
            ["GIT_COMMITTER_EMAIL"] = "a@example.org",
        };

    /// <summary>The files.</summary>
    public Workspace Work => _work;

    /// <summary>An empty repository.</summary>
    public static async Task<GitProject> NewAsync()
    {
        var project = new GitProject();
        (await project.RunAsync("git init --quiet --initial-branch=main")).Expect(0);
        // What the runner of the tests puts beside the project.
        project.Write(".git/info/exclude", "/programs/\n/temp/\n/step.sh\n/github_*\n");
        return project;
    }

    /// <summary>A repository with a model and migrations of Drizzle.</summary>
    public static async Task<GitProject> DrizzleAsync(string folder = "")
    {
        var project = await NewAsync();
        project.Drizzle(folder);
        return project;
    }

    /// <summary>Adds a project of Drizzle.</summary>
    public void Drizzle(string folder)
    {
        var at = folder.Length == 0 ? "" : folder + "/";
        Write(
            at + "drizzle.config.ts",
            "export default { dialect: \"sqlite\", schema: \"./src/schema.ts\", out: \"./drizzle\" };"
        );
        Write(at + "src/schema.ts", "export const users = sqliteTable(\"users\", {});\n");
        Write(at + "drizzle/0000_users.sql", "CREATE TABLE users (id INTEGER);\n");
    }

    /// <summary>Writes a file.</summary>
    public void Write(string name, string text) => _work.Write(name, text);

    /// <summary>The text of a file.</summary>
    public string Text(string name) => File.ReadAllText(_work[name]);

    /// <summary>Runs a script at the root.</summary>
    public Task<CliRun> RunAsync(string script) =>
        new Runner(_work.Folder).RunAsync(script, [.. _variables.Select(variable => (variable.Key, variable.Value))]);

    /// <summary>Runs <c>undrift init</c> in a folder of the repository.</summary>
    public Task<CliRun> InitAsync(string folder, params string[] args) =>
        UndriftProcess.RunAsync(_work[folder], _variables, ["init", .. args]);

    /// <summary>Changes files (a line is added to each), and commits them and nothing else.</summary>
    public async Task<CliRun> CommitAsync(string options, params string[] files)
    {
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_work[file])!);
            await File.AppendAllTextAsync(_work[file], "-- or // changed\n");
        }
        return await RunAsync(
            $"git reset --quiet; git add {string.Join(' ', files)}; git commit --quiet {options} -m change"
        );
    }

    /// <summary>Commits all that is there, past the hooks.</summary>
    public async Task CommitAllAsync() =>
        (await RunAsync("git add --all && git commit --quiet --no-verify -m all")).Expect(0);

    /// <summary>A program that the tests bring.</summary>
    public static string Program(string variable, string name) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } path
            ? path
            : throw Missing.Skip($"no {name}: set {variable} to its program");

    public void Dispose()
    {
        _work.Dispose();
        _home.Dispose();
    }
}
