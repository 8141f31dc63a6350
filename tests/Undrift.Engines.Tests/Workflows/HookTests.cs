using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.Workflows;

/// <summary>The hook of <c>undrift init</c>, called by git itself and by each manager of hooks, all of them real.</summary>
public sealed class HookTests
{
    private const string Model = "src/schema.ts";
    private const string Migration = "drizzle/0001_change.sql";

    [Fact]
    public async Task Git_alone_stops_a_change_of_the_model_without_a_migration()
    {
        using var project = await GitProject.DrizzleAsync();
        (await project.InitAsync("", "--yes")).Expect(0);
        Assert.Equal(".githooks", (await project.RunAsync("git config core.hooksPath")).Out.Trim());
        await ProveAsync(project);
    }

    [Theory]
    [InlineData(
        "# ours\npre-commit:\n  parallel: true\n  commands:\n    # the linter\n    lint:\n      run: echo LINTED\n"
    )]
    [InlineData("pre-commit:\n    jobs:\n        - name: lint\n          run: echo LINTED\n")]
    [InlineData("# nothing yet\n")]
    [InlineData("pre-push:\n  commands:\n    lint: { run: echo LINTED }")]
    public async Task Lefthook_stops_it_and_does_what_it_did_before(string config)
    {
        var lefthook = GitProject.Program("UNDRIFT_TEST_LEFTHOOK", "lefthook");
        using var project = await GitProject.DrizzleAsync();
        project.Write("lefthook.yml", config);
        (await project.InitAsync("", "--yes")).Expect(0);
        Assert.All(
            config.Split('\n').SkipLast(1),
            line => Assert.Contains(line, project.Text("lefthook.yml").Split('\n'))
        );
        (await project.RunAsync($"'{lefthook}' install")).Expect(0);
        await ProveAsync(project);
        if (config.StartsWith("pre-commit", StringComparison.Ordinal) || config.Contains("ours"))
            Assert.Contains("LINTED", (await project.CommitAsync("", "other.txt")).All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("echo LINTED\nexit 0\n")]
    public async Task Husky_stops_it_and_does_what_it_did_before(string? script)
    {
        var husky = GitProject.Program("UNDRIFT_TEST_HUSKY", "husky");
        using var project = await GitProject.DrizzleAsync();
        (await project.RunAsync($"node '{husky}'")).Expect(0);
        if (script is not null)
            project.Write(".husky/pre-commit", script);
        (await project.InitAsync("", "--yes")).Expect(0);
        await ProveAsync(project);
        if (script is not null)
            Assert.Contains("LINTED", (await project.CommitAsync("", "other.txt")).All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_pre_commit_stops_it_and_does_what_it_did_before()
    {
        using var project = await GitProject.DrizzleAsync();
        if ((await project.RunAsync("command -v pre-commit")).Code != 0)
            throw Missing.Skip("pre-commit is not installed");
        project.Write(
            ".pre-commit-config.yaml",
            """
            # ours
            repos:
            - repo: local
              hooks:
              - id: lint
                name: LINTED
                entry: "true"
                language: system

            """
        );
        (await project.InitAsync("", "--yes")).Expect(0);
        (await project.RunAsync("pre-commit install")).Expect(0);
        await ProveAsync(project);
        Assert.Contains("LINTED", (await project.CommitAsync("", "other.txt")).All, StringComparison.Ordinal);
        Assert.StartsWith("# ours\n", project.Text(".pre-commit-config.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hooks_of_the_clone_that_are_there_stay_in_use()
    {
        using var project = await GitProject.DrizzleAsync();
        (
            await project.RunAsync("printf '#!/bin/sh\\necho LINTED\\n' > .git/hooks/pre-commit; chmod +x .git/hooks/*")
        ).Expect(0);
        (await project.InitAsync("", "--yes")).Expect(0);
        await ProveAsync(project);
        Assert.Contains("LINTED", (await project.CommitAsync("", "other.txt")).All, StringComparison.Ordinal);
        Assert.Equal(1, (await project.RunAsync("git config core.hooksPath")).Code);
    }

    [Theory]
    [InlineData("lefthook.yml", "pre-commit: { commands: { lint: { run: echo } } }\n")]
    [InlineData(".pre-commit-config.yaml", "repos: []\n")]
    public async Task Hooks_to_which_nothing_can_be_added_are_left_and_the_command_is_named(string file, string text)
    {
        using var project = await GitProject.DrizzleAsync();
        project.Write(file, text);
        var run = (await project.InitAsync("", "--yes")).Expect(0);
        Assert.Equal(text, project.Text(file));
        Assert.Contains("add by hand: sh .githooks/schema-check.sh", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_is_no_shell_script_is_left()
    {
        using var project = await GitProject.DrizzleAsync();
        project.Write(".husky/pre-commit", "#!/usr/bin/env node\nconsole.log(1)\n");
        var run = (await project.InitAsync("", "--yes")).Expect(0);
        Assert.DoesNotContain("schema-check", project.Text(".husky/pre-commit"), StringComparison.Ordinal);
        Assert.Contains("the hooks of husky", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_projects_of_one_repository_have_a_hook_each()
    {
        using var project = await GitProject.DrizzleAsync("apps/api");
        project.Drizzle("apps/[web]");
        (await project.InitAsync("apps/api", "--yes")).Expect(0);
        (await project.InitAsync("apps/[web]", "--yes")).Expect(0);
        await project.CommitAllAsync();
        (await project.CommitAsync("", "apps/api/src/schema.ts")).Expect(1);
        (await project.CommitAsync("", "apps/[web]/src/schema.ts")).Expect(1);
        (await project.CommitAsync("", "apps/api/src/schema.ts", "apps/api/drizzle/0001_a.sql")).Expect(0);
    }

    [Fact]
    public async Task A_deleted_migration_is_none_and_a_deleted_model_is_a_change()
    {
        using var project = await GitProject.DrizzleAsync();
        (await project.InitAsync("", "--yes")).Expect(0);
        await project.CommitAllAsync();
        (await project.RunAsync($"git rm --quiet {Model}; git commit -m x")).Expect(1);
        (await project.RunAsync("git rm --quiet drizzle/0000_users.sql; git commit -m x")).Expect(1);
    }

    /// <summary>The four commits that matter: the model alone, with a migration, past the hook, and something else.</summary>
    private static async Task ProveAsync(GitProject project)
    {
        await project.CommitAllAsync();
        var stopped = await project.CommitAsync("", Model);
        Assert.NotEqual(0, stopped.Code);
        foreach (
            var text in (string[])
                ["the model changed, and no migration is staged", Model, "drizzle-kit generate", "--no-verify"]
        )
            Assert.Contains(text, stopped.All, StringComparison.Ordinal);
        (await project.CommitAsync("", Model, Migration)).Expect(0);
        (await project.CommitAsync("--no-verify", Model)).Expect(0);
        (await project.CommitAsync("", "other.txt")).Expect(0);
    }
}
