using System.CommandLine;
using Undrift.Cli.Init;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift init</c> and <c>undrift init github</c>: the files that a project needs.</summary>
internal static class InitCommand
{
    public static Command Make(CliHost host)
    {
        var command = new Command("init", "Write what a project needs: undrift.yml, policy, hook, checklist, runbooks");
        var options = new Options();
        options.AddTo(command);
        command.Subcommands.Add(GitHub(host));
        command.SetAction(parsed =>
        {
            var init = ProjectOf(parsed, options, host);
            Write(init, [.. FilesOf(init)], options.Writing(parsed, host), host);
            host.Out.WriteLine($"Next: {NextOf(init)}");
            if (PipelinesOf(init) is { } pipelines)
                host.Out.WriteLine($"      {pipelines}");
            return ExitCode.Success;
        });
        return command;
    }

    private static Command GitHub(CliHost host)
    {
        var command = new Command("github", "Write the GitHub workflows, too: validation, checks, gate, deployments");
        var options = new Options();
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var init = ProjectOf(parsed, options, host);
            if (init.Environments.Count == 0)
                throw UndriftException.Configuration(
                    "it names no environments, and the workflows check them",
                    init.ConfigName,
                    "add 'environments:' (docs/configuration.md)"
                );
            var alerts = InitProject.VariablesIn(init.Folder.TextIfThere("alerts.yml"));
            var workflows = GitHubTemplate.Files(init, alerts, CliHost.Tool.Split(' ')[1]);
            Write(init, [.. FilesOf(init), .. workflows], options.Writing(parsed, host), host);
            host.Out.WriteLine("Next: add the secrets that the workflows name to the repository, then push.");
            host.Out.WriteLine(
                $"      Settings > Environments > {init.Production} > Required reviewers: who agrees to a deployment."
            );
            return ExitCode.Success;
        });
        return command;
    }

    private static IEnumerable<NewFile> FilesOf(InitProject init) =>
        [
            .. ProjectTemplate.Files(init),
            .. ProjectPages.Files(init),
            .. init.Hook is { } hook ? (NewFile[])[hook.FileOf(init.Found, init.Repository!)] : [],
        ];

    private static void Write(InitProject init, IReadOnlyList<NewFile> files, FileWriting writing, CliHost host)
    {
        writing.Write(files);
        if (init is not { Hook: { } hook, Repository: { } repository })
            return;
        var manager = SchemaHook.ManagerOf(repository);
        var call = hook.CallIn(manager, repository);
        if (call is null)
            host.Error.WriteLine(
                $"undrift: the hooks of {manager.Name} are written in a way that nothing can be added to; add by hand: {hook.Command}"
            );
        else
            writing.Write([call]);
        // git is told where its hooks are, unless it was.
        if (call?.Path == repository.FromProject(GitHook.Folder + "/pre-commit") && writing.IsThere(call))
            writing.Set(GitHook.Setting, GitHook.Folder, repository);
    }

    private static InitProject ProjectOf(ParseResult parsed, Options options, CliHost host)
    {
        var here = Directory.GetCurrentDirectory();
        var repository = Repository.Of(here);
        var found = new ProjectFinder(here, repository?.Root).Find();
        host.Error.WriteLine(
            found.Desired is { } desired
                ? $"undrift: found {found.Tool ?? "SQL"}: {Visible.Text(desired)}"
                : "undrift: found no schema, no migrations and no tool that is known; undrift.yml has to be completed"
        );
        var folder = new ProjectFolder(here);
        string[] engines = [.. host.Engines.Select(one => one.Name)];
        // One of the two names: both at once are refused here as everywhere.
        var config = ProjectConfig.FileNames.Any(folder.Has) ? Path.GetFileName(ProjectConfig.Find(here)!) : null;
        var text = config is null ? null : TextFile.Read(config, "configuration");
        var said = text is null ? null : ProjectConfigReader.Read(text, config!, engines).Engine;
        var engine = EngineOf(found with { Engine = said ?? found.Engine }, parsed.GetValue(options.Engine), host);
        return new InitProject(folder, found, engine, repository, config ?? ProjectConfig.FileNames[0])
        {
            Config = text ?? ProjectTemplate.Config(found, engine),
            Engines = engines,
        };
    }

    private static string? PipelinesOf(InitProject init) =>
        init.Repository?.Pipelines switch
        {
            "github" => "'undrift init github' writes the workflows, too.",
            "gitlab" => "docs/ci.md has the jobs for GitLab.",
            "azure" => "docs/ci.md has the steps for Azure Pipelines.",
            _ => null,
        };

    private static string NextOf(InitProject init) =>
        init.Environments.Count == 0 ? $"name your databases in {init.ConfigName} (environments:)."
        : init.VariablesOf(init.Production).All is [var first, ..]
            ? $"set {first}, then run 'undrift check -e {init.Production}'."
        : $"run 'undrift check -e {init.Production}'.";

    private static string EngineOf(FoundProject project, string? named, CliHost host) =>
        named is not null
            ? EngineList.Named(named, host.Engines).Name
            : project.Engine
                ?? throw UndriftException.Usage(
                    "which engine is it for? No file here says it",
                    next: $"add --engine {string.Join(" or --engine ", host.Engines.Select(engine => engine.Name))}"
                );

    private sealed class Options
    {
        public Option<string?> Engine { get; } = new SharedOptions().Engine;

        private readonly Option<bool> _yes = new("--yes")
        {
            Description = "Ask nothing; files that are there stay as they are, but for lines that are added",
        };
        private readonly Option<bool> _dryRun = new("--dry-run")
        {
            Description = "Write nothing, show what would be written",
        };
        private readonly Option<bool> _overwrite = new("--overwrite")
        {
            Description = "Replace files that say something else",
        };

        public void AddTo(Command command)
        {
            foreach (var option in (Option[])[Engine, _yes, _dryRun, _overwrite])
                command.Options.Add(option);
        }

        public FileWriting Writing(ParseResult parsed, CliHost host) =>
            new(host, Directory.GetCurrentDirectory())
            {
                Yes = parsed.GetValue(_yes),
                DryRun = parsed.GetValue(_dryRun),
                Overwrite = parsed.GetValue(_overwrite),
            };
    }
}
