using Undrift.Engines.Tests.Cli;

namespace Undrift.Engines.Tests.Migrations;

/// <summary>What a tool of the project said is kept for as long as nothing changes that it read, with the real tools.</summary>
public sealed class ToolCacheTests : IDisposable
{
    private const string Counter = "count";
    private readonly Workspace _cache = new();
    private readonly Dictionary<string, string> _variables = [];
    private SampleProject? _project;

    public ToolCacheTests() => _variables["XDG_CACHE_HOME"] = _cache.Folder;

    public void Dispose()
    {
        _cache.Dispose();
        _project?.Dispose();
    }

    [Fact]
    public async Task Python_runs_again_when_anything_changes_that_the_model_or_the_migrations_read()
    {
        var project = _project = SampleProject.Alembic();
        project.Change(
            "app/models.py",
            "from typing",
            "import os\nwith open('count', 'a') as f: f.write('x')\nfrom app import shared\nflag = os.path.exists('flag')\nfrom typing"
        );
        project.Write("app/shared.py", "x = 1\n");
        project.Write(Counter, "");
        string[] verify = ["verify", "--engine", "sqlite"];
        // The model, and the revisions with the model.
        await RunsAsync(2, verify);
        await RunsAsync(0, verify);
        foreach (var file in new[] { "app/shared.py", "app/models.py" })
            await ChangedAsync(project, file, "\n# 1\n", 2, verify);
        foreach (var file in new[] { "migrations/env.py", "migrations/versions/0002_nick.py", "alembic.ini" })
            await ChangedAsync(project, file, "\n# 1\n", 1, verify);
        project.Write("flag", "");
        await RunsAsync(2, verify);
        await RunsAsync(0, verify);
        // A package of the same name that is found first.
        project.Write("sqlmodel_extra.py", "");
        await RunsAsync(2, verify);
        await RunsAsync(0, verify);
        await RunsAsync(2, [.. verify, "--no-cache"]);
        await RunsAsync(2, "verify", "--engine", "postgres");
        _variables["LC_UNDRIFT_TEST"] = "x";
        await RunsAsync(2, verify);
    }

    [Fact]
    public async Task What_reaches_a_network_or_starts_a_program_is_never_kept()
    {
        var project = _project = SampleProject.Alembic();
        project.Change(
            "app/models.py",
            "from typing",
            "import subprocess\nsubprocess.run(['true'])\nwith open('count', 'a') as f: f.write('x')\nfrom typing"
        );
        project.Write(Counter, "");
        await RunsAsync(2, "verify", "--engine", "sqlite");
        await RunsAsync(2, "verify", "--engine", "sqlite");
    }

    [Fact]
    public async Task Node_runs_again_when_anything_changes_that_the_model_reads()
    {
        var project = _project = SampleProject.Drizzle();
        project.Change(
            "src/schema.ts",
            "import",
            "import { appendFileSync } from \"fs\";\nimport { width } from \"./shared\";\nappendFileSync(\"count\", \"x\");\nexport const w = width;\nimport"
        );
        project.Write("src/shared.ts", "export const width = 1;\n");
        project.Write(Counter, "");
        await RunsAsync(1, "verify");
        await RunsAsync(0, "verify");
        await ChangedAsync(project, "src/shared.ts", "\n// 1\n", 1, "verify");
        await ChangedAsync(project, "src/schema.ts", "\n// 1\n", 1, "verify");
        await ChangedAsync(project, "drizzle.config.ts", "\n// 1\n", 1, "verify");
        await ChangedAsync(project, "package.json", "\n", 1, "verify");
        // Found before shared.ts would be.
        project.Write("src/shared.js", "exports.width = 2;\n");
        await RunsAsync(1, "verify");
        await RunsAsync(1, "verify", "--no-cache");
    }

    private async Task ChangedAsync(SampleProject project, string file, string more, int runs, params string[] args)
    {
        var path = Path.Combine(project.Root, file);
        var time = File.GetLastWriteTimeUtc(path);
        project.Write(file, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken) + more);
        // Not told by its time: by what stands in it.
        File.SetLastWriteTimeUtc(path, time);
        await RunsAsync(runs, args);
        await RunsAsync(0, args);
    }

    /// <summary>Runs Undrift, and sees how often the model was loaded for it.</summary>
    private async Task RunsAsync(int times, params string[] args)
    {
        var file = Path.Combine(_project!.Root, Counter);
        var before = new FileInfo(file).Length;
        (await _project.UndriftAsync(_variables, args)).Expect(1);
        Assert.Equal(times, new FileInfo(file).Length - before);
    }
}
